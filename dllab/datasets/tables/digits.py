"""Whole numbers of so many digits that two of them become one."""

import decimal
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import EXACT

MOST_KEPT = 1 << 16
POWER = re.compile(r"(?<=[\d.,])(?:[eE][+-]?\d+|[dD][+-]\d+)")


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
    """Whether two fields that became one number were two: in groups or with a unit, by their digits."""
    try:
        return decimal.Decimal(field) != decimal.Decimal(other)
    except decimal.InvalidOperation:
        return _digits(field) != _digits(other)


def _digits(field: str) -> str:
    """Those of a number, without zeros at its ends: of one size, 1,000 and 1,000.00 are one number, and so is 1e3."""
    signs = POWER.sub("", field)
    return "".join(str(unicodedata.decimal(sign)) for sign in signs if sign.isdecimal()).strip("0")
