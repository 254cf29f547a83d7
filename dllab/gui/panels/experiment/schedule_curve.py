"""A small curve: the learning rate over the whole run."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.forms.colours import accent_colour, line_colour, muted_colour, tinted
from dllab.gui.forms.numbers import shown

HEIGHT = 64
POINTS = 400


class ScheduleCurve(QWidget):
    """Rates from 0 to the highest one, which is written in the corner."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rates: NDArray[np.float64] = np.zeros(2)
        self._end = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT + self.fontMetrics().height())

    def show_rates(self, rates: NDArray[np.float64], end: str) -> None:
        """Draw rates at evenly spread steps; `end` names the last of them."""
        self._rates, self._end = rates, end
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text_height = self.fontMetrics().height()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - text_height)
        painter.setPen(line_colour(palette))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(frame, 4, 4)
        highest = float(self._rates.max())
        self._draw_curve(painter, frame.adjusted(6, 8, -6, -6), highest or 1.0)
        painter.setPen(muted_colour(palette))
        below = QRectF(0, self.height() - text_height, self.width(), text_height)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"η ≤ {shown(float(f'{highest:.3g}'))}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._end)
        painter.end()

    def _draw_curve(self, painter: QPainter, frame: QRectF, highest: float) -> None:
        palette, count = self.palette(), len(self._rates)
        points = [
            QPointF(frame.left() + frame.width() * i / (count - 1), frame.bottom() - frame.height() * rate / highest)
            for i, rate in enumerate(self._rates)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, accent_colour(palette)))
        painter.drawPolygon(QPolygonF([frame.bottomLeft(), *points, frame.bottomRight()]))
        painter.setPen(QPen(accent_colour(palette), 1.6))
        painter.drawPolyline(QPolygonF(points))
