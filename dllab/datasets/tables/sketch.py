"""A glimpse of a table: its columns and first rows, before anything is decided."""

from dataclasses import dataclass
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.notes import Note
from dllab.datasets.tables.look import Kind, is_missing
from dllab.datasets.tables.manner import AUTO, Manner
from dllab.datasets.tables.survey import Survey, survey, trimmed

SHOWN = 6
MOST_BYTES = 2 << 20  # that are looked at
MOST_ROWS, MOST_FIELDS = 5000, 1 << 18  # of a file that is no text
LONGEST_MISSING = 16  # characters, with spaces, of a field that says that there is no value


class _Enough(Exception):
    """The glimpse is over."""


@dataclass(frozen=True)
class Sketch:
    """Column by column: name, kind, how many values are missing; and the first rows as they stand in the file.

    counted: how many rows were looked at; whole: whether those are all. Rows after one that is wrong are not.
    notes: what there is to say of how the file is read, with other readings.
    """

    like: Survey
    missing: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: int
    whole: bool
    notes: tuple[Note, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return self.like.names

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What the columns hold."""
        return self.like.kinds


def sketch(path: Path, manner: Manner = AUTO) -> Sketch:
    """Look at the first two megabytes; raises DataError where there is nothing to look at."""
    like = survey(path, manner)
    width = len(like.names)
    missing, rows, counted, whole = [0] * width, list[tuple[str, ...]](), 0, False
    try:
        for number, (_, fields) in enumerate(like.rows.records(_stop_early)):
            if number == 0 and like.has_header:
                continue
            fields = fields if len(fields) == width else trimmed(fields, width)
            if len(fields) != width or not like.rows.delimiter and _is_enough(counted, width):
                break
            if counted < SHOWN:
                rows.append(tuple(fields))
            for place, field in enumerate(fields):
                if len(field) <= LONGEST_MISSING and is_missing(field) or like.markers and like.markers.mark(field):
                    missing[place] += 1
            counted += 1
        else:
            whole = True
    except (DataError, _Enough):
        pass
    return Sketch(like, tuple(missing), tuple(rows), counted, whole)


def _is_enough(rows: int, columns: int) -> bool:
    return rows >= MOST_ROWS or rows >= SHOWN and rows * columns >= MOST_FIELDS


def _stop_early(done: int, total: int) -> None:
    if MOST_BYTES < done < total:
        raise _Enough
