"""What becomes of numbers that are kept in float32: which are lost, and which lie too far from all others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, showable
from dllab.datasets.scaling import MOST_DEVIATIONS, Scaling
from dllab.messages import text

KEPT = 0.9  # share of the different values of a feature; where fewer are left, it is said
FAR = 1e6  # times the distance of the quartiles: no measurement, but a mark for "no data" or a slip
NEAR = 1000.0  # deviations: values that lie nearer to their mean are told apart by float32
MOST_SORTED = 1 << 20  # numbers at once
SAMPLE = 200  # rows that a first look takes

Parts = Mapping[str, NDArray]


@dataclass(frozen=True, eq=False)
class Origin:
    """Where in a file examples come from: rows, int64[N] of every part, counted from 1; what the target is called."""

    file: str
    rows: Mapping[str, NDArray[np.int64]]
    target: str


@dataclass(frozen=True, eq=False)
class Numbers:
    """float64 or float32[N, columns] of the parts "train", "val" and "test", called x_train, … or y_train, ….

    names: of the columns; origin: the file they come from, or None.
    """

    letter: str
    parts: Parts
    names: Sequence[str]
    origin: Origin | None = None

    def as_float32(self, standardize: bool, shared: bool = False) -> "Single":
        """The numbers as the network takes them, scaled by the training examples' moments where that is asked for.

        Raises DataError for a value that is then more than a float32 can hold, and for a column whose values would
        all become one. Pixels, whose scale is `shared`, are not looked through one by one.
        """
        train = self.parts["train"]
        scaling = Scaling.measured(train, shared) if standardize else Scaling.none()
        made = {}
        for part, raw in self.parts.items():
            made[part] = scaling.scaled(raw) if standardize else np.array(raw, np.float32)
            beyond = ~np.isfinite(made[part])
            if beyond.any():
                row, column = np.argwhere(beyond)[0].tolist()
                self._refuse_beyond(part, row, column)
        if shared:
            return Single(made, scaling, ())
        is_copy = not standardize and train.dtype == np.float32
        lost = [] if is_copy else self._lost(made["train"], standardize)
        return Single(made, scaling, (*self._far(), *lost))

    def _far(self) -> list[Note]:
        everything = np.concatenate(list(self.parts.values()))
        ends = np.cumsum([len(raw) for raw in self.parts.values()])
        notes = []
        for row, column, times in far_values(everything):
            number = int(np.searchsorted(ends, row, "right"))
            part = list(self.parts)[number]
            within = row - (int(ends[number - 1]) if number else 0)
            value = everything[row, column].item()
            if self.origin is None:
                notes.append(Note(
                    text("{where} is {value:.6g}; it lies {times:.1e} times as far from the others as these lie apart. "
                         "If it marks a missing value, leave the example out"),
                    {"where": f"{self.letter}_{part}[{within}, {column}]", "value": value, "times": times},
                ))  # fmt: skip
            else:
                notes.append(Note(
                    text("{file}, row {row}, column {column!r}: {value:.6g} lies {times:.1e} times as far from the "
                         "others as these lie apart. If it marks a missing value, leave the field empty"),
                    {"file": showable(self.origin.file), "row": int(self.origin.rows[part][within]),
                     "column": showable(self._name(column)), "value": value, "times": times},
                ))  # fmt: skip
        return notes

    def _lost(self, made: NDArray[np.float32], standardized: bool) -> list[Note]:
        template = (
            text("{column}: of {all:,} different values, {kept:,} are left after standardizing in float32, for some "
                 "lie far from all others; take those out")
            if standardized
            else text("{column}: of {all:,} different values, {kept:,} are left in float32; standardize it, or "
                      "subtract its smallest value")
        )  # fmt: skip
        notes = []
        for column, before, after in lost_values(self.parts["train"], made):
            if after == 1:
                self._refuse_lost(column, before, made, standardized)
            values = {"column": showable(self._name(column)), "all": before, "kept": after}
            notes.append(Note(template, values))
        return notes

    def _refuse_lost(self, column: int, before: int, made: NDArray[np.float32], standardized: bool) -> NoReturn:
        template = (
            text("{column}: its {all:,} different values lie closer together than numbers can hold")
            if standardized
            else text("{column}: its {all:,} different values would all become {value:.9g} in float32; standardize "
                      "it, or subtract its smallest value")
        )  # fmt: skip
        raise DataError(template, column=self._name(column), all=before, value=float(made[0, column]))

    def _refuse_beyond(self, part: str, row: int, column: int) -> NoReturn:
        value = self.parts[part][row, column].item()
        if self.origin is None:
            raise DataError(
                text("{where} is {value:.6g}; standardized, it is more than a 32-bit float can hold. If it marks a "
                     "missing value, leave the example out"),
                where=f"{self.letter}_{part}[{row}, {column}]", value=value,
            )  # fmt: skip
        raise DataError(
            text("{file}, row {row}, column {column!r}: {value:.6g}, standardized, is more than a 32-bit float can "
                 "hold. If it marks a missing value, leave the field empty, and drop or fill missing values"),
            file=self.origin.file, row=int(self.origin.rows[part][row]), column=self._name(column), value=value,
        )  # fmt: skip

    def _name(self, column: int) -> str:
        return self.names[column]


@dataclass(frozen=True, eq=False)
class Single:
    """float32[N, columns] of every part, how they were scaled, and what is lost or lies far from all others."""

    parts: Mapping[str, NDArray[np.float32]]
    scaling: Scaling
    notes: tuple[Note, ...]


def lost_values(raw: NDArray, made: NDArray[np.float32]) -> list[tuple[int, int, int]]:
    """Columns that keep fewer than nine in ten of their different values: (column, values of raw, values of made).

    A column whose values lie near to their mean, and this near to zero, is not looked at: float32 holds it.
    """
    low, high = raw.min(0).astype(np.float64), raw.max(0).astype(np.float64)
    mean, deviation = raw.mean(0, np.float64), raw.std(0, np.float64)
    reach = np.maximum(high - mean, mean - low)
    held = (np.abs(mean) <= MOST_DEVIATIONS * deviation) & (reach <= np.minimum(NEAR, _reach(len(raw))) * deviation)
    columns = np.flatnonzero((high > low) & ~held)
    at_once = max(1, MOST_SORTED // max(len(raw), 1))
    found: list[tuple[int, int, int]] = []
    for start in range(0, len(columns), at_once):
        part = columns[start : start + at_once]
        order = np.argsort(raw[:, part], axis=0, kind="stable")
        before = 1 + np.count_nonzero(np.diff(np.take_along_axis(raw[:, part], order, 0), axis=0), axis=0)
        after = 1 + np.count_nonzero(np.diff(np.take_along_axis(made[:, part], order, 0), axis=0), axis=0)
        lost = after < KEPT * before
        found += zip(part[lost].tolist(), before[lost].tolist(), after[lost].tolist(), strict=True)
    return found


def _reach(count: int) -> float:
    """Deviations that one of so many values surely lies from their mean where a hundred far ones outweigh the rest."""
    return 0.1 * float(np.sqrt(count))


def far_values(values: NDArray) -> list[tuple[int, int, float]]:
    """The farthest value of every column that lies over a million quartile distances from the median.

    values: [N, columns]; gives (row, column, how many quartile distances). Source: Tukey (1977), fences, set far out.
    """
    if len(values) < 4:
        return []
    first_look = values[:: max(1, len(values) // SAMPLE)]
    spread = values.max(0).astype(np.float64) - values.min(0)
    low, high = np.quantile(first_look, (0.25, 0.75), axis=0)
    found = []
    for column in np.flatnonzero((high > low) & (spread > FAR / 100 * (high - low))).tolist():
        one = values[:, column].astype(np.float64)
        low_one, middle, high_one = np.quantile(one, (0.25, 0.5, 0.75))
        distances = np.abs(one - middle)
        row = int(distances.argmax())
        if high_one > low_one and distances[row] > FAR * (high_one - low_one):
            found.append((row, column, float(distances[row]) / float(high_one - low_one)))
    return found
