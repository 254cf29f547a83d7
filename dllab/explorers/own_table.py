"""Two columns of a table of one's own."""

from functools import lru_cache

import numpy as np

from dllab.datasets.csv_file import CsvFile
from dllab.datasets.tables.source import Stamp, find_file, stamp
from dllab.datasets.tables.survey import column_index, places_of
from dllab.explorers.base import NotSound
from dllab.messages import text

MOST_ROWS = 2_000  # evenly from all of them: a page is a file, too
Column = tuple[float, ...]


def two_columns(path: str, column: str, target: str) -> tuple[Column, Column]:
    """What stands in a column of inputs and in that of targets; raises DataError and NotSound.

    column: by name, or by number among all but the target, from 1; empty: the first. target: as in experiments.
    """
    return _read(path, column, target, stamp(find_file(path)))


@lru_cache(maxsize=4)
def _read(path: str, column: str, target: str, _as_it_stands: Stamp) -> tuple[Column, Column]:
    examples = CsvFile(path=path, target=target, task="regression").examples(np.random.default_rng(0))
    x, y = np.asarray(examples.x, np.float64), np.asarray(examples.y, np.float64)
    wanted = column.strip() or "1"
    place = column_index(places_of(examples.features), wanted)
    if place is None:
        raise NotSound(
            text("there is no column of numbers {column!r}; there are: {columns}"),
            column=wanted, columns=", ".join(examples.features),
        )  # fmt: skip
    x = x[:, place]
    if len(x) < 2 or x.min() == x.max():
        raise NotSound(text("a line needs at least two rows with different inputs"))
    rows = np.unique(np.linspace(0, len(x) - 1, min(len(x), MOST_ROWS)).round().astype(np.int64))
    return tuple(x[rows].tolist()), tuple(y[rows].tolist())
