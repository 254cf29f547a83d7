"""The values of a column, gathered chunk by chunk."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import LARGEST
from dllab.datasets.tables.survey import MISSING, Kind, is_missing, number
from dllab.messages import text

MOST_CATEGORIES = 1000


@dataclass(frozen=True)
class Flaw:
    """A value that cannot be used, by the index of its row, and the message that says so."""

    index: int
    value: str
    template: str


@dataclass(frozen=True, eq=False)
class Column:
    """values: float64[N] numbers, NaN where missing; or indices into `categories`, −1 where missing.

    first_missing: the index of the first row without a value and what stands there, or None. A column with a `flaw`,
    or with more than 1,000 different texts (`endless`), cannot be used, but may be left out; it has no values.
    """

    name: str
    kind: Kind
    values: NDArray[np.float64]
    categories: tuple[str, ...]
    first_missing: tuple[int, str] | None
    flaw: Flaw | None

    @property
    def endless(self) -> bool:
        """Whether there are more categories than anybody wants."""
        return len(self.categories) > MOST_CATEGORIES

    @property
    def missing(self) -> NDArray[np.bool_]:
        """bool[N]: where there is no value."""
        return np.isnan(self.values) if self.kind == "number" else self.values < 0


class _Unreadable(Exception):
    """The place of a value in its chunk, and the message's template."""


class ColumnBuilder:
    """Takes in fields of a column; `kind` decides how they are read."""

    def __init__(self, name: str, kind: Kind, decimal_comma: bool):
        self._name, self._kind, self._decimal_comma = name, kind, decimal_comma
        self._chunks: list[NDArray[np.float64]] = []
        self._count = 0
        self._categories: dict[str, int] = {}
        self._first_missing: tuple[int, str] | None = None
        self._flaw: Flaw | None = None

    def add(self, fields: Sequence[str]) -> None:
        """Take in the next fields; after one that cannot be used, or too many categories, nothing more is read."""
        if self._flaw or len(self._categories) > MOST_CATEGORIES:
            return
        try:
            values = self._numbers(fields) if self._kind == "number" else self._indices(fields)
        except _Unreadable as wrong:
            place, template = wrong.args
            self._flaw = Flaw(self._count + place, fields[place], template)
            return
        if self._first_missing is None:
            gaps = np.flatnonzero(np.isnan(values) if self._kind == "number" else values == -1)
            if len(gaps):
                self._first_missing = (self._count + int(gaps[0]), fields[gaps[0]])
        self._chunks.append(values)
        self._count += len(values)

    def finish(self) -> Column:
        """The whole column."""
        values = np.concatenate([np.zeros(0), *self._chunks])
        self._chunks.clear()
        return Column(self._name, self._kind, values, tuple(self._categories), self._first_missing, self._flaw)

    def _numbers(self, fields: Sequence[str]) -> NDArray[np.float64]:
        try:
            if self._decimal_comma or any("_" in field for field in fields):
                raise ValueError  # not as Python reads it
            values = np.fromiter(map(float, fields), np.float64, len(fields))
        except ValueError:
            values = np.fromiter(map(self._number, range(len(fields)), fields), np.float64, len(fields))
        too_large = np.abs(values) > LARGEST
        if too_large.any():
            place = int(too_large.argmax())
            template = (
                text("{file}, row {row}, column {column!r}: {value!r} is more than a 32-bit float can hold")
                if any(map(str.isdigit, fields[place]))
                else text("{file}, row {row}, column {column!r}: {value!r} is infinite; every value must be finite")
            )
            raise _Unreadable(place, template)
        return values

    def _number(self, place: int, field: str) -> float:
        try:
            return number(field, self._decimal_comma)
        except ValueError:
            if is_missing(field):
                return np.nan
            template = text(
                "{file}, row {row}, column {column!r}: {value!r} is not a number, as the others of its column are"
            )
            raise _Unreadable(place, template) from None

    def _indices(self, fields: Sequence[str]) -> NDArray[np.float64]:
        known = self._categories
        names = map(str.strip, fields)
        indices = [-1 if name.lower() in MISSING else known.setdefault(name, len(known)) for name in names]
        return np.array(indices, np.float64)
