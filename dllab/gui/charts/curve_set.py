"""Named curves that share their steps, drawn and read off together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.gui.charts.lines import Lines
from dllab.gui.charts.scales import Scale
from dllab.gui.charts.smoothing import smoothed
from dllab.gui.charts.time_chart import TimeChart, nearest
from dllab.gui.kit.contrast import mix
from dllab.training.snapshot import Curves

FAINT = 0.7  # of the background in the colour of what was measured, behind its average


class CurveSet:
    """The curves' values and, once drawn on a scale, where they lie.

    smoothing: the weight of a moving average that is drawn in place of the values, which stay behind it, faint.
    hidden: rows that are not drawn.
    """

    def __init__(self, chart: TimeChart):
        self._chart = chart
        self._measured, self.item = Lines(), Lines()
        for lines in (self._measured, self.item):
            chart.addItem(lines)
        self.smoothing = 0.0
        self.hidden: frozenset[int] = frozenset()
        self.steps = np.zeros(0, np.int64)
        self.values = np.zeros((0, 0), np.float32)
        self.averages = self.values
        self._x = np.zeros(0, np.float64)
        self._ys = np.zeros((0, 0), np.float64)

    def set_pens(self, colors: Sequence[str], width: float, background: str) -> None:
        """A colour a curve, repeated where there are more curves."""
        self.item.set_pens(colors, width)
        self._measured.set_pens([mix(color, background, FAINT) for color in colors], 1)

    def set_values(self, steps: NDArray[np.int64], values: NDArray[np.float32]) -> None:
        """int64[n] and float32[curves, n]."""
        self.steps, self.values = steps, values

    def draw(self, scale: Scale) -> None:
        """Put the curves where `scale` wants them; points at zero that a logarithm has no place for get a dot."""
        self._x = self._chart.steps.places(self.steps)
        self.averages = smoothed(self.values, self.smoothing)
        self._ys = self._places(scale, self.averages)
        self.item.set_data(self._x, self._ys, _arrivals(self._ys == scale.zero) if scale.zero is not None else None)
        self._measured.setVisible(self.smoothing > 0)
        if self.smoothing > 0:
            self._measured.set_data(self._x, self._places(scale, self.values))

    def nearest(self, mouse: QPointF, pixel: QPointF) -> tuple[int, int, float] | None:
        """(row, column, distance in pixels) of what is under the mouse."""
        return nearest(self._x, self._ys, mouse, pixel)

    def place(self, row: int, column: int) -> QPointF:
        """Where a value is drawn."""
        return QPointF(self._x[column], self._ys[row, column])

    def ends(self) -> list[tuple[int, QPointF]]:
        """(row, place) of the last point that is drawn of every curve."""
        drawn = [(row, np.flatnonzero(np.isfinite(y))) for row, y in enumerate(self._ys)]
        return [(row, self.place(row, int(found[-1]))) for row, found in drawn if len(found)]

    def _places(self, scale: Scale, values: NDArray[np.float32]) -> NDArray[np.float64]:
        places = scale.coordinates(values)
        places[[row for row in self.hidden if row < len(places)]] = np.nan
        return places


def column(curves: Curves, name: str) -> NDArray[np.float32]:
    """The last values of a column, float32[n]; NaN where the run does not have it."""
    if name in curves.names:
        return curves.last[curves.index(name)]
    return np.full(len(curves.step), np.nan, np.float32)


def _arrivals(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first and the last of every stretch of True along the rows."""
    padded = np.pad(flags, ((0, 0), (1, 1)))
    return flags & ~(padded[:, :-2] & padded[:, 2:])
