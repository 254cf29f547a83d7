"""What a check found for every seed, as dots against its bound."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.themed import Themed
from dllab.numerals import number

PAD = 8.0  # pixels beside the outermost dots
RADIUS = 3.5
DECADES = 1.5  # between the smallest and the largest from which on the axis is logarithmic


class Dots(Themed, QWidget):
    """Filled: the solution, above; hollow: before anything is done, below. The line is the bound, its shade passes."""

    def __init__(self) -> None:
        super().__init__()
        self._solved: list[float] = []
        self._begun: list[float] = []
        self._limits = (-math.inf, math.inf)
        self.setMinimumHeight(28)

    def sizeHint(self) -> QSize:
        return QSize(180, 28)

    def show_values(self, solved: Sequence[float], begun: Sequence[float], limits: tuple[float, float]) -> None:
        """What was found, and from where to where it passes."""
        self._solved = [value for value in solved if math.isfinite(value)]
        self._begun = [value for value in begun if math.isfinite(value)]
        self._limits = limits
        words = ""
        if self._solved:
            words = tr("The solution: {low} to {high}", low=number(min(self._solved)), high=number(max(self._solved)))
        if self._begun:
            before = tr("before it: {low} to {high}", low=number(min(self._begun)), high=number(max(self._begun)))
            words = f"{words}; {before}"
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def place(self, value: float) -> float:
        """Where a value is drawn, in pixels from the left."""
        shown = [*self._solved, *self._begun, *(limit for limit in self._limits if math.isfinite(limit))]
        low, high = min(shown), max(shown)
        if low > 0 and math.log10(high / low) > DECADES:
            low, high, value = math.log10(low), math.log10(high), math.log10(max(value, low))
        share = (value - low) / (high - low) if high > low else 0.5
        return PAD + share * (self.width() - 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._solved:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._limits
        left = self.place(low) if math.isfinite(low) else 0.0
        right = self.place(high) if math.isfinite(high) else float(self.width())
        passing = QColor(self._theme.good)
        passing.setAlpha(40)
        painter.fillRect(QRectF(left, 0, max(right - left, 1.0), self.height()), passing)
        painter.setPen(QPen(QColor(self._theme.foreground), 1.5))
        for limit in (low, high):
            if math.isfinite(limit):
                painter.drawLine(QPointF(self.place(limit), 0), QPointF(self.place(limit), self.height()))
        for value in self._begun:
            painter.setPen(QPen(QColor(self._theme.muted), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(self.place(value), self.height() * 0.72), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        for value in self._solved:
            painter.setBrush(QColor(self._theme.good if low <= value <= high else self._theme.alarm))
            painter.drawEllipse(QPointF(self.place(value), self.height() * 0.3), RADIUS, RADIUS)
        painter.end()
