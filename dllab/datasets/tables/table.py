"""A whole table in memory."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.tables.columns import Column, ColumnBuilder
from dllab.datasets.tables.manner import Manner
from dllab.datasets.tables.source import Progress, Record, Stamp, stamp
from dllab.datasets.tables.survey import Survey, places_of, survey, trimmed
from dllab.messages import text

SHOWN = 6  # names
CHUNK = 1 << 14  # fields taken in at once: few enough that a window beside it does not stutter,
CHUNK_ROWS = 200  # and rows: few enough that Python's garbage collector sees no reason to run, at twice the time,
LEAST_ROWS = 16  # and enough that ten thousand columns are not asked one field at a time


@dataclass(frozen=True, eq=False)
class DataTable:
    """Columns, and int64[N] `rows`: where each row stands in the file, counted from 1 as a spreadsheet does.

    like: how the file was read.
    """

    path: Path
    like: Survey
    columns: tuple[Column, ...]
    rows: NDArray[np.int64]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where the column of each name stands."""
        return places_of(self.names)

    def place(self, index: int) -> dict[str, object]:
        """Where a row, found by its index in the table, stands: the fields `file` and `row` of a message."""
        return {"file": self.path.name, "row": int(self.rows[index])}


class Tables:
    """Reads tables and keeps the last one: who edits what is made of a file asks for it again and again."""

    def __init__(self) -> None:
        self._last: tuple[Stamp, Manner, DataTable] | None = None

    def read(self, path: Path, manner: Manner, progress: Progress) -> DataTable:
        """The whole file, or what was kept of it where it has not changed since; raises DataError.

        progress: told (done, total) bytes; what it raises passes through and stops the reading.
        """
        key = (stamp(path), manner)
        if self._last is None or self._last[:2] != key:
            self._last = None  # two tables need not be in memory at once
            self._last = (*key, _read(path, survey(path, manner), progress))
        return self._last[2]


def _read(path: Path, like: Survey, progress: Progress) -> DataTable:
    builders = [
        ColumnBuilder(name, kind, style) for name, kind, style in zip(like.names, like.kinds, like.styles, strict=True)
    ]
    lines = like.rows.records(progress)
    if like.has_header:
        next(lines)
    rows = []
    for chunk in _chunks(lines, min(CHUNK_ROWS, max(LEAST_ROWS, CHUNK // len(builders)))):
        numbers, fields = _checked(path, chunk, len(builders))
        if like.markers:
            fields = [like.markers.blanked(found) for found in fields]
        for builder, column in zip(builders, zip(*fields, strict=True), strict=True):
            builder.add(column)
        rows.append(np.array(numbers))
    if not rows:
        shown = [*like.names[:SHOWN], *(["…"] if len(like.names) > SHOWN else [])]
        raise DataError(
            text("{file} has no rows below its header ({names}); add an example a row"), file=path.name, names=shown
        )
    return DataTable(path, like, tuple(builder.finish() for builder in builders), np.concatenate(rows))


def _chunks(lines: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while chunk := list(itertools.islice(lines, size)):
        yield chunk


def _checked(path: Path, chunk: Sequence[Record], width: int) -> tuple[list[int], list[list[str]]]:
    """Numbers and fields of the records, all as wide as the first row; raises DataError for one that is not."""
    numbers: list[int] = []
    rows: list[list[str]] = []
    for row, found in chunk:
        fields = found if len(found) == width else trimmed(found, width)
        if len(fields) != width:
            template = (
                text("{file}, row {row} has {found} values, the last {value!r}; the first row has {expected}. If rows "
                     "begin with their names, write a name above these as well")
                if len(fields) == width + 1 > 2 and not numbers
                else text("{file}, row {row} has {found} values, the last {value!r}; the first row has {expected}")
                if width > 1
                else text("{file}, row {row} has {found} values, the last {value!r}, and the first row has one; if "
                          "that is a title, take out what stands above the names of the columns")
            )  # fmt: skip
            raise DataError(template, file=path.name, row=row, found=len(fields), expected=width, value=fields[-1])
        numbers.append(row)
        rows.append(fields)
    return numbers, rows
