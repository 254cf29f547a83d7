"""Logits to drag and the probabilities they become; below, a ball on the surface of each of two losses."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout

from dllab.explorers import Scene
from dllab.explorers.softmax import STEPS, Softmax
from dllab.gui.charts.bars import Bars, Names
from dllab.gui.charts.chart import Chart, Reader, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.nearest import nearest
from dllab.gui.charts.relief import Relief
from dllab.gui.charts.ticks import linear_ticks, log_ticks, step_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number

LEAST = 1e-6  # of a loss that is drawn on a logarithmic axis
REACH = 6.0  # of the logits that are drawn, at least
MOST = 1000.0  # that a logit may be
BALL = 13  # pixels across


class View(ExplorerView):
    """Above logits, probabilities and the two losses over the steps; below the two surfaces, with one start."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Softmax()
        self._scene: Scene = self._settings.scene()
        self._surface: NDArray[np.float64] | None = None
        self._descent: tuple[object, ...] | None = None  # what the curves and surfaces were drawn for
        self._classes, self._shares = Names(), Names()
        self.logits = Framed(Chart(self._classes, linear_ticks, self._read_logit, movable=False))
        self.chances = Framed(Chart(self._shares, linear_ticks, self._read_chance, movable=False))
        self.losses = Framed(Chart(step_ticks, log_ticks, self._read_losses, movable=False))
        self._z, self._p = Bars(), Bars()
        self._curves, self._now = Lines(), Marks(dashed=True)
        self.logits.chart.addItem(self._z)
        self.chances.chart.addItem(self._p)
        self.losses.chart.addItem(self._now)
        self.losses.chart.addItem(self._curves)
        self.maps = [Framed(Chart(linear_ticks, linear_ticks, self._map_reader(k), movable=False)) for k in range(2)]
        self._reliefs = [Relief(frame.chart) for frame in self.maps]
        self._trails, self._balls = [Trails(), Trails()], [Dots(size=BALL) for _ in range(2)]
        self.handles = self.handles_in(self.logits.chart, self._drag_logit)
        self.starts = [self.handles_in(frame.chart, self._drag_start) for frame in self.maps]
        for frame, trail, ball in zip(self.maps, self._trails, self._balls, strict=True):
            frame.chart.show_grid(False)
            frame.chart.addItem(trail)
            frame.chart.addItem(ball)
        column = vertical(self, margins=8)
        above, below = add_layout(column, QHBoxLayout(), 2), add_layout(column, QHBoxLayout(), 3)
        for frame in (self.logits, self.chances, self.losses):
            above.addWidget(frame, 1)
        for frame in self.maps:
            below.addWidget(frame, 1)

    def show_scene(self, settings: Softmax, step: int, scene: Scene) -> None:
        """Draw bars, curves and surfaces."""
        self._settings, self._scene = settings, scene
        self._show_bars(settings, scene)
        descent = settings.start, settings.rate, step
        if descent != self._descent:
            self._descent = descent
            self._show_descent(settings, step, scene)
        for frame in (self.logits, self.chances, self.losses, *self.maps):
            frame.chart.read_again()

    def _show_descent(self, settings: Softmax, step: int, scene: Scene) -> None:
        """Curves and surfaces, which logits do not change."""
        losses = np.log10(np.maximum(scene["curve"], LEAST))
        self._curves.set_data(np.arange(losses.shape[1], dtype=np.float64), losses)
        self._now.set_steps([step])
        high = max(0.4, float(losses.max()) + 0.2)
        self.losses.chart.show_range((-0.01 * STEPS, 1.01 * STEPS), (min(-2.0, float(losses.min()) - 0.2), high))
        ends = (float(scene["z"][0]), float(scene["z"][-1]))
        new = self._surface is not scene["surface"]
        self._surface = scene["surface"]
        for k, frame in enumerate(self.maps):
            if new:
                self._reliefs[k].show_heights(ends, ends, scene["surface"][k])
            frame.chart.show_range(ends, ends)
            path = scene["path"][k]
            self._trails[k].set_paths([path])
            self._balls[k].set_places(path[-1:])
            self.starts[k].show([Grip(*settings.start, self._theme.foreground)])

    def dress(self, theme: Theme) -> None:
        self._descent = None
        self._colors = [theme.train, theme.high]
        for frame in (self.logits, self.chances, self.losses, *self.maps):
            frame.apply_theme(theme)
        self._curves.set_pens(self._colors, 2)
        self._now.set_color(theme.axis)
        for relief, trail, ball, color in zip(self._reliefs, self._trails, self._balls, self._colors, strict=True):
            relief.apply_theme(theme)
            trail.set_pens([color], 2)
            ball.setBrush(color)
            ball.setPen(pg.mkPen(theme.background, width=2))

    def table(self) -> Table:
        """A step a row: where both balls are, and their losses."""
        titles, columns = [tr("step")], [list(range(self._scene["path"].shape[1]))]
        for name, path, losses in zip(self._names(), self._scene["path"], self._scene["curve"], strict=True):
            titles += [f"{name}, z₁", f"{name}, z₂", tr("{name}, loss", name=name)]
            columns += [path[:, 0].tolist(), path[:, 1].tolist(), losses.tolist()]
        return Table(tuple(titles), tuple(columns))

    def retranslate(self) -> None:
        self.logits.chart.set_titles(small(tr("Class")), small(tr("Logit z")))
        self.chances.chart.set_titles(small(tr("Probability of each class")), "")
        self.losses.chart.set_titles(tr("step"), small(tr("Loss")))
        for frame in self.maps:
            frame.chart.set_titles("z₁", "z₂")
        self._name()

    def _names(self) -> tuple[str, str]:
        return tr("Cross-entropy"), tr("Squared error")

    def _name(self) -> None:
        cross_entropy, squared = zip(self._colors, self._names(), strict=True)
        self.logits.name((self._theme.muted, tr("scores")), (self._theme.good, tr("true class")))
        self.chances.name((self._theme.muted, tr("softmax of z/T")))
        self.losses.name(cross_entropy, squared)
        self.maps[0].name(cross_entropy)
        self.maps[1].name(squared)

    def _show_bars(self, settings: Softmax, scene: Scene) -> None:
        z, p, theme = np.array(settings.logits), scene["p"], self._theme
        classes = np.arange(len(z), dtype=np.float64)
        colors = [theme.good if k == settings.target - 1 else theme.muted for k in range(len(z))]
        self._z.set_bars(classes - 0.3, classes + 0.3, np.minimum(z, 0), np.maximum(z, 0), colors)
        self._p.set_bars(classes - 0.3, classes + 0.3, np.zeros(len(z)), p, colors)
        self._classes.names = [f"{k + 1}" for k in range(len(z))]
        self._shares.names = [number(share) for share in p.tolist()]
        reach = max(REACH, 1.15 * float(np.abs(z).max()))
        across = (-0.6, len(z) - 0.4)
        self.logits.chart.show_range(across, (-reach, reach))
        self.chances.chart.show_range(across, (0.0, 1.04))
        grips = [Grip(float(k), float(z[k]), colors[k], "y", y_range=(-MOST, MOST)) for k in range(len(z))]
        self.handles.show(grips)
        for frame in (self.logits, self.chances):
            frame.chart.x_axis.refresh()

    def _drag_logit(self, handle: int, x: float, y: float) -> None:
        logits = list(self._settings.logits)
        logits[handle] = y
        self.dragged.emit({"logits": tuple(logits)})

    def _drag_start(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"start": (x, y)})

    def _read_logit(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        k = round(mouse.x())
        if not 0 <= k < len(self._settings.logits):
            return None
        z = self._settings.logits[k]
        return Reading(k, z, tr("z of class {k}: {value}", k=k + 1, value=number(z)))

    def _read_chance(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        k, p = round(mouse.x()), self._scene["p"]
        if not 0 <= k < len(p):
            return None
        share = float(p[k])
        return Reading(k, share, tr("p of class {k}: {value}", k=k + 1, value=number(share)))

    def _read_losses(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        def words(name: str, x: float, y: float) -> str:
            return tr("{name}, step {step}: {factor}", name=name, step=count(x), factor=number(10**y))

        losses = np.log10(np.maximum(self._scene["curve"], LEAST))
        steps = np.arange(losses.shape[1], dtype=np.float64)
        return nearest(zip(self._names(), (steps, steps), losses, strict=True), mouse, pixel, words)

    def _map_reader(self, which: int) -> Reader:
        """What reads a loss off its map."""

        def read(mouse: QPointF, pixel: QPointF) -> Reading | None:
            z, surface = self._scene["z"], self._scene["surface"][which]
            column, row = (int(np.abs(z - place).argmin()) for place in (mouse.x(), mouse.y()))
            words = tr(
                "z = ({first}, {second}): {loss}",
                first=number(float(z[column])), second=number(float(z[row])), loss=number(float(surface[row, column])),
            )  # fmt: skip
            return Reading(float(z[column]), float(z[row]), words)

        return read
