"""The values that a setting takes one after another, as a person writes them.

0.1,0.01            a list; commas inside brackets or quotes belong to a value: [8],[32,32]
1e-4..1:log:9       nine numbers from 1e-4 to 1, each so many times the one before (numpy.geomspace)
0..1:lin:5, 0..1:5  five numbers from 0 to 1, equally far apart (numpy.linspace)
"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import tomli_w

from dllab.experiment.assigning import value_of
from dllab.experiment.files import ExperimentError
from dllab.experiment.problems import shown
from dllab.messages import UserError, text

MOST_RUNS = 100_000
CLOSE = 1e-13  # of its size that a number in a range may be away from a whole one: rounding makes up to 1e-14 of it
CLOSING = {"[": "]", "{": "}", "(": ")"}
QUOTES = "\"'"


class TooManyRuns(UserError):
    """More runs than anybody waits for."""


def refuse_too_many(count: int) -> None:
    """Raise TooManyRuns for more than MOST_RUNS."""
    if count > MOST_RUNS:
        raise TooManyRuns(
            text("{count:,} runs are too many, {most:,} is the most: take fewer values, or draw some at random"),
            count=count, most=MOST_RUNS,
        )  # fmt: skip


def values_of(key: str, written: str, whole: bool) -> tuple[Any, ...]:
    """Every value of the setting `key` once, in order; raises ExperimentError, or TooManyRuns for more than MOST_RUNS.

    whole: whether it is a whole number: those in a range are rounded. So are they where both ends are written as whole
    numbers and all between come out as such.
    """
    found: dict[str, Any] = {}
    for piece in _pieces(written):
        if not piece:
            raise ExperimentError(
                text("{key} = {written}: a value is missing; write key=value,value or key=a..b:n"),
                key=key, written=shown(written),
            )  # fmt: skip
        low, dots, rest = piece.partition("..")
        values = _range(key, piece, low, rest, whole) if dots and _number(low) is not None else [value_of(piece)]
        found |= {repr(value): value for value in values}
    return tuple(found.values())


def as_written(value: Any) -> str:
    """A value as `values_of` reads it: in TOML, but a text without quotes where it can do without."""
    return value if isinstance(value, str) and _needs_no_quotes(value) else _in_toml(value)


def _needs_no_quotes(value: str) -> bool:
    low, dots, _ = value.partition("..")
    is_range = dots and _number(low) is not None
    return bool(value) and not is_range and list(_pieces(value)) == [value] and value_of(value) == value


def _in_toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_in_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_in_toml, value)) + "]"
    return tomli_w.dumps({"value": value}).removeprefix("value = ").rstrip("\n")


def _pieces(written: str) -> Iterator[str]:
    """What stands between the commas that are outside brackets and quotes."""
    begun, open_, quote = 0, [], ""
    for place, sign in enumerate(written):
        if quote:
            quote = "" if sign == quote and not (quote == '"' and _escaped(written, place)) else quote
        elif sign in QUOTES:
            quote = sign
        elif sign in CLOSING:
            open_.append(CLOSING[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
        elif sign == "," and not open_:
            yield written[begun:place].strip()
            begun = place + 1
    yield written[begun:].strip()


def _escaped(written: str, place: int) -> bool:
    before = written[:place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


def _range(key: str, written: str, low: str, rest: str, whole: bool) -> list[Any]:
    """The numbers of a range; see the module."""
    high, *more = rest.split(":")
    ends = _number(low), _number(high)
    kind, count = more if len(more) == 2 else ("lin", *more) if len(more) == 1 else ("", "")
    if None in ends or kind not in ("lin", "log") or not (count.isascii() and count.isdigit()):
        raise ExperimentError(
            text("{key} = {written} is no range: write a..b:n, a..b:lin:n or a..b:log:n, n numbers from a to b"),
            key=key, written=shown(written),
        )  # fmt: skip
    first, last = float(low), float(high)
    wrong = not (math.isfinite(first) and math.isfinite(last))
    if wrong or (kind == "log" and min(first, last) <= 0):
        raise ExperimentError(
            text("{key} = {written}: both ends must be finite numbers, and greater than 0 with log"),
            key=key, written=shown(written),
        )  # fmt: skip
    digits = count.lstrip("0")
    refuse_too_many(int(digits[:1000] or 0))  # counted before it is made
    if int(digits or 0) < 2:
        raise ExperimentError(
            text("{key} = {written}: a range has at least 2 numbers"), key=key, written=shown(written)
        )
    made = np.geomspace(first, last, int(digits)) if kind == "log" else np.linspace(first, last, int(digits))
    numbers: list[float] = made.tolist()
    rounded = [round(number) for number in numbers]
    exact = all(abs(one - other) <= CLOSE * max(abs(other), 1) for one, other in zip(rounded, numbers, strict=True))
    integral = all(isinstance(value_of(end), int) for end in (low, high))
    return list(rounded) if whole or (integral and exact) else list(numbers)
