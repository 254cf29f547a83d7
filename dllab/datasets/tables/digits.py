"""Whole numbers of so many digits that two of them become one."""

import decimal
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import EXACT

MOST_KEPT = 1 << 16


@dataclass(frozen=True)
class Merged:
    """A field, by the index of its row, that becomes the same number as another one."""

    index: int
    value: str
    other: str


class Digits:
    """Watches a column for the first field that a float64 cannot tell from an earlier one."""

    def __init__(self) -> None:
        self.merged: Merged | None = None
        self._known: dict[float, str] = {}

    def add(self, start: int, fields: Sequence[str], values: NDArray[np.float64]) -> None:
        """Look at the next fields, whose first has the index `start`, with their values."""
        if self.merged or len(self._known) > MOST_KEPT:
            return
        for place in np.flatnonzero(np.abs(values) >= EXACT).tolist():
            field = fields[place].strip()
            other = self._known.setdefault(float(values[place]), field)
            if other != field and _differ(field, other):
                self.merged = Merged(start + place, field, other)
                return


def _differ(field: str, other: str) -> bool:
    try:
        return decimal.Decimal(field) != decimal.Decimal(other)
    except decimal.InvalidOperation:  # written in groups, or with a unit
        return False
