"""The weights of filters as pictures beside each other: where each of them is drawn, and which one lies where."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution.geometry import Geometry


@dataclass(frozen=True)
class FilterGrid:
    """Squares of kernel × kernel with a row or column of zeros between them: a row a filter, in it a square a channel.

    Filters of a single channel are put side by side, in as many rows as columns. Rows, columns, units and weights count
    from 1, as the picture and the microscope do.
    """

    filters: int
    channels: int
    kernel: int

    @classmethod
    def of(cls, geometry: Geometry) -> "FilterGrid":
        """That of a convolution."""
        return cls(geometry.filters, geometry.picture.channels, geometry.kernel)

    @property
    def across(self) -> int:
        """Squares in a row."""
        return self.channels if self.channels > 1 else math.ceil(math.sqrt(self.filters))

    def picture(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32[rows, columns] of weights[filters, channels·kernel²]."""
        pitch, count = self.kernel + 1, self.filters * self.channels
        down = -(-count // self.across)
        squares = np.zeros((down * self.across, pitch, pitch), np.float32)
        squares[:count, :-1, :-1] = weights.reshape(count, self.kernel, self.kernel)
        rows = squares.reshape(down, self.across, pitch, pitch).swapaxes(1, 2)
        return rows.reshape(down * pitch, self.across * pitch)[:-1, :-1]

    def cell(self, unit: int, weight: int) -> tuple[int, int]:
        """Row and column of a weight."""
        channel, i, j = self.tap(weight)
        square = (unit - 1) * self.channels + channel - 1
        row, column = divmod(square, self.across)
        return row * (self.kernel + 1) + i, column * (self.kernel + 1) + j

    def weight_at(self, row: int, column: int) -> tuple[int, int] | None:
        """Unit and weight drawn there; None between two squares."""
        (down, i), (right, j) = (divmod(place - 1, self.kernel + 1) for place in (row, column))
        square = down * self.across + right
        if max(i, j) == self.kernel or square >= self.filters * self.channels:
            return None
        unit, channel = divmod(square, self.channels)
        return unit + 1, (channel * self.kernel + i) * self.kernel + j + 1

    def tap(self, weight: int) -> tuple[int, int, int]:
        """Channel, row and column of a filter's weight."""
        rest, j = divmod(weight - 1, self.kernel)
        channel, i = divmod(rest, self.kernel)
        return channel + 1, i + 1, j + 1
