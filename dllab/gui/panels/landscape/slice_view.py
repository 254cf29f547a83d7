"""A slice of the loss seen from above, with the run's path in it."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import GRAB, Chart, Reading
from dllab.gui.charts.dots import fill
from dllab.gui.charts.relief import Relief
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number, percent
from dllab.training.sights import Slice


class SliceView(QWidget):
    """Shaded heights and contour lines; the path from its first place, a ring, to where the run is, a dot."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Slice | None = None
        self.chart = Chart(linear_ticks, linear_ticks, self._read, movable=False)
        self.chart.show_grid(False)
        self._relief, self._path = Relief(self.chart), Trails()
        self._places = pg.ScatterPlotItem(size=4, pen=None)
        self._ends = pg.ScatterPlotItem(size=10)
        for item in (self._path, self._places, self._ends):
            self.chart.addItem(item)
        vertical(self, self.chart)
        self._theme = Theme(dark=False, presentation=False)

    def clear(self) -> None:
        """Show nothing until something is found."""
        self.shown = None
        self._draw()

    def show_slice(self, found: Slice) -> None:
        """Draw a slice, coarse or fine."""
        self.shown = found
        self._draw()

    def words(self) -> list[str]:
        """How much of the path lies in the slice, over how many examples the loss is a mean, how coarse it is yet."""
        shown = self.shown
        if shown is None:
            return []
        path = [] if np.isnan(shown.inside) else [tr("{share} of the path", share=percent(shown.inside))]
        coarse = [] if shown.finest else [tr("{side} × {side} points so far", side=len(shown.loss))]
        return [*path, tr("{count} examples", count=count(shown.examples)), *coarse]

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.chart.apply_theme(theme)
        self._relief.apply_theme(theme)
        self._path.set_pens([theme.high], 1.5)
        self._places.setBrush(theme.high)
        self._ends.setPen(pg.mkPen(theme.foreground, width=1.5))
        self._draw()

    def retranslate(self) -> None:
        """Set every text again."""
        self._draw()

    def table(self) -> Table | None:
        """A row a point of the slice."""
        shown = self.shown
        if shown is None:
            return None
        x, y = np.meshgrid(shown.x, shown.y)
        columns = x.ravel().tolist(), y.ravel().tolist(), shown.loss.ravel().tolist()
        return Table((*self._titles(shown), tr("training loss")), columns)

    @staticmethod
    def _titles(shown: Slice) -> tuple[str, str]:
        if shown.kind == "path":
            return tr("from the start to the present"), tr("aside, to the furthest detour")
        return tr("first random direction"), tr("second random direction")

    def _draw(self) -> None:
        shown = self.shown
        for item in (self._relief, self._path, self._places, self._ends):
            item.setVisible(shown is not None)
        self.chart.show_hint(self._hint())
        if shown is None:
            self.chart.set_titles("", "")
            return
        self.chart.set_titles(*self._titles(shown))
        across, up = (float(shown.x[0]), float(shown.x[-1])), (float(shown.y[0]), float(shown.y[-1]))
        self._relief.show_heights(across, up, shown.loss)
        self.chart.show_range(across, up)
        self._path.set_paths([shown.path])
        self._places.setData(pos=shown.path)
        ends = np.array([shown.path[0], shown.here])
        self._ends.setData(pos=ends, brush=[fill(self._theme.background), fill(self._theme.high)])
        self.chart.read_again()

    def _hint(self) -> str:
        if self.shown is None:
            return tr("Measuring the loss around the network…")
        return "" if np.isfinite(self.shown.loss).any() else tr("The loss is not finite anywhere here")

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        shown = self.shown
        if shown is None:
            return None
        away = np.hypot((shown.path[:, 0] - mouse.x()) / pixel.x(), (shown.path[:, 1] - mouse.y()) / pixel.y())
        near = int(np.argmin(np.nan_to_num(away, nan=np.inf)))
        if away[near] < GRAB / 4:
            words = tr("step {step}", step=count(int(shown.steps[near])))
            return Reading(float(shown.path[near, 0]), float(shown.path[near, 1]), words)
        column, row = (int(np.argmin(np.abs(axis - at))) for axis, at in ((shown.x, mouse.x()), (shown.y, mouse.y())))
        words = tr("training loss {value}", value=number(float(shown.loss[row, column])))
        return Reading(float(shown.x[column]), float(shown.y[row]), words)
