"""What a check says of what was handed in."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dllab.labs.bounds import EXACT, Margin
from dllab.labs.numbers import NotANumber, read_number
from dllab.messages import Sentence
from dllab.numerals import number
from dllab.output import plain


@dataclass(frozen=True)
class Result:
    """One check, or one answer.

    what: the thing that was looked at, in the words of the file. ok: whether it is as it has to be. value: what was
    found: a number, NaN where nothing was measured, a text, or None where the check asks for no value. needed: what
    would be right. reason: why nothing could be found. margin: as Bounded.margin has it. tiers: what each level above
    `needed` asks for, and whether it is reached.
    """

    what: str
    ok: bool
    value: float | str | None = None
    needed: str = ""
    reason: Sentence | None = None
    margin: Margin | None = None
    inner: tuple["Result", ...] = ()
    tiers: tuple[tuple[str, bool], ...] = ()

    @property
    def share(self) -> float:
        """Of its points that are earned."""
        reached = [self.ok, *(self.ok and reached for _, reached in self.tiers)]
        return sum(reached) / len(reached)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        table = {"what": self.what, "ok": self.ok, "value": plain(self.value), "needed": self.needed}
        extra: dict[str, Any] = {"reason": self.reason, "margin": self.margin and str(self.margin)}
        extra["tiers"] = [list(tier) for tier in self.tiers]
        table |= {key: value for key, value in extra.items() if value}
        return table | ({"inner": [one.as_json() for one in self.inner]} if self.inner else {})


def value_said(value: float | str | None, needed: str = "", tiers: Iterable[Sequence[Any]] = ()) -> str:
    """A result's value as people write it.

    With four digits, or with as many as leave it on its own side of every bound in `needed` and `tiers`, which are as
    in Result.
    """
    if value is None or isinstance(value, str):
        return value or "–"
    written = [number(value, digits) for digits in range(4, EXACT + 1)]
    if not math.isfinite(value):
        return written[0]
    bounds = [bound for asked in (needed, *(tier[0] for tier in tiers)) for bound in _numbers(asked)]
    sides = [_side(value, bound) for bound in bounds]
    return next((one for one in written if [_side(at, bound) for at in _numbers(one) for bound in bounds] == sides),
                written[0])  # fmt: skip


def _side(value: float, bound: float) -> int:
    """On which side of a bound it lies: −1, 0 or 1."""
    return (value > bound) - (value < bound)


def _numbers(needed: str) -> Iterator[float]:
    """The numbers in it, read as they are written; none that is too large to be one once it is rounded."""
    for part in needed.split():
        with suppress(NotANumber):
            yield read_number(part)
