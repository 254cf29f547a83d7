"""How often each value occurs."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number
from dllab.training.microscope.distributions import Histogram


class HistogramChart(Chart):
    """One outline over all bins, filled."""

    def __init__(self) -> None:
        super().__init__(linear_ticks, linear_ticks, self._read_bin, movable=False)
        self._histogram: Histogram | None = None
        self._bars = pg.PlotCurveItem([0.0, 0.0], [0.0], stepMode="center", fillLevel=0.0)
        self.addItem(self._bars)

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Draw it; None: nothing."""
        self._histogram = histogram
        self._bars.setVisible(histogram is not None)
        if histogram is not None:
            counts = histogram.counts
            self._bars.setData(histogram.edges, counts.astype(np.float64))
            top = max(float(counts.max()), 1.0)
            low, high = float(histogram.edges[0]), float(histogram.edges[-1])
            margin = 0.04 * (high - low)
            self.show_range((low - margin, high + margin), (0.0, 1.06 * top))
        self.read_again()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._bars.setPen(pg.mkPen(theme.train))
        self._bars.setBrush(pg.mkBrush(theme.train_pale))

    def _read_bin(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        histogram = self._histogram
        if histogram is None:
            return None
        index = int(np.searchsorted(histogram.edges, mouse.x(), "right")) - 1
        if not 0 <= index < len(histogram.counts):
            return None
        low, high = histogram.edges[index : index + 2]
        text = tr(
            "{low} to {high}: {count}",
            low=number(float(low)),
            high=number(float(high)),
            count=count(histogram.counts[index]),
        )
        return Reading(float(low + high) / 2, float(histogram.counts[index]), text)
