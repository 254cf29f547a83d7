"""Left the slice with both paths, right the loss on the line between their ends."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.explorers import Scene
from dllab.explorers.landscape import LossLandscape
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.relief import Relief
from dllab.gui.charts.scales import LogScale
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number


class View(ExplorerView):
    """Small batches in one colour, all examples in another, in the slice and at both ends of the line."""

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene = {}
        self._scale = LogScale()
        self.slice = Chart(linear_ticks, linear_ticks, self._read_slice, movable=False)
        self.slice.show_grid(False)
        self._relief, self._paths = Relief(self.slice), Trails()
        self._ends = Dots(size=10)
        for item in (self._paths, self._ends):
            self.slice.addItem(item)
        self.line = Chart(linear_ticks, self._scale.ticks, self._read_line, movable=False)
        self._curves, self._marks = Lines(), Marks(dashed=True)
        for item in (self._marks, self._curves):
            self.line.addItem(item)
        self._theme = Theme(dark=False, presentation=False)
        row = horizontal(self, margins=8)
        self._left, self._right = Framed(self.slice), Framed(self.line)
        row.addWidget(self._left, 1)
        row.addWidget(self._right, 1)

    def show_scene(self, settings: LossLandscape, step: int, scene: Scene) -> None:
        """Draw the slice with both paths up to now, and the line."""
        self._scene = scene
        x, y = scene["x"], scene["y"]
        across, up = (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1]))
        self._relief.show_heights(across, up, scene["height"])
        self.slice.show_range(across, up)
        paths = [scene["path_small"], scene["path_full"]]
        self._paths.set_paths(paths)
        ends = np.array([paths[0][0], paths[0][-1], paths[1][-1]])
        self._ends.set_places(ends, (self._theme.background, *self._colors()))
        share, values = scene["line"][0], scene["line"][1:].astype(np.float32)
        self.line.show_range((float(share[0]), float(share[-1])), self._scale.fit(values))
        self._curves.set_data(share, self._scale.coordinates(values))
        self._marks.set_steps([0.0, 1.0])
        for chart in (self.slice, self.line):
            chart.read_again()

    def dress(self, theme: Theme) -> None:
        for part in (self._left, self._right, self._relief):
            part.apply_theme(theme)
        self._paths.set_pens(self._colors(), 2)
        self._curves.set_pens([theme.train, theme.validation], theme.line_width)
        self._marks.set_color(theme.axis)
        self._ends.setPen(pg.mkPen(theme.foreground, width=1.5))

    def table(self) -> Table:
        """The line between the ends."""
        titles = tr("share of the way"), tr("training loss"), tr("loss held out")
        return Table(titles, tuple(row.tolist() for row in self._scene["line"]))

    def retranslate(self) -> None:
        self.slice.set_titles(tr("from the start to the end of small batches"), tr("aside, to the end of all examples"))
        self.line.set_titles(tr("share of the way from small batches to all examples"), tr("loss"))
        small, full = self._colors()
        self._left.name((small, tr("small batches")), (full, tr("all examples")))
        self._right.name((self._theme.train, tr("training loss")), (self._theme.validation, tr("loss held out")))

    def _colors(self) -> list[str]:
        return [self._theme.high, "#CC79A7"]

    def _read_slice(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        x, y = self._scene["x"], self._scene["y"]
        column, row = int(np.argmin(np.abs(x - mouse.x()))), int(np.argmin(np.abs(y - mouse.y())))
        words = tr("training loss {value}", value=number(float(self._scene["height"][row, column])))
        return Reading(float(x[column]), float(y[row]), words)

    def _read_line(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        share, train, held_out = self._scene["line"]
        near = int(np.argmin(np.abs(share - mouse.x())))
        place = float(self._scale.coordinates(train[near : near + 1].astype(np.float32))[0])
        if not np.isfinite(place):
            return None
        words = tr("training loss {value}", value=number(float(train[near])))
        return Reading(float(share[near]), place, f"{words}\n{tr('loss held out')} {number(float(held_out[near]))}")
