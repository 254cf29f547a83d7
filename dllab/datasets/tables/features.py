"""Inputs of the network made from columns: numbers as they are, an input of 0 or 1 for every category."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.checks import DataError
from dllab.datasets.tables.asked import Asked
from dllab.datasets.tables.columns import Column
from dllab.datasets.tables.gaps import filled
from dllab.datasets.tables.table import DataTable
from dllab.messages import text

MOST_CATEGORIES = 100  # of one column
MOST_BYTES = 1 << 30


def features(
    table: DataTable, inputs: Collection[Column], kept: NDArray[np.int64], asked: Asked
) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    """float64[N, features] of the rows with indices `kept`, and what each feature is called. Raises DataError.

    A number that is missing becomes the mean of its column, a category the most frequent one.
    """
    spread = {column.name: _categories(table, column, kept, asked) for column in inputs if column.kind == "category"}
    width = sum(len(spread.get(column.name, "1")) for column in inputs)
    if width * len(kept) * 4 > MOST_BYTES:
        raise DataError(
            text("{file} makes {rows:,} examples of {width:,} inputs, more than fit into memory; leave columns out"),
            file=table.path.name, rows=len(kept), width=width,
        )  # fmt: skip
    x = np.empty((len(kept), width))
    names: list[str] = []
    for column in inputs:
        values = filled(table, column, kept)
        for index in spread.get(column.name, ()):
            x[:, len(names)] = values == index
            names.append(f"{column.name}={column.categories[index]}")
        if column.kind == "number":
            x[:, len(names)] = values
            names.append(column.name)
    return x, tuple(names)


def _categories(table: DataTable, column: Column, kept: NDArray[np.int64], asked: Asked) -> list[int]:
    """Indices of the categories that occur, by the alphabet."""
    if not column.endless:  # which has no value for the rows after it became so
        values = column.values[kept]
        found = np.unique(values[values >= 0]).astype(int).tolist()
    if column.endless or len(found) > MOST_CATEGORIES:
        raise DataError(
            text(
                "{file}, column {column!r} holds more than {most} different texts, such as {value!r}, too many to be "
                "categories; leave the column out"
            ),
            file=table.path.name, column=column.name, most=MOST_CATEGORIES, value=column.categories[0],
        ).offering(asked.without(table, [column]))  # fmt: skip
    return sorted(found, key=column.categories.__getitem__)
