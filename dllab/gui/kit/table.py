"""Numbers and names in columns, for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from dllab.files import write_atomically


@dataclass(frozen=True)
class Table:
    """`titles` say what a column holds, with its unit; `columns` are equally long. None is an empty cell."""

    titles: tuple[str, ...]
    columns: tuple[Sequence[Any], ...]

    @classmethod
    def of_rows(cls, titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> Self:
        """From rows, each with a cell for every title."""
        columns = tuple(zip(*rows, strict=True))
        return cls(tuple(titles), columns or ((),) * len(titles))

    @property
    def rows(self) -> int:
        """Cells in a column."""
        return len(self.columns[0]) if self.columns else 0

    def write(self, path: Path) -> None:
        """Write a CSV file that spreadsheets open with the right letters; raises CannotSave."""
        text = self.as_text(",")
        write_atomically(path, lambda file: file.write(text.encode("utf-8-sig")))

    def as_text(self, separator: str) -> str:
        """The titles in a line, then a line a row.

        Numbers have 9 significant digits, which is all of a float32; NaN and infinity stand as nan and inf.
        """
        text = io.StringIO(newline="")
        rows = csv.writer(text, delimiter=separator)
        rows.writerow(self.titles)
        rows.writerows(zip(*([_cell(value) for value in column] for column in self.columns), strict=True))
        return text.getvalue()


@dataclass(frozen=True, eq=False)
class Series:
    """One quantity at some steps."""

    title: str
    step: NDArray[np.int64]
    values: NDArray[Any]


def by_step(title: str, series: Iterable[Series]) -> Table:
    """A row for every step at which any of the series has a value; the first column, called `title`, is the step."""
    series = list(series)
    steps = np.unique(np.concatenate([one.step for one in series] or [np.zeros(0, np.int64)]))
    columns: list[Sequence[Any]] = [steps.tolist()]
    for one in series:
        column: list[Any] = [None] * len(steps)
        for place, value in zip(np.searchsorted(steps, one.step).tolist(), one.values.tolist(), strict=True):
            column[place] = value
        columns.append(column)
    return Table((title, *(one.title for one in series)), tuple(columns))


def numbered(title: str, index: int, count: int) -> str:
    """The title of column `index` of `count` alike."""
    return f"{title} {index + 1}" if count > 1 else title


def _cell(value: Any) -> Any:
    return f"{value:.9g}" if isinstance(value, float) else value
