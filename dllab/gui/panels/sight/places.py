"""Where the pictures of every layer are drawn: pure arithmetic in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 3
EDGE = 8
LEAST, LARGEST = 13, 72  # sides of a picture
CLEAR = 16  # below which fewer pictures of a unit are better
BAR, THINNEST = 14.0, 4.0  # height and least width of a unit that is no picture


@dataclass(frozen=True)
class Content:
    """A layer: its units, and how many pictures each has, one below the other; 0: a unit is a number."""

    units: int
    pictures: int


@dataclass(frozen=True)
class LayerRow:
    """A layer's title is at `top`; below it stand its units, `across` in a line, of which the first `shown` are drawn.

    below: where the first line begins. pictures: of each unit, one below the other, `width` × `height` each; at least
    one.
    """

    top: float
    below: float
    width: float
    height: float
    gap: float
    across: int
    shown: int
    pictures: int

    @property
    def line(self) -> float:
        """From one line of units to the next."""
        return self.pictures * (self.height + self.gap) + self.gap

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.below + -(-self.shown // self.across) * self.line

    def corner(self, unit: int, picture: int) -> tuple[float, float]:
        """The upper left one of a unit's picture."""
        line, place = divmod(unit, self.across)
        x = EDGE + place * (self.width + self.gap)
        return x, self.below + line * self.line + picture * (self.height + self.gap)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """(unit, picture) drawn there."""
        if x < EDGE or y < self.below:
            return None
        line, down = divmod(y - self.below, self.line)
        place, picture = int((x - EDGE) // (self.width + self.gap)), int(down // (self.height + self.gap))
        unit = int(line) * self.across + place
        return (unit, picture) if place < self.across and picture < self.pictures and unit < self.shown else None


def arrange(contents: Sequence[Content], width: float, height: float, line: float) -> list[LayerRow]:
    """A row a layer, one below the other, with pictures as large as there is room for.

    Where even small ones are too many, the last pictures of every unit are left out, and then the last units.
    """
    most = max((content.pictures for content in contents), default=0)
    for pictures in range(most, 0, -1):
        for side in range(LARGEST, CLEAR - 1, -1):
            rows = _placed(contents, width, line, side, pictures)
            if rows[-1].bottom <= height:
                return rows
    for pictures in range(most, 0, -1):
        rows = _placed(contents, width, line, LEAST, pictures, lines=1)
        if rows[-1].bottom <= height:
            break
    else:
        rows = _placed(contents, width, line, LEAST, 1, lines=1)
    return rows


def _placed(
    contents: Sequence[Content], width: float, line: float, side: float, most: int, lines: int = 1000
) -> list[LayerRow]:
    """With pictures of one size, and so many lines a layer at most."""
    rows, top, room = [], float(GAP), width - 2 * EDGE
    for content in contents:
        below = top + line + 1
        if content.pictures:
            wide, tall, gap = float(side), float(side), float(GAP)
        else:
            wide, tall, gap = min(max(room / content.units - 1, THINNEST), BAR), BAR, 1.0
        across = max(int((room + gap) / (wide + gap)), 1)
        shown = min(content.units, across * lines)
        rows.append(LayerRow(top, below, wide, tall, gap, across, shown, max(min(content.pictures, most), 1)))
        top = rows[-1].bottom + GAP
    return rows
