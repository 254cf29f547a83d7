"""A glimpse of a table: its columns and first rows, before anything is decided."""

from dataclasses import dataclass
from pathlib import Path

from dllab.datasets.checks import DataError
from dllab.datasets.tables.source import records
from dllab.datasets.tables.survey import HeaderRow, Kind, is_missing, survey

SHOWN = 6
MOST_BYTES = 2 << 20  # that are looked at


class _Enough(Exception):
    """The glimpse is over."""


@dataclass(frozen=True)
class Sketch:
    """Column by column: name, kind, how many values are missing; and the first rows as they stand in the file.

    counted: how many rows were looked at; whole: whether those are all. Rows after one that is wrong are not.
    """

    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    missing: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: int
    whole: bool


def sketch(path: Path, header: HeaderRow) -> Sketch:
    """Look at the first two megabytes; raises DataError where there is nothing to look at."""
    like = survey(path, header)
    width = len(like.names)
    missing, rows, counted, whole = [0] * width, list[tuple[str, ...]](), 0, False
    try:
        for number, (_, fields) in enumerate(records(path, like.delimiter, _stop_early)):
            if number == 0 and like.has_header:
                continue
            if len(fields) != width:
                break
            if counted < SHOWN:
                rows.append(tuple(fields))
            for place, field in enumerate(fields):
                missing[place] += is_missing(field)
            counted += 1
        else:
            whole = True
    except (DataError, _Enough):
        pass
    return Sketch(like.names, like.kinds, tuple(missing), tuple(rows), counted, whole)


def _stop_early(done: int, total: int) -> None:
    if MOST_BYTES < done < total:
        raise _Enough
