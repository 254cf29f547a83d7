"""Rows of fields, asked column by column."""

from collections.abc import Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray


class Grid(Sequence[list[str]]):
    """Columns of rows that are all `width` wide.

    In one array: of lists and tuples Python's garbage collection goes through every field, which holds a window up for
    80 ms where there are ten thousand columns.
    """

    def __init__(self, rows: Sequence[Sequence[str]], width: int):
        self._fields: NDArray[Any] = np.empty((len(rows), width), object)
        for row, fields in zip(self._fields, rows, strict=True):
            row[:] = fields

    def __len__(self) -> int:
        return self._fields.shape[1]

    @overload
    def __getitem__(self, place: int) -> list[str]: ...

    @overload
    def __getitem__(self, place: slice) -> list[list[str]]: ...

    def __getitem__(self, place: int | slice) -> list[str] | list[list[str]]:
        found: list[str] | list[list[str]] = self._fields.T[place].tolist()
        return found
