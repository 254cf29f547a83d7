"""A curve over all thresholds of a classifier, with a marker at one of them."""

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import GRAB, Chart, Reading, Titles
from dllab.gui.charts.header import Header
from dllab.gui.charts.legend import Legend
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme
from dllab.numerals import number

ROOM = (-0.04, 1.06)  # for the marker at 0 and 1
Caption = Callable[[str, str, str], str]
NOTHING = np.zeros((0, 3))


class RateChart(QWidget):
    """Two rates against each other, both from 0 to 1, below a legend.

    Curves are float64[n, 3]: x, y, threshold. One stands out, over `others` and a `baseline` to compare it with.
    """

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend()
        self._header = Header(self.legend)
        self.chart = Chart(linear_ticks, linear_ticks, self._read, movable=False)
        self._baseline, self._others, self._curve = Lines(), Lines(), Lines()
        self.marker = pg.ScatterPlotItem(size=11)
        self.marker.setZValue(50)
        for item in (self._baseline, self._others, self._curve, self.marker):
            self.chart.addItem(item)
        self.chart.show_range(ROOM, ROOM)
        self._points = NOTHING
        self._words: Caption = "{} {} {}".format
        vertical(self, self._header, (self.chart, 1), spacing=0)

    def show_curves(
        self,
        points: NDArray[np.float64],
        line: NDArray[np.float64],
        others: Sequence[NDArray[np.float64]],
        baseline: tuple[float, float],
    ) -> None:
        """points: what can be read off; line, others: what is drawn through them; baseline: its heights at 0 and 1."""
        self._points = points
        self._curve.set_data(line[:, 0], line[None, :, 1])
        gap = np.full((1, 2), np.nan)
        joined = np.concatenate([part for other in others for part in (other[:, :2], gap)] or [gap])
        self._others.set_data(joined[:, 0], joined[None, :, 1])
        self._baseline.set_data(np.array([0.0, 1.0]), np.array([baseline]))
        self.chart.read_again()

    def mark(self, place: tuple[float, float] | None) -> None:
        """Move the marker, or take it away."""
        self.marker.setData(*([[value] for value in place] if place else ([], [])))

    def set_titles(self, x: str | Titles, y: str | Titles, words: Caption) -> None:
        """The axes' titles, and what is said of a point, from x, y and threshold."""
        self._words = words
        self.chart.set_titles(x, y)

    def apply_theme(self, theme: Theme, color: str) -> None:
        """Take over colours and sizes; `color` is the curve's."""
        self._header.apply_theme(theme)
        self.legend.apply_theme(theme)
        self.chart.apply_theme(theme)
        self._baseline.set_pens([theme.axis], 1)
        self._others.set_pens([theme.axis], 1)
        self._curve.set_pens([color], 2)
        self.marker.setPen(pg.mkPen(theme.background, width=2))
        self.marker.setBrush(pg.mkBrush(theme.foreground))
        self.marker.setSize(14 if theme.presentation else 11)

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not len(self._points):
            return None
        x, y, thresholds = self._points.T
        distance = np.hypot((x - mouse.x()) / pixel.x(), (y - mouse.y()) / pixel.y())
        place = int(np.argmin(np.where(np.isfinite(distance), distance, np.inf)))
        if not distance[place] <= GRAB:
            return None
        words = self._words(number(x[place]), number(y[place]), number(thresholds[place]))
        return Reading(float(x[place]), float(y[place]), words)
