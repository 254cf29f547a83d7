"""Sizes of a convolution layer, from those of the picture it reads to those of the picture it puts out."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dllab.engine.network import LANES
from dllab.messages import UserError, text

# Places in `Geometry.numbers`; the offsets of a filter's taps follow, then those of the way back.
CHANNELS, HEIGHT, WIDTH, FILTERS, KERNEL, STRIDE, LEAD = range(7)
FRAME_HEIGHT, FRAME_WIDTH, MAP_HEIGHT, MAP_WIDTH, POOL, TAPS = range(7, 13)


class NothingLeft(UserError):
    """A convolution or a pooling that does not fit its picture."""


class Picture(NamedTuple):
    """A signal with places: float32[channels, height, width] an example."""

    channels: int
    height: int
    width: int

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.channels * self.height * self.width


@dataclass(frozen=True)
class Geometry:
    """One convolution layer on a picture of known size.

    z[f, i, j] = b[f] + Σ_{c,k,l} w[f, c, k, l]·x[c, i·stride + k − lead, j·stride + l − lead], and x is 0 outside the
    picture: a correlation, as everywhere in this field. lead, trail: rows and columns of zeros before and after the
    picture. pool: what remains of the squares of a map with sides of pool_size, without overlap: "max", "mean" or all,
    "none". What is left over at the end of a map is dropped.
    """

    picture: Picture
    filters: int
    kernel: int
    stride: int
    lead: int
    trail: int
    pool: str = "none"
    pool_size: int = 1

    @classmethod
    def of(cls, picture: Picture, filters: int, kernel: int, stride: int, padding: str, pool: str) -> "Geometry":
        """`padding`: "same" keeps the size at stride 1, "valid" adds nothing. pool: "none", "max2", "mean3", …

        "same" puts (kernel − 1) zeros around, the odd one behind, as torch.nn.Conv2d does. Raises NothingLeft.
        """
        around = kernel - 1 if padding == "same" else 0
        pooled = re.fullmatch(r"([a-z]+)(\d+)", pool)
        kind, size = (pooled[1], int(pooled[2])) if pooled else ("none", 1)
        made = cls(picture, filters, kernel, stride, around // 2, around - around // 2, kind, size)
        smaller = min(picture.height, picture.width)
        if kernel > smaller + around:
            raise NothingLeft(
                text("a kernel of {kernel} × {kernel} does not fit a picture of {height} × {width}"),
                kernel=kernel, height=picture.height, width=picture.width,
            )  # fmt: skip
        if made.pool_size > min(made.map_height, made.map_width):
            raise NothingLeft(
                text("pooling by {pool} leaves nothing of maps of {height} × {width}"),
                pool=made.pool_size, height=made.map_height, width=made.map_width,
            )  # fmt: skip
        return made

    @property
    def fan_in(self) -> int:
        """Weights of a filter."""
        return self.picture.channels * self.kernel**2

    @property
    def fan_out(self) -> int:
        """Numbers of the maps that one number of the picture reaches, at stride 1 and away from the border."""
        return self.filters * self.kernel**2

    @property
    def map_height(self) -> int:
        """Rows of a filter's map, before pooling."""
        return (self.picture.height + self.lead + self.trail - self.kernel) // self.stride + 1

    @property
    def map_width(self) -> int:
        """Columns of a filter's map, before pooling."""
        return (self.picture.width + self.lead + self.trail - self.kernel) // self.stride + 1

    @property
    def positions(self) -> int:
        """Numbers of a filter's map, before pooling."""
        return self.map_height * self.map_width

    @property
    def maps(self) -> Picture:
        """What the filters make of the picture, before pooling."""
        return Picture(self.filters, self.map_height, self.map_width)

    @property
    def out(self) -> Picture:
        """What the layer puts out."""
        return Picture(self.filters, self.map_height // self.pool_size, self.map_width // self.pool_size)

    @property
    def weight_shape(self) -> tuple[int, int, int, int]:
        """(filters, channels, kernel, kernel)."""
        return self.filters, self.picture.channels, self.kernel, self.kernel

    @property
    def framed(self) -> bool:
        """Whether zeros are put around the picture."""
        return self.lead + self.trail > 0

    @property
    def frame(self) -> Picture:
        """The picture with the zeros around it."""
        channels, height, width = self.picture
        around = self.lead + self.trail
        return Picture(channels, height + around, width + around)

    @property
    def back_frame(self) -> Picture:
        """A δ by the maps, spread by the stride, with so many zeros around it that kernels reach every x."""
        around = self.kernel - 1
        return Picture(self.filters, self.picture.height + around, self.picture.width + around)

    def numbers(self, row: int) -> NDArray[np.int64]:
        """What the kernels read: the sizes, then where a filter's taps lie in the frame, then those of the way back.

        row: floats between two places of a picture.
        """
        sizes = [*self.picture, self.filters, self.kernel, self.stride, self.lead]
        sizes += [*self.frame[1:], self.map_height, self.map_width, self.pool_size]
        return np.array([*sizes, *self._taps(self.frame, row), *self._taps(self.back_frame, row)], np.int64)

    def floats_of_numbers(self) -> int:
        """How many floats of the workspace `numbers` takes."""
        return 2 * (TAPS + self.fan_in + self.fan_out)

    def _taps(self, frame: Picture, row: int) -> NDArray[np.int64]:
        """Offsets in floats of a kernel's entries [channel, row, column] from its first."""
        channel, i, j = np.meshgrid(
            np.arange(frame.channels), np.arange(self.kernel), np.arange(self.kernel), indexing="ij"
        )
        return (((channel * frame.height + i) * frame.width + j) * row).ravel()

    def scratch(self) -> int:
        """Floats in which sums by lane are kept: 16 a weight."""
        return self.filters * self.fan_in * LANES
