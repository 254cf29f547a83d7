"""A whole table in memory."""

import itertools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.tables.columns import Column, ColumnBuilder
from dllab.datasets.tables.source import Progress, Reading, Record, records
from dllab.datasets.tables.survey import HeaderRow, Survey, survey
from dllab.messages import text

CHUNK = 1 << 14  # fields taken in at once: few enough that a window beside it does not stutter,
CHUNK_ROWS = 200  # and rows: few enough that Python's garbage collector sees no reason to run, at twice the time


@dataclass(frozen=True, eq=False)
class Table:
    """Columns, and int64[N] `rows`: where each row stands in the file, counted from 1 as a spreadsheet does."""

    path: Path
    columns: tuple[Column, ...]
    rows: NDArray[np.int64]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    def place(self, index: int) -> dict[str, object]:
        """Where a row, found by its index in the table, stands: the fields `file` and `row` of a message."""
        return {"file": self.path.name, "row": int(self.rows[index])}


WAIT_SECONDS = 0.05
Key = tuple[Path, int, int, HeaderRow]
_last: tuple[Key, Table] | None = None  # the window, its preview and its runs ask for the same table again and again

_turn = threading.Lock()


def read_table(path: Path, header: HeaderRow, progress: Progress) -> Table:
    """The whole file, or what was kept of it where it has not changed since; raises DataError.

    progress: told (done, total) bytes; what it raises passes through and stops the reading.
    """
    global _last
    with Reading(path):
        found = path.stat()
    key = (path.resolve(), found.st_size, found.st_mtime_ns, header)
    while not _turn.acquire(timeout=WAIT_SECONDS):  # somebody else is reading, most likely the same file
        progress(0, found.st_size)
    try:
        kept = _last
        if kept is None or kept[0] != key:
            _last = None  # two tables need not be in memory at once
            _last = kept = (key, _read(path, survey(path, header), progress))
        return kept[1]
    finally:
        _turn.release()


def _read(path: Path, like: Survey, progress: Progress) -> Table:
    builders = [
        ColumnBuilder(name, kind, like.decimal_comma) for name, kind in zip(like.names, like.kinds, strict=True)
    ]
    lines = records(path, like.delimiter, progress)
    if like.has_header:
        next(lines)
    rows = []
    for chunk in _chunks(lines, min(CHUNK_ROWS, max(1, CHUNK // len(builders)))):
        numbers, fields = zip(*chunk, strict=True)
        _check_lengths(path, chunk, len(builders))
        for builder, column in zip(builders, zip(*fields, strict=True), strict=True):
            builder.add(column)
        rows.append(np.array(numbers))
    if not rows:
        raise DataError(text("{file} has no rows below its header"), file=path.name)
    return Table(path, tuple(builder.finish() for builder in builders), np.concatenate(rows))


def _chunks(lines: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while chunk := list(itertools.islice(lines, size)):
        yield chunk


def _check_lengths(path: Path, chunk: Sequence[Record], width: int) -> None:
    for row, fields in chunk:
        if len(fields) != width:
            raise DataError(
                text("{file}, row {row} has {found} values, the last {value!r}; the first row has {expected}"),
                file=path.name, row=row, found=len(fields), expected=width, value=fields[-1],
            )  # fmt: skip
