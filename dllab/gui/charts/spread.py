"""What several runs have in common: the middle of them, and a band around it."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.lines import Lines, polygon
from dllab.gui.charts.scales import Scale
from dllab.gui.charts.time_chart import TimeChart, nearest

OPACITY = 56  # of the band, of 255: what lies below, such as another band, shows through
BELOW = 3.0  # powers of ten by which a band that reaches zero goes below all else on a logarithmic axis


class SpreadItem(Lines):
    """A band in a paler shade of one colour and a line in it, as `Spread.band` gives them."""

    def __init__(self, chart: TimeChart) -> None:
        super().__init__()
        self._chart = chart
        nothing = np.zeros(0, np.float32)
        self.steps = np.zeros(0, np.int64)
        self.low, self.middle, self.high = nothing, nothing, nothing
        self._x, self._y = np.zeros(0, np.float64), np.zeros((1, 0), np.float64)
        self._low, self._high = self._x, self._x
        self._brush = QBrush()
        self._band: list[QPolygonF] = []
        self.setZValue(-2)

    def set_color(self, color: str) -> None:
        """Take over the colour, "#rrggbb"."""
        self.set_pens([color], 2)
        shade = pg.mkColor(color)
        shade.setAlpha(OPACITY)
        self._brush = pg.mkBrush(shade)

    def set_spread(
        self,
        steps: NDArray[np.int64],
        low: NDArray[np.float32],
        middle: NDArray[np.float32],
        high: NDArray[np.float32],
    ) -> None:
        """int64[n] and float32[n] each, shown from the next `draw` on; NaN: no line, or no band, there."""
        self.steps, self.low, self.middle, self.high = steps, low, middle, high

    def draw(self, scale: Scale) -> None:
        """Put everything where `scale` wants it."""
        self._x = self._chart.steps.places(self.steps)
        low, middle, high = (scale.coordinates(values) for values in (self.low, self.middle, self.high))
        self._y = middle[None]
        self.set_data(self._x, self._y)
        lowest = np.nanmin(np.concatenate([middle, high, low, [0.0]])) - BELOW
        low = np.where(np.isnan(low) & np.isfinite(self.low), lowest, low)
        self._low, self._high = low, high
        self._band = [
            polygon(np.append(self._x[part], self._x[part][::-1]), np.append(high[part], low[part][::-1]))
            for part in _stretches(~np.isnan(low) & ~np.isnan(high))
        ]
        self.update()

    def nearest(self, mouse: QPointF, pixel: QPointF) -> tuple[int, float] | None:
        """(index, distance in pixels) of the point of the line that is under the mouse."""
        hit = nearest(self._x, self._y, mouse, pixel)
        return hit[1:] if hit else None

    def covers(self, index: int, height: float) -> bool:
        """Whether the band reaches over a height, in plot coordinates, at a point of the line."""
        return bool(self._low[index] <= height <= self._high[index])  # NaN covers nothing

    def place(self, index: int) -> QPointF:
        """Where a point of the line is drawn."""
        return QPointF(self._x[index], self._y[0, index])

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """The band, then the line."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush)
        for part in self._band:
            painter.drawPolygon(part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        super().paint(painter, option, widget)


def _stretches(known: NDArray[np.bool_]) -> list[slice]:
    """Where `known` is True without a gap."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], known, [False]])))
    return [slice(start, stop) for start, stop in edges.reshape(-1, 2)]
