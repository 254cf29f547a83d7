"""An explorer that has no view of its own: its curves, and its numbers beside them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.explorers import Explorer, Scene
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.nearest import around, nearest
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import number


class View(ExplorerView):
    """Draws every array float[2, n] as a curve y over x, called by its name."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: dict[str, NDArray[np.float64]] = {}
        self._lines: dict[str, Lines] = {}
        self._width = 1.0
        self.chart = Chart(linear_ticks, linear_ticks, self._read)
        vertical(self, self.chart, margins=None)

    def show_scene(self, settings: Explorer, step: int, scene: Scene) -> None:
        """Draw the curves, and bring all of them into view."""
        self._curves = {
            name: array.astype(float) for name, array in scene.items() if array.ndim == 2 and len(array) == 2
        }
        for name in self._lines.keys() - self._curves.keys():
            self.chart.removeItem(self._lines.pop(name))
        for name, curve in self._curves.items():
            if name not in self._lines:
                self._lines[name] = Lines()
                self.chart.addItem(self._lines[name])
            self._lines[name].set_data(curve[0], curve[1][None])
        self._paint()
        if self._curves:
            self.chart.show_range(*(around(*(curve[axis] for curve in self._curves.values())) for axis in (0, 1)))
        self.chart.show_hint("" if self._curves else tr("This page has numbers alone."))

    def dress(self, theme: Theme) -> None:
        self._width = theme.line_width
        self.chart.apply_theme(theme)
        self._paint()

    def table(self) -> Table | None:
        """The curves in pairs of columns."""
        if not self._curves:
            return None
        longest = max(curve.shape[1] for curve in self._curves.values())
        titles, columns = [], []
        for name, curve in self._curves.items():
            for axis, row in zip("xy", curve, strict=True):
                titles.append(f"{name} {axis}")
                columns.append([*row.tolist(), *[None] * (longest - len(row))])
        return Table(tuple(titles), tuple(columns))

    def retranslate(self) -> None:
        self.chart.set_titles("x", "y")

    def _paint(self) -> None:
        for number_, line in enumerate(self._lines.values()):
            line.set_pens([OKABE_ITO[number_ % len(OKABE_ITO)]], self._width)

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        curves = ((name, *curve) for name, curve in self._curves.items())
        return nearest(curves, mouse, pixel, lambda name, x, y: f"{name}: {number(x)}, {number(y)}")
