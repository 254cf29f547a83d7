"""What a person should know of data that can be trained on: how they were read, and what they lose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dllab.messages import Sentence

LONGEST = 80  # characters of a name or value that are shown
LONGEST_OF_MANY = 30
LONGEST_PATH = 300


@dataclass(frozen=True)
class Remedy:
    """Another reading, one click away: what the click is called, and the parameter of the choice that it sets."""

    template: str
    key: str
    value: str
    values: Mapping[str, Any] = field(default_factory=dict)  # that fill the template


@dataclass(frozen=True)
class Note:
    """A sentence marked with `text`, what fills it, and other readings where there are any."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    remedies: tuple[Remedy, ...] = ()

    def __str__(self) -> str:
        return self.template.format(**self.values)


def showable(value: Any) -> Any:
    """A name or value as it fits into a sentence: shortened in its middle, and without halves of characters.

    A tuple or list of names becomes their list, parted by commas; all that is no text stays as it is.
    """
    if isinstance(value, str) and not isinstance(value, Sentence):
        return shortened(value, LONGEST)
    if isinstance(value, Path):
        return shortened(str(value), LONGEST_PATH)
    if isinstance(value, tuple | list) and value and all(isinstance(part, str) for part in value):
        return ", ".join(shortened(part, LONGEST_OF_MANY) for part in value)
    return value


def shortened(value: str, longest: int) -> str:
    """At most `longest` characters, "…" where some were left out; half a surrogate pair as its code."""
    if len(value) > longest:
        end = longest // 4
        value = f"{value[: longest - end - 1]}…{value[-end:]}"
    return value.encode("utf-8", "backslashreplace").decode()
