"""What a number has to be: bounds, and how far within them it lies."""

import math
from dataclasses import dataclass
from typing import Self

from pydantic import model_validator

from dllab.labs.tables import NotSound, Pair, Table
from dllab.messages import text
from dllab.numerals import number

EXACT = 15  # significant digits, with which a bound is written as it was typed: what fails is not below what is shown


class Near(Table):
    """As good as `value`: off by at most `within` of its size, or by `margin`."""

    value: float
    within: float = 0.0
    margin: float = 0.0

    @property
    def limits(self) -> tuple[float, float]:
        """The smallest and the largest number that will do."""
        off = max(abs(self.value) * self.within, self.margin)
        return self.value - off, self.value + off


class Bounded(Table):
    """The bounds of a measured number; all that are given hold together."""

    at_least: float | None = None
    at_most: float | None = None
    between: Pair[float] | None = None
    near: Near | None = None

    @model_validator(mode="after")
    def _bounds_something(self) -> Self:
        if self.limits == (-math.inf, math.inf) and not self.other_bounds:
            raise NotSound(text("needs a bound: at_least, at_most, between or near"))
        if self.limits[0] > self.limits[1]:
            raise NotSound(text("has bounds that no number can meet"))
        return self

    @property
    def other_bounds(self) -> bool:
        """Whether something else than a number is asked for."""
        return False

    @property
    def limits(self) -> tuple[float, float]:
        """The smallest and the largest number that will do; infinite where there is no bound."""
        low, high = [-math.inf], [math.inf]
        for bound, limit in ((low, self.at_least), (high, self.at_most)):
            bound += [] if limit is None else [limit]
        for pair in (self.between, self.near and self.near.limits):
            if pair:
                low.append(pair[0])
                high.append(pair[1])
        return max(low), min(high)

    def holds(self, value: float) -> bool:
        """Whether a number is within the bounds; NaN, which was not measured, never is."""
        low, high = self.limits
        return low <= value <= high

    def reached(self, value: float) -> tuple[tuple[str, bool], ...]:
        """What each level beyond the bounds asks for, and whether a number reaches it."""
        return ()

    @property
    def needed(self) -> str:
        """The bounds as people write them."""
        low, high = self.limits
        if low == high:
            return f"= {number(low, EXACT)}"
        if math.isinf(high):
            return f"≥ {number(low, EXACT)}"
        return f"≤ {number(high, EXACT)}" if math.isinf(low) else f"{number(low, EXACT)} … {number(high, EXACT)}"

    def margin(self, value: float) -> "Margin | None":
        """How far within its nearest bound a number lies; None where that cannot be said."""
        low, high = self.limits
        found = [Margin.of(value, bound, side) for bound, side in ((low, 1), (high, -1)) if math.isfinite(bound)]
        return None if math.isnan(value) else min(found, key=lambda margin: margin.slack, default=None)


@dataclass(frozen=True)
class Margin:
    """How far a number lies within a bound: a factor where both are positive, else a difference.

    A factor of 1, or a difference of 0, lies on the bound; less lies beyond it.
    """

    value: float
    is_factor: bool

    @classmethod
    def of(cls, value: float, bound: float, side: int) -> "Margin":
        """side: 1 for a lower bound, −1 for an upper one."""
        if value > 0 and bound > 0:
            return cls((value / bound) ** side if math.isfinite(value) else math.inf**side, True)
        return cls((value - bound) * side, False)

    @property
    def slack(self) -> float:
        """By which margins are compared: 0 on the bound."""
        if not self.is_factor:
            return self.value
        return math.log(self.value) if self.value > 0 else -math.inf

    def __str__(self) -> str:
        return f"×{number(self.value)}" if self.is_factor else number(self.value)
