"""The values of a column, gathered chunk by chunk."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import EXACT, LARGEST
from dllab.datasets.tables.digits import Digits
from dllab.datasets.tables.grouping import Groups
from dllab.datasets.tables.look import Kind, is_missing
from dllab.datasets.tables.markers import Gap
from dllab.datasets.tables.numbers import SHARES, OtherMark, OtherUnit, Style, in_style
from dllab.messages import text

MOST_CATEGORIES = 1000


@dataclass(frozen=True)
class Flaw:
    """A value that cannot be used, by the index of its row, and the message that says so."""

    index: int
    value: str
    template: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A field that programs would read differently, by the index of its row, and the number that it is taken for."""

    index: int
    value: str
    number: float


@dataclass(frozen=True, eq=False)
class Column:
    """values: float64[N] numbers, NaN where missing; or indices into `categories`, −1 where missing.

    first_missing: the index of the first row without a value and what stands there, or None. A column with a `flaw`,
    or with more than 1,000 different texts (`endless`), cannot be used, but may be left out; it has no values.
    reading: the first number that is written in groups, with a unit or in parentheses, or None.
    """

    name: str
    kind: Kind
    values: NDArray[np.float64]
    categories: tuple[str, ...]
    first_missing: tuple[int, str] | None
    flaw: Flaw | None
    reading: Reading | None

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
    """Takes in fields of a column; `kind` and `style` decide how they are read."""

    def __init__(self, name: str, kind: Kind, style: Style):
        self._name, self._kind, self._style = name, kind, style
        self._groups, self._digits = Groups(style), Digits()
        self._chunks: list[NDArray[np.float64]] = []
        self._count = 0
        self._categories: dict[str, int] = {}
        self._first_missing: tuple[int, str] | None = None
        self._flaw: Flaw | None = None
        self._reading: Reading | None = None

    def add(self, fields: Sequence[str]) -> None:
        """Take in the next fields; after one that cannot be used, or too many categories, nothing more is read."""
        if self._flaw or len(self._categories) > MOST_CATEGORIES:
            return
        try:
            values = self._numbers(fields) if self._kind == "number" else self._indices(fields)
        except _Unreadable as wrong:
            place, template = wrong.args
            self._flaw = Flaw(self._count + place, fields[place], template, {"unit": self._style.unit})
            return
        if self._first_missing is None:
            gaps = np.flatnonzero(np.isnan(values) if self._kind == "number" else values == -1)
            if len(gaps):
                gap = fields[gaps[0]]
                written = gap.written if isinstance(gap, Gap) else gap
                self._first_missing = (self._count + int(gaps[0]), written)
        self._chunks.append(values)
        self._count += len(values)

    def finish(self) -> Column:
        """The whole column."""
        values = np.concatenate([np.zeros(0), *self._chunks])
        self._chunks.clear()
        doubt = self._groups.doubt()
        if doubt and not self._flaw:
            self._flaw = Flaw(doubt.index, doubt.value, text(
                "{file}, row {row}, column {column!r}: {value!r} may be {fraction} or {whole}; write it without a "
                "mark between thousands, or with another number of decimals"
            ), {"fraction": doubt.fraction, "whole": doubt.whole})  # fmt: skip
        merged = self._digits.merged
        if merged and not self._flaw:
            self._flaw = Flaw(merged.index, merged.value, text(
                "{file}, row {row}, column {column!r}: {value!r} has more digits than a number keeps, and would become "
                "the same as {other!r}; leave the column out if it holds identifiers, or take off the digits that all "
                "have in common"
            ), {"other": merged.other})  # fmt: skip
        if self._groups.taken_as_fraction and not self._reading:
            taken = self._groups.taken_as_fraction
            self._reading = Reading(taken.index, taken.value, float(taken.fraction))
        return Column(
            self._name, self._kind, values, tuple(self._categories), self._first_missing, self._flaw, self._reading
        )

    def _numbers(self, fields: Sequence[str]) -> NDArray[np.float64]:
        try:
            values = np.fromiter(map(float, self._as_python_reads(fields)), np.float64, len(fields))
        except ValueError:
            values = np.fromiter(map(self._number, range(len(fields)), fields), np.float64, len(fields))
        sizes = np.abs(values)
        if (sizes >= EXACT).any():
            self._look_at_large(fields, values, sizes)
        self._groups.add(self._count, fields, values)
        return values

    def _look_at_large(self, fields: Sequence[str], values: NDArray[np.float64], sizes: NDArray[np.float64]) -> None:
        """Refuse what no float32 holds, and note whole numbers that a float64 cannot tell apart."""
        too_large = sizes > LARGEST
        if too_large.any():
            place = int(too_large.argmax())
            template = (
                text("{file}, row {row}, column {column!r}: {value!r} is more than a 32-bit float can hold")
                if any(map(str.isdigit, fields[place]))
                else text("{file}, row {row}, column {column!r}: {value!r} is infinite; every value must be finite")
            )
            raise _Unreadable(place, template)
        self._digits.add(self._count, fields, values)

    def _as_python_reads(self, fields: Sequence[str]) -> Iterable[str]:
        """The fields with decimal points; raises ValueError where Python would not read them as the column does."""
        joined = "".join(fields)
        if "_" in joined or self._style.unit in SHARES or self._style.decimal == "," and "." in joined:
            raise ValueError
        return fields if self._style.decimal == "." else [field.replace(",", ".") for field in fields]

    def _number(self, place: int, field: str) -> float:
        try:
            found = in_style(field, self._style)
        except OtherMark:
            raise _Unreadable(place, text(
                "{file}, row {row}, column {column!r}: {value!r} has another decimal mark than the others of its "
                "column; write all of them alike"
            )) from None  # fmt: skip
        except OtherUnit:
            template = (
                text("{file}, row {row}, column {column!r}: {value!r} is not in the unit of the others of its column, "
                     "{unit!r}; write all of them alike")
                if self._style.unit
                else text("{file}, row {row}, column {column!r}: {value!r} has a unit, and the others of its column "
                          "have none; write all of them alike")
            )  # fmt: skip
            raise _Unreadable(place, template) from None
        except ValueError:
            if is_missing(field):
                return np.nan
            raise _Unreadable(place, text(
                "{file}, row {row}, column {column!r}: {value!r} is not a number, as the others of its column are; "
                "correct it, or leave the column out"
            )) from None  # fmt: skip
        if self._reading is None and found.value and (found.grouped or found.unit or found.enclosed):
            self._reading = Reading(self._count + place, field, found.value)
        return found.value

    def _indices(self, fields: Sequence[str]) -> NDArray[np.float64]:
        known = self._categories
        names = (name if name.isascii() else unicodedata.normalize("NFC", name) for name in map(str.strip, fields))
        indices = [-1 if is_missing(name) else known.setdefault(name, len(known)) for name in names]
        return np.array(indices, np.float64)
