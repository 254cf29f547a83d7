"""Where the units of a network are drawn: pure arithmetic in pixels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_UNITS = 16  # drawn of a layer; of more, the first
MOST_HIDDEN = 12  # layers of a network that is drawn unit by unit
WIDEST = 64  # units of a layer of such a network
LEAST_SIDE, LARGEST_SIDE, LARGEST_END = 12, 36, 52
CLEAR_SIDE = 18  # at which a unit's picture can be made out
LEAST_GAP = 22  # between two columns, for the weights
EDGE = 12  # kept free around everything
LEAST_UNITS = 4  # that must find room


@dataclass(frozen=True)
class UnitColumn:
    """The units of one layer, one below the other; `x` and `y` are the upper left corner of the first.

    layer: 0 are the inputs. count: units there are, of which the first `shown` are drawn, each `side` wide, `pitch`
    from one to the next.
    """

    layer: int
    count: int
    shown: int
    x: int
    y: int
    side: int
    pitch: int

    @property
    def middle(self) -> float:
        """Of the column, from left to right."""
        return self.x + self.side / 2

    @property
    def bottom(self) -> int:
        """Where the last unit ends."""
        return self.y + (self.shown - 1) * self.pitch + self.side

    @property
    def centers(self) -> NDArray[np.float32]:
        """Of every unit drawn, from top to bottom: float32[shown]."""
        return (self.y + self.side / 2 + np.arange(self.shown) * self.pitch).astype(np.float32)

    def corner(self, unit: int) -> tuple[int, int]:
        """The upper left corner of a unit."""
        return self.x, self.y + unit * self.pitch

    def unit_at(self, x: float, y: float) -> int | None:
        """The unit drawn there, or None."""
        unit = int((y - self.y) // self.pitch)
        inside = self.x <= x < self.x + self.side and 0 <= unit < self.shown
        return unit if inside and y - self.corner(unit)[1] < self.side else None


@dataclass(frozen=True)
class Geometry:
    """Every column, within `width` × `height`; titles go above `top`, marks below `bottom`."""

    width: int
    height: int
    top: int
    bottom: int
    columns: tuple[UnitColumn, ...]

    @property
    def pitch(self) -> float:
        """From the middle of one column to that of the next."""
        first, last = self.columns[0], self.columns[-1]
        return (last.middle - first.middle) / (len(self.columns) - 1)

    def column_at(self, x: float) -> UnitColumn:
        """The column nearest to `x`."""
        return min(self.columns, key=lambda column: abs(column.middle - x))


def arrange(
    sizes: tuple[int, ...], width: int, height: int, line: int, labels: tuple[int, int], footer: int
) -> Geometry | None:
    """The geometry of a network of these sizes, or None where it is too large or there is too little room.

    line: height of a line of text. labels: room for the names of inputs and outputs. footer: lines below the units.
    """
    if len(sizes) - 2 > MOST_HIDDEN or max(sizes[1:-1], default=0) > WIDEST:
        return None
    top, bottom = 2 * line + 20, height - footer * line - 10
    most = min(int((bottom - top) / (CLEAR_SIDE + 4)), MOST_UNITS)
    if most < min(max(sizes), LEAST_UNITS):
        return None
    left, right = EDGE + labels[0], width - EDGE - labels[1]
    ends = [_side(min(size, most), bottom - top, LARGEST_END) for size in (sizes[0], sizes[-1])]
    pitch = (right - left - (ends[0] + ends[1]) / 2) / (len(sizes) - 1)
    widest = int(min(0.5 * pitch, pitch - LEAST_GAP))
    if widest < LEAST_SIDE:
        return None
    columns = []
    for layer, size in enumerate(sizes):
        shown, end = min(size, most), layer in (0, len(sizes) - 1)
        side = min(_side(shown, bottom - top, LARGEST_END if end else LARGEST_SIDE), widest)
        step = side + max(3, min(round(0.25 * side), (bottom - top - shown * side) // max(shown - 1, 1)))
        middle = left + ends[0] / 2 + layer * pitch
        tall = (shown - 1) * step + side
        y = round((top + bottom - tall) / 2)
        columns.append(UnitColumn(layer, size, shown, round(middle - side / 2), y, side, step))
    return Geometry(width, height, top, bottom, tuple(columns))


def _side(shown: int, room: int, largest: int) -> int:
    """How large `shown` units may be, with a gap of at least 3 between them."""
    return int(min(max((room + 3) / shown - 3, LEAST_SIDE), largest, max(0.8 * room / shown, LEAST_SIDE)))
