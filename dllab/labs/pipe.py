"""What goes through the pipe between a window or a grader and the process that judges: JSON, a line each.

A Sentence goes as its template and values, so that it can be said in another language at the other end.
"""

import json
from pathlib import PurePath
from typing import Any

from dllab.messages import Sentence

TEMPLATE, VALUES = "template", "values"


def packed(value: Any) -> bytes:
    """A value as one line."""
    return json.dumps(_plain(value)).encode() + b"\n"


def unpacked(line: bytes) -> Any:
    """The value in a line; raises ValueError for what is no JSON, or no sentence where one should be."""
    return _whole(json.loads(line))


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        return {TEMPLATE: value.template, VALUES: {key: _written(one) for key, one in value.values.items()}}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _written(value: Any) -> Any:
    """What fills a place in a sentence: numbers stay numbers, since the sentence may say how they are written."""
    if isinstance(value, PurePath) or not isinstance(value, str | int | float | None):
        return str(value)
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {TEMPLATE, VALUES}:
        try:
            return Sentence(value[TEMPLATE], **value[VALUES])
        except (LookupError, AttributeError, TypeError) as error:
            raise ValueError("no sentence") from error
    return {key: _whole(one) for key, one in value.items()}
