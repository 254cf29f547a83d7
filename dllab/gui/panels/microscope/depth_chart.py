"""A variance of every layer, on a logarithmic axis, beside what theory expects."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.dots import fill
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.scales import LogScale
from dllab.gui.charts.ticks import layer_ticks
from dllab.gui.charts.time_chart import nearest
from dllab.gui.kit.language import tr
from dllab.numerals import number


@dataclass(frozen=True, eq=False)
class DepthCurve:
    """One curve: its name, and float64[layers]."""

    name: str
    values: NDArray[np.float64]


class DepthChart(Chart):
    """The first curve has dots at its layers; zeros lie on a line of their own."""

    def __init__(self) -> None:
        self._scale = LogScale((-2.0, 1.0))
        super().__init__(layer_ticks, self._scale.ticks, self._read_layer, movable=False)
        self._lines = Lines()
        self._dots = pg.ScatterPlotItem(size=7, pen=None)
        self.addItem(self._lines)
        self.addItem(self._dots)
        self._curves: tuple[DepthCurve, ...] = ()
        self._x = np.zeros(0)
        self._ys = np.zeros((0, 0))

    def show_curves(self, curves: Sequence[DepthCurve], colors: Sequence[str], width: float) -> None:
        """Draw curves of the same length in these colours; the first one stands out."""
        self._curves = tuple(curves)
        values = np.stack([curve.values for curve in curves]).astype(np.float32)
        layers = values.shape[1]
        low, high = self._scale.fit(values)
        low = low if self._scale.zero is not None else floor(low)  # whole powers: few labels, that fit a low chart
        self._x, self._ys = np.arange(1.0, layers + 1), self._scale.coordinates(values)
        self._lines.set_pens(list(colors), width)
        self._lines.set_data(self._x, self._ys)
        shown = np.isfinite(self._ys[0])
        self._dots.setData(self._x[shown], self._ys[0][shown], brush=fill(colors[0]))
        self.show_range((0.5, layers + 0.5), (low, ceil(high)))
        self.y_axis.refresh()
        self.read_again()

    def _read_layer(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        hit = nearest(self._x, self._ys, mouse, pixel)
        if hit is None:
            return None
        curve = self._curves[hit[0]]
        text = tr(
            "layer {layer} · {name} · {value}",
            layer=hit[1] + 1,
            name=curve.name,
            value=number(float(curve.values[hit[1]])),
        )
        return Reading(self._x[hit[1]], self._ys[hit[0], hit[1]], text)
