"""What is left of a gradient, layer by layer, on a logarithmic axis; beside it the paths of a residual network."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.explorers import Scene
from dllab.explorers.factors import MARKS, Factors
from dllab.gui.charts.bars import Bars
from dllab.gui.charts.chart import GRAB, Chart, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.ticks import layer_ticks, linear_ticks, log_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number, percent

LOWEST = -320.0  # decades that are drawn where nothing is left
LEAST = 1.0  # decades in view, at least
STEEPEST, FLATTEST = 10.0, 1e-6  # |w| that a drag can reach, and the slope with which it can


class View(ExplorerView):
    """A bar a layer; the last one has a handle, which sets the weight. The paths are shown where there are several."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Factors()
        self._scene: Scene = self._settings.scene()
        self.bars = Framed(Chart(layer_ticks, log_ticks, self._read_bar, movable=False))
        self._left = Bars()
        self._marks = Dots(symbol="d", size=11)
        self._marks.setZValue(20)
        self.bars.chart.addItem(self._left)
        self.bars.chart.addItem(self._marks)
        self.handles = self.handles_in(self.bars.chart, self._drag)
        self.paths = Framed(Chart(layer_ticks, linear_ticks, self._read_path, movable=False))
        self._shares = Bars()
        self.paths.chart.addItem(self._shares)
        horizontal(self, (self.bars, 3), (self.paths, 2), margins=8)

    def show_scene(self, settings: Factors, step: int, scene: Scene) -> None:
        """Draw bars and paths."""
        self._settings, self._scene = settings, scene
        decades = np.maximum(scene["decades"][1:], LOWEST)
        layers = np.arange(1, len(decades) + 1, dtype=np.float64)
        color = self._theme.high if settings.decades > 0 else self._theme.low
        self._left.set_bars(layers - 0.4, layers + 0.4, np.zeros(len(layers)), decades, [color])
        seen = self._seen_marks()
        self._marks.set_places(seen if len(seen) else np.zeros((0, 2)))
        low, high = min(decades.min(), *seen[:, 1], 0.0), max(decades.max(), *seen[:, 1], 0.0)
        room = max(0.08 * (high - low), LEAST / 2)
        self.bars.chart.show_range((0.4, len(layers) + 0.6), (float(low - room), float(high + room)))
        can_drag = settings.slope >= FLATTEST
        self.handles.show([Grip(layers[-1], float(decades[-1]), color, "y")] if can_drag else [])
        self.paths.setVisible(settings.residual)
        shares = scene["paths"]
        passed = np.arange(len(shares), dtype=np.float64)
        self._shares.set_bars(passed - 0.4, passed + 0.4, np.zeros(len(shares)), shares, [self._theme.good])
        self.paths.chart.show_range((-0.6, len(shares) - 0.4), (0.0, 1.1 * float(shares.max())))
        self.bars.chart.read_again()
        self.paths.chart.read_again()

    def dress(self, theme: Theme) -> None:
        for part in (self.bars, self.paths):
            part.apply_theme(theme)
        self._marks.setBrush(theme.foreground)
        self._marks.setPen(pg.mkPen(theme.background))

    def table(self) -> Table:
        """A layer a row: what is left after it, its power of ten, and the share of paths through so many branches."""
        titles = (tr("Layers"), tr("Left of the gradient"), tr("Power of ten"), tr("Share of the paths"))
        scene = self._scene
        rows = zip(range(len(scene["left"])), scene["left"], scene["decades"], scene["paths"], strict=True)
        return Table.of_rows(titles, rows)

    def retranslate(self) -> None:
        self.bars.chart.set_titles(small(tr("Layers passed")), small(tr("Left of the gradient")))
        self.paths.chart.set_titles(small(tr("Layers on the path")), small(tr("Share of the product")))
        self._name()

    def _name(self) -> None:
        theme = self._theme
        self.bars.name(
            (theme.low, tr("vanishes")), (theme.high, tr("explodes")), (theme.foreground, "0.25²⁰, 0.9⁵⁰, 1.1⁵⁰")
        )
        self.paths.name((theme.good, tr("paths through so many layers")))

    def _seen_marks(self) -> np.ndarray:
        """Those whose depth is in view."""
        return np.array([mark for mark in self._scene["marks"] if mark[0] <= self._settings.layers]).reshape(-1, 2)

    def _drag(self, handle: int, x: float, y: float) -> None:
        """The weight with which as much is left."""
        settings = self._settings
        factor = 10 ** (y / settings.layers) * (-1 if settings.factor < 0 else 1)
        weight = (factor - (1 if settings.residual else 0)) / settings.slope
        self.dragged.emit({"weight": float(np.clip(weight, -STEEPEST, STEEPEST))})

    def _read_bar(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        for depth, decades in self._seen_marks():
            if np.hypot((depth - mouse.x()) / pixel.x(), (decades - mouse.y()) / pixel.y()) < GRAB / 3:
                factor = next(factor for factor, layers in MARKS if np.isclose(layers * np.log10(factor), decades))
                said = {"factor": number(factor), "depth": int(depth), "left": number(float(10**decades))}
                words = tr("{factor} to the power of {depth}: {left}", **said)
                return Reading(float(depth), float(decades), words)
        layer = round(mouse.x())
        if not 1 <= layer <= self._settings.layers:
            return None
        left, decades = float(self._scene["left"][layer]), float(max(self._scene["decades"][layer], LOWEST))
        return Reading(layer, decades, tr("after layer {layer}: {left}", layer=layer, left=number(left)))

    def _read_path(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        passed = round(mouse.x())
        if not 0 <= passed < len(self._scene["paths"]):
            return None
        share = float(self._scene["paths"][passed])
        return Reading(passed, share, tr("paths of length {passed}: {share}", passed=passed, share=percent(share)))
