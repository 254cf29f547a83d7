"""The bar beside a heat map that says which colour stands for which value."""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.charts.axis import TickSource
from dllab.gui.charts.raised import draw_raised, width
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme

BAR = 12
WIDEST = ("10⁻¹²", "NaN, ∞")


class ColorBar(QWidget):
    """Small values at the bottom. `extra` entries, (colour, name), stand below for what is no number of the range."""

    def __init__(self, source: TickSource):
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._source = source
        self._range = (0.0, 1.0)
        self._table = np.zeros((2, 3), np.uint8)
        self._extra: tuple[tuple[str, str], ...] = ()
        self._theme = Theme(dark=False, presentation=False)
        self._margins = (8, 8)

    def set_table(self, table: NDArray[np.uint8]) -> None:
        """uint8[n, 3]: colours from small to large."""
        self._table = np.ascontiguousarray(table[::-1].reshape(-1, 1, 3))
        self.update()

    def set_range(self, low: float, high: float, extra: tuple[tuple[str, str], ...] = ()) -> None:
        """The coordinates of the lowest and the highest colour."""
        if (self._range, self._extra) != ((low, high), extra):
            self._range, self._extra = (low, high), extra
            self._fit()
            self.update()

    def set_margins(self, top: int, bottom: int) -> None:
        """Room to leave, so that the bar stands beside its image and not beside the axes."""
        self._margins = (top, bottom)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        self._theme = theme
        self.setFont(sized(theme, -1))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is higher it has more ticks, which may take more digits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be wide enough for what stands beside it."""
        low, high = self._range
        ticks = self._source(low, high, max(self.height(), 1))
        words = (*WIDEST, *map(ticks.label, ticks.major))
        self.setFixedWidth(BAR + 12 + ceil(max(width(each, self.font()) for each in words)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Extra entries, bar, ticks."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.background))
        line = QFontMetrics(self.font()).height()
        top, bottom = self._margins
        height = float(self.height() - top - bottom)
        for index, (color, name) in enumerate(self._extra):
            y = top + height - (index + 1) * line
            painter.fillRect(QRectF(0, y + 2, BAR, line - 4), QColor(color))
            self._label(painter, name, y + line / 2, line)
        height -= len(self._extra) * line + (4 if self._extra else 0)
        table = self._table
        image = QImage(table.data, 1, len(table), 3, QImage.Format.Format_RGB888)
        painter.drawImage(QRectF(0, top, BAR, height), image)
        low, high = self._range
        ticks = self._source(low, high, height)
        for value in ticks.major:
            y = top + height * (high - value) / (high - low)
            painter.setPen(QColor(self._theme.axis))
            painter.drawLine(QPointF(BAR, y), QPointF(BAR + 3, y))
            self._label(painter, ticks.label(value), y, line)
        painter.end()

    def _label(self, painter: QPainter, text: str, y: float, line: int) -> None:
        painter.setPen(QColor(self._theme.foreground))
        y = min(max(y, line / 2), self.height() - line / 2)
        draw_raised(painter, QRectF(BAR + 6, y - line / 2, self.width(), line), Qt.AlignmentFlag.AlignVCenter, text)
