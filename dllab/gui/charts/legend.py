"""Names beside the colours they are drawn in, as widgets of their own: they cost nothing when the plot is redrawn."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from dllab.gui.charts.toggles import Toggles, veiled
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme

GAP = 12
DOT, RING = "● ", "○ "  # what a name begins with that belongs to points: drawn as they are, in the entry's colour


class _Strip(Toggles):
    """Base of the legends: one line of text high, in the theme's small font."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._text_color = QColor()

    def apply_theme(self, theme: Theme) -> None:
        """Take over the text's colour and size."""
        self.setFont(sized(theme, -1))
        self._text_color = QColor(theme.foreground)
        self.updateGeometry()
        self.update()

    def _advance(self, text: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(text)

    def _size(self, width: int) -> QSize:
        return QSize(width, QFontMetrics(self.font()).height() + 4)


class Legend(_Strip):
    """A short line or a point in its colour before each name; what does not fit into so many `rows` is cut with "…",
    long names before short ones.

    toggles: whether a curve's entry, whose key is its index, hides it.
    """

    SWATCH = 16

    def __init__(self, *, toggles: bool = False, rows: int = 1) -> None:
        super().__init__()
        self._entries: tuple[tuple[str, str], ...] = ()
        self._toggles = toggles
        self._rows = rows
        if toggles:
            self.offer_toggles()

    @property
    def names(self) -> list[str]:
        """What the legend names, in order."""
        return [name for _, name in self._entries]

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """(colour, name) of every curve; without a colour the name stands alone."""
        if self._entries != tuple(entries):
            self._entries = tuple(entries)
            names = " · ".join(self.names)
            self.setToolTip(
                tr("{names}\nA click hides a curve or shows it again", names=names) if self._toggles else names
            )
            self.setAccessibleName(names)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for every name, and as high as the present width asks for."""
        return self._high(sum(map(self._wide, self._entries)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rows > 1 and self.height() != self.sizeHint().height():
            self.updateGeometry()

    def _high(self, width: int) -> QSize:
        one = self._size(width)
        return QSize(width, one.height() * len(self._lines()))

    def _wide(self, entry: tuple[str, str]) -> int:
        return self._swatch(entry) + self._advance(_words(entry[1])) + GAP

    def _lines(self) -> list[list[tuple[str, str]]]:
        """The entries, row by row; all that is left in the last one that there may be."""
        lines: list[list[tuple[str, str]]] = [[]]
        room = self.width() + GAP
        for entry in self._entries:
            room -= self._wide(entry)
            if room < 0 and lines[-1] and len(lines) < self._rows:
                lines.append([])
                room = self.width() + GAP - self._wide(entry)
            lines[-1].append(entry)
        return lines

    def _swatch(self, entry: tuple[str, str]) -> int:
        color, name = entry
        if name.startswith((DOT, RING)):
            return self._point() + 4
        return self.SWATCH + 6 if color else 0

    def _point(self) -> int:
        """How wide a point is drawn."""
        return QFontMetrics(self.font()).xHeight() + 2

    def minimumSizeHint(self) -> QSize:
        """May be squeezed."""
        return self._high(60)

    def places(self) -> list[tuple[Hashable, QRect]]:
        """Of the curves, by index."""
        spots = zip(self._entries, self._spots(), strict=True)
        return [(index, place) for index, ((color, _), place) in enumerate(spots) if color and self._toggles]

    def _spots(self) -> list[QRect]:
        """Where every entry lies, from left to right, row by row."""
        spots, high = [], self._size(0).height()
        lines = self._lines()
        top = (self.height() - high * len(lines)) // 2
        for line in lines:
            x = 0
            for width in _fitted([self._wide(entry) - GAP for entry in line], self.width() - GAP * (len(line) - 1)):
                spots.append(QRect(x, top, width, high))
                x += width + GAP
            top += high
        return spots

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from left to right."""
        painter = QPainter(self)
        metrics = QFontMetrics(self.font())
        for index, ((color, name), spot) in enumerate(zip(self._entries, self._spots(), strict=True)):
            hidden = index in self.hidden
            if name.startswith((DOT, RING)):
                ink = veiled(QColor(color) if color else self._text_color, hidden)
                self._paint_point(painter, spot, ink, hollow=name.startswith(RING))
            elif color:
                swatch = QRectF(spot.x(), spot.y() + spot.height() / 2 - 1.5, self.SWATCH, 3)
                painter.fillRect(swatch, veiled(QColor(color), hidden))
            painter.setPen(veiled(self._text_color, hidden))
            place = QRectF(spot.adjusted(self._swatch((color, name)), 0, 2, 0))
            shown = metrics.elidedText(_words(name), Qt.TextElideMode.ElideRight, round(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        self.draw_focus(painter, self._text_color)
        painter.end()

    def _paint_point(self, painter: QPainter, spot: QRect, color: QColor, *, hollow: bool) -> None:
        size = self._point() - 1.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
        painter.drawEllipse(QRectF(spot.x() + 0.5, spot.center().y() + 0.5 - size / 2, size, size))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _words(name: str) -> str:
    return name.removeprefix(DOT).removeprefix(RING)


def _fitted(widths: list[int], room: int) -> list[int]:
    """The widths, the longest of them cut to the same so that all have room."""
    most, left = room, len(widths)
    for width in sorted(widths):
        if width * left > most:
            break
        most, left = most - width, left - 1
    return [min(width, max(most, 0) // left) for width in widths] if left else widths


class LayerLegend(_Strip):
    """The ramp of the layers' colours between the name of the first and of the last."""

    def __init__(self) -> None:
        super().__init__()
        self._colors: list[str] = []
        self._ends = ("", "")

    def set_layers(self, colors: list[str], first: str, last: str) -> None:
        """A colour a layer; with one layer its name alone is shown."""
        if (self._colors, self._ends) != (colors, (first, last)):
            self._colors, self._ends = colors, (first, last)
            self.updateGeometry()
            self.update()

    LEAST = 24  # of the ramp

    def sizeHint(self) -> QSize:
        """Names and a short ramp."""
        return self._size(self._words() + self._ramp())

    def _words(self) -> int:
        """The width of all but the ramp."""
        first, last = self._ends
        return self._advance(first) + (self._advance(last) + 16 if self._many else 8)

    @property
    def _many(self) -> bool:
        return len(self._colors) > 1

    def minimumSizeHint(self) -> QSize:
        """The ramp may be squeezed, but no name."""
        return self._size(self._words() + min(self._ramp(), self.LEAST))

    def _ramp(self) -> int:
        return min(max(4 * len(self._colors), 16 * min(len(self._colors), 4)), 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """First name, ramp, last name."""
        painter = QPainter(self)
        painter.setPen(self._text_color)
        first, last = self._ends
        middle = Qt.AlignmentFlag.AlignVCenter
        x = float(self._advance(first) + 8) if self._many else 0.0
        if self._many:
            painter.drawText(self.rect(), middle, first)
        ramp = max(min(self._ramp(), self.width() - self._words()), min(self._ramp(), self.LEAST))
        width = ramp / max(len(self._colors), 1)
        for index, color in enumerate(self._colors):
            painter.fillRect(QRectF(x + index * width, self.height() / 2 - 5, width + 0.5, 10), QColor(color))
        rest = QRectF(self.rect())
        rest.setLeft(x + ramp + 8)
        painter.drawText(rest, middle, last)
        painter.end()
