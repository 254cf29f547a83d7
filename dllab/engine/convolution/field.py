"""What of the first picture a place of a later map can see: its receptive field."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution.geometry import Geometry


def extent(geometries: Sequence[Geometry], row: int, column: int) -> tuple[slice, slice]:
    """Rows and columns of the first picture that reach this place of the last of these layers' maps.

    Before pooling, of which the maps between them have had theirs. What lies beyond the picture, where zeros are, is
    counted in: so every place of a map sees as much, and slices may begin below 0.
    """
    return _along(geometries, row), _along(geometries, column)


def _along(geometries: Sequence[Geometry], place: int) -> slice:
    first = last = place
    for index in reversed(range(len(geometries))):
        made = geometries[index]
        first = first * made.stride - made.lead
        last = last * made.stride - made.lead + made.kernel - 1
        if index:
            side = geometries[index - 1].pool_size
            first, last = first * side, last * side + side - 1
    return slice(first, last + 1)


def seen(picture: NDArray[np.float32], rows: slice, columns: slice) -> NDArray[np.float32]:
    """That part of float32[height, width]; NaN beyond it."""
    found = np.full((rows.stop - rows.start, columns.stop - columns.start), np.nan, np.float32)
    height, width = picture.shape
    top, left = max(rows.start, 0), max(columns.start, 0)
    bottom, right = min(rows.stop, height), min(columns.stop, width)
    if top < bottom and left < right:
        found[top - rows.start : bottom - rows.start, left - columns.start : right - columns.start] = picture[
            top:bottom, left:right
        ]
    return found
