"""Rows in which values are missing: refused with both ways out, dropped, or filled in."""

from collections.abc import Collection, Sequence
from typing import Literal, NoReturn

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note, Remedy, shortened
from dllab.datasets.tables.asked import Asked
from dllab.datasets.tables.columns import Column
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

Missing = Literal["refuse", "drop rows", "fill"]

SHOWN = 4  # columns whose filling is told
LONGEST = 30  # characters of a name or category in that
DROP = Remedy(text("Drop these rows"), "missing", "drop rows")
FILL = Remedy(text("Fill them in"), "missing", "fill")


def kept_rows(
    table: DataTable, target: Column, inputs: Collection[Column], missing: Missing, asked: Asked
) -> NDArray[np.int64]:
    """Indices of the rows that become examples; raises DataError for a gap where gaps are refused.

    Rows without a target are dropped where gaps are filled, for a target is never made up.
    """
    used = [*inputs, target]
    if missing == "refuse":
        if any(column.first_missing for column in used):
            _refuse(table, target, inputs, asked)
        return np.arange(len(table.rows))
    return np.flatnonzero(~_gaps(table, used if missing == "drop rows" else [target]))


def fill(table: DataTable, column: Column, kept: NDArray[np.int64]) -> float:
    """What stands for a missing value: the mean, or the index of the most frequent category; raises DataError."""
    present = column.values[kept][~column.missing[kept]]
    if not len(present):
        raise DataError(
            text("{file}, column {column!r} holds no value at all; leave the column out"),
            file=table.path.name, column=column.name,
        )  # fmt: skip
    return float(present.mean() if column.kind == "number" else np.bincount(present.astype(np.int64)).argmax())


def filled(table: DataTable, column: Column, kept: NDArray[np.int64]) -> NDArray[np.float64]:
    """float64[N] of a column's values in the rows `kept`, with something in every gap."""
    values, gaps = column.values[kept], column.missing[kept]
    return np.where(gaps, fill(table, column, kept), values) if gaps.any() else values


def gap_notes(
    table: DataTable, inputs: Collection[Column], kept: NDArray[np.int64], missing: Missing
) -> tuple[Note, ...]:
    """How many rows were left out, and what was filled in."""
    notes = []
    dropped = len(table.rows) - len(kept)
    if dropped:
        notes.append(Note(text("{count:,} rows with missing values are left out"), {"count": dropped}))
    fills = _fills(table, inputs, kept) if missing == "fill" else []
    if fills:
        notes.append(Note(text("Missing values are filled in: {fills}"), {"fills": _joined(fills)}))
    return tuple(notes)


def _gaps(table: DataTable, columns: Collection[Column]) -> NDArray[np.bool_]:
    """bool[N]: which rows lack a value of these columns; one with too many categories is refused in its own place."""
    found = np.zeros(len(table.rows), bool)
    for column in columns:
        if not column.endless:
            found |= column.missing
    return found


def _fills(table: DataTable, inputs: Collection[Column], kept: NDArray[np.int64]) -> list[str]:
    """What would stand in each column's gaps: “age = 31.2”; raises DataError for a column that holds nothing."""
    said = []
    for column in inputs:
        if column.endless or not column.missing[kept].any():
            continue
        value = fill(table, column, kept)
        shown = f"{value:.6g}" if column.kind == "number" else shortened(column.categories[int(value)], LONGEST)
        said.append(f"{shortened(column.name, LONGEST)} = {shown}")
    return said


def _is_empty(column: Column, kept: NDArray[np.int64]) -> bool:
    return not column.endless and bool(column.missing[kept].all())


def _joined(fills: Sequence[str]) -> str:
    return ", ".join([*fills[:SHOWN], *(["…"] if len(fills) > SHOWN else [])])


def _refuse(table: DataTable, target: Column, inputs: Collection[Column], asked: Asked) -> NoReturn:
    """Say where the first gap is, how many rows have one, and what would be filled in."""
    used = [*inputs, target]
    gaps = [(column.first_missing, column.name) for column in used if column.first_missing]
    (index, value), name = min(gaps)
    found = _gaps(table, used)
    place = {**table.place(index), "column": name, "value": value, "count": int(found.sum())}
    drop = [] if found.all() else [DROP]
    kept = np.flatnonzero(~_gaps(table, [target]))
    try:
        fills = _fills(table, inputs, kept)
    except DataError:  # a column holds nothing that gaps could be filled from
        empty = [column for column in inputs if _is_empty(column, kept)]
        raise DataError(
            text("{file}, row {row}, column {column!r}: the value is missing ({value!r}); rows with a gap: {count:,}; "
                 "drop those rows, or leave out the columns that hold nothing"), **place,
        ).offering(*drop, asked.without(table, empty)) from None  # fmt: skip
    if not fills:
        raise DataError(
            text("{file}, row {row}, column {column!r}: the value is missing ({value!r}); rows with a gap: {count:,}; "
                 "a target is never made up: drop those rows"), **place,
        ).offering(*drop)  # fmt: skip
    raise DataError(
        text("{file}, row {row}, column {column!r}: the value is missing ({value!r}); rows with a gap: {count:,}; "
             "drop those rows, or fill them in with means and most frequent categories: {fills}"),
        fills=_joined(fills), **place,
    ).offering(*drop, FILL)  # fmt: skip
