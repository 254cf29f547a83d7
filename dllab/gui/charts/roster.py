"""A short table, painted: in each row a colour, a name, and numbers."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme

SWATCH, GAP = 14.0, 10.0
LONGEST_NAME = 16  # times the font size, in pixels, that a name is seen of at least, if it is so long
MIDDLE = Qt.AlignmentFlag.AlignVCenter

Row = tuple[str, Sequence[str]]  # a colour, or "" for none; then a cell a column, the first of them a name


class Roster(QWidget):
    """As high as its rows, and wide enough for every number and for names of some length.

    Numbers stand to the right; a title or a name that is too long is cut, and is whole in the tooltip.
    """

    def __init__(self) -> None:
        super().__init__()
        self._titles: Sequence[str] = ()
        self._rows: Sequence[Row] = ()
        self._theme = Theme(dark=False, presentation=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def set_titles(self, titles: Sequence[str]) -> None:
        """What stands above the columns."""
        self._titles = titles
        self.update()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """New rows."""
        if rows != self._rows:
            if len(rows) != len(self._rows):
                self.updateGeometry()
            self._rows = rows
            words = "\n".join(" · ".join(cells) for _, cells in rows)
            self.setToolTip(words)
            self.setAccessibleName(words)
            self._ask_for_room()
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setFont(sized(theme, tabular=True))
        self.setMinimumWidth(80)
        self._ask_for_room()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, round(self._line * (len(self._rows) + bool(self._titles))) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def _ask_for_room(self) -> None:
        """Be as wide as the rows ask for; it stays so while numbers change, or it would move under the mouse."""
        if self._rows:
            wanted = ceil(SWATCH + GAP + self._least_name() + sum(self._numbers()))
            self.setMinimumWidth(max(self.minimumWidth(), wanted))

    def _least_name(self) -> float:
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(cells[0]) for _, cells in self._rows), default=0.0)
        return min(longest, float(LONGEST_NAME * self._theme.point_size))

    def _numbers(self) -> list[float]:
        """The width of every column but the name, without its title."""
        return self._columns([cells for _, cells in self._rows])

    def _columns(self, rows: Sequence[Sequence[str]]) -> list[float]:
        advance = QFontMetricsF(self.font()).horizontalAdvance
        return [max(map(advance, column)) + GAP for column in zip(*(cells[1:] for cells in rows), strict=True)]

    @property
    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() + 6

    def paintEvent(self, event: QPaintEvent) -> None:
        """Titles, then rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = self._widths()
        if self._titles:
            painter.setPen(QColor(self._theme.muted))
            self._write(painter, 0, self._titles, widths)
        for number, (color, cells) in enumerate(self._rows, start=bool(self._titles)):
            middle = self._line * (number + 0.5)
            if color:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(QRectF(0, middle - 2, SWATCH, 4), 2, 2)
            painter.setPen(QColor(self._theme.foreground))
            self._write(painter, number, cells, widths)
        painter.end()

    def _widths(self) -> list[float]:
        """Of every column but the name: numbers are whole where there is room at all, then names, then titles."""
        numbers = self._numbers()
        titles = self._columns([self._titles] if self._titles else []) or [0.0] * len(numbers)
        numbers = numbers or [0.0] * len(titles)
        over = [max(title - column, 0.0) for title, column in zip(titles, numbers, strict=True)]
        room = self.width() - SWATCH - GAP - self._least_name()
        share = min(max(room - sum(numbers), 0.0) / sum(over), 1.0) if sum(over) else 0.0
        squeezed = min(1.0, room / sum(numbers)) if sum(numbers) else 1.0
        return [squeezed * number + share * more for number, more in zip(numbers, over, strict=True)]

    def _write(self, painter: QPainter, number: int, cells: Sequence[str], widths: list[float]) -> None:
        metrics, top = QFontMetricsF(self.font()), self._line * number
        left, right = SWATCH + GAP, self.width() - sum(widths)
        name = metrics.elidedText(cells[0], Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, top, right - left, self._line), MIDDLE, name)
        for cell, width in zip(cells[1:], widths, strict=True):
            said = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(right, top, width, self._line), MIDDLE | Qt.AlignmentFlag.AlignRight, said)
            right += width
