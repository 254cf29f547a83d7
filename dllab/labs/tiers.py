"""Levels above what a score has to be, such as medium, strong and boss: each earns a further share of the points."""

import itertools
import math
from typing import Annotated, Self

from pydantic import Field, model_validator

from dllab.labs.bounds import EXACT, Bounded
from dllab.labs.tables import List, NotSound
from dllab.messages import text
from dllab.numerals import number

MOST = 3  # above the bound

Level = Annotated[float, Field(allow_inf_nan=False)]


class Tiered(Bounded):
    """A bound on one side, and further ones beyond it. The bound and each tier are worth the same share."""

    tiers: List[Level] = Field((), max_length=MOST)

    @model_validator(mode="after")
    def _go_on(self) -> Self:
        if not self.tiers:
            return self
        low, high = self.limits
        if math.isfinite(low) == math.isfinite(high):
            raise NotSound(text("tiers need a bound on one side, at_least or at_most"))
        levels = [low, *self.tiers] if math.isfinite(low) else [-level for level in (high, *self.tiers)]
        if any(later <= before for before, later in itertools.pairwise(levels)):
            raise NotSound(text("every tier must ask for more than the one before it, and than the bound"))
        return self

    def reached(self, value: float) -> tuple[tuple[str, bool], ...]:
        up = math.isfinite(self.limits[0])
        sign = "≥" if up else "≤"
        return tuple((f"{sign} {number(tier, EXACT)}", value >= tier if up else value <= tier) for tier in self.tiers)
