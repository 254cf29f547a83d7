"""The area between two curves."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.lines import polygon


class Band(PlotLayer):
    """From the smallest to the largest value of every bucket, filled in one colour."""

    def __init__(self) -> None:
        super().__init__()
        self._brush = QBrush()
        self._polygon = QPolygonF()
        self.setZValue(-10)

    def set_color(self, color: str) -> None:
        """Take over the colour."""
        self._brush = pg.mkBrush(color)
        self.update()

    def set_data(self, x: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        """float64[n] each, in plot coordinates; places that are NaN are left out."""
        known = ~np.isnan(low) & ~np.isnan(high)
        x, low, high = x[known], low[known], high[known]
        self._polygon = polygon(np.append(x, x[::-1]), np.append(high, low[::-1]))
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Fill it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush)
        painter.drawPolygon(self._polygon)
