"""Named curves that share their steps, drawn and read off together."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.gui.charts.lines import Lines
from dllab.gui.charts.scales import Scale
from dllab.gui.charts.time_chart import TimeChart, nearest
from dllab.training.snapshot import Curves


class CurveSet:
    """The curves' values and, once drawn on a scale, where they lie."""

    def __init__(self, chart: TimeChart):
        self.item = Lines()
        chart.addItem(self.item)
        self.steps = np.zeros(0, np.int64)
        self.values = np.zeros((0, 0), np.float32)
        self._x = np.zeros(0, np.float64)
        self._ys = np.zeros((0, 0), np.float64)

    def set_values(self, steps: NDArray[np.int64], values: NDArray[np.float32]) -> None:
        """int64[n] and float32[curves, n]."""
        self.steps, self.values = steps, values

    def draw(self, scale: Scale) -> None:
        """Put the curves where `scale` wants them; points at zero that a logarithm has no place for get a dot."""
        self._x = self.steps.astype(np.float64)
        self._ys = scale.coordinates(self.values)
        self.item.set_data(self._x, self._ys, _arrivals(self._ys == scale.zero) if scale.zero is not None else None)

    def nearest(self, mouse: QPointF, pixel: QPointF) -> tuple[int, int, float] | None:
        """(row, column, distance in pixels) of what is under the mouse."""
        return nearest(self._x, self._ys, mouse, pixel)

    def place(self, row: int, column: int) -> QPointF:
        """Where a value is drawn."""
        return QPointF(self._x[column], self._ys[row, column])


def column(curves: Curves, name: str) -> NDArray[np.float32]:
    """The last values of a column, float32[n]; NaN where the run does not have it."""
    if name in curves.names:
        return curves.last[curves.index(name)]
    return np.full(len(curves.step), np.nan, np.float32)


def _arrivals(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first and the last of every stretch of True along the rows."""
    padded = np.pad(flags, ((0, 0), (1, 1)))
    return flags & ~(padded[:, :-2] & padded[:, 2:])
