"""Data with three lines, and the bowl with three paths; below, where each is and how its loss falls."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt

from dllab.explorers import Scene
from dllab.explorers.paths import KINDS, Paths, heights
from dllab.gui.charts.arrows import Arrows
from dllab.gui.charts.chart import GRAB, Chart, Range, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.relief import Relief
from dllab.gui.charts.roster import Roster
from dllab.gui.charts.settled import settled
from dllab.gui.charts.ticks import linear_ticks, log_ticks, step_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number

DOT = 11  # pixels across
LEAST = 1e-9  # of the smallest loss, that the chart shows above it
PROBE = 101  # places along a line


class View(ExplorerView):
    """Left the data, right the bowl with a handle at the start; below a table of the three, and their losses."""

    def __init__(self) -> None:
        super().__init__()
        self._settings, self._step = Paths(), 0
        self._scene: Scene = {}
        self.data = Chart(linear_ticks, linear_ticks, self._read_data, movable=False)
        self._points, self._chosen = Dots(size=5), Dots(size=8)
        self._lines, self._best_line = Trails(), Trails()
        for item in (self._points, self._chosen, self._best_line, self._lines):
            self.data.addItem(item)
        self.bowl = Chart(linear_ticks, linear_ticks, self._read_bowl, movable=False)
        self.bowl.show_grid(False)
        self._relief, self._axes, self._paths = Relief(self.bowl, 3), Arrows(), Trails()
        self._best, self._here = Dots(symbol="+", size=14), Dots(size=DOT)
        for item in (self._axes, self._paths, self._best, self._here):
            self.bowl.addItem(item)
        self.start = self.handles_in(self.bowl, self._drag)
        self.roster = Roster()
        self.losses = Chart(step_ticks, log_ticks, self._read_losses, movable=False)
        self._curves, self._now = Trails(), Marks(dashed=False)
        for item in (self._now, self._curves):
            self.losses.addItem(item)
        column = vertical(self, margins=8)
        horizontal(column, (self.data, 1), (self.bowl, 1), stretch=3)
        below = horizontal(column, stretch=2)
        below.addWidget(self.roster, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.losses, 1)

    def show_scene(self, settings: Paths, step: int, scene: Scene) -> None:
        """Draw the data with the lines of this step, and the paths up to it."""
        renamed = settings.columns != self._settings.columns
        self._settings, self._scene, self._step = settings, scene, min(step, settings.length)
        if renamed:
            self._name_axes()
        self._show_data()
        w, b = scene["w"], scene["b"]
        across, up = (float(w[0]), float(w[-1])), (float(b[0]), float(b[-1]))
        self._relief.show_heights(across, up, scene["height"])
        self.bowl.show_range(across, up)
        self._show_axes(across, up)
        self._paths.set_paths([scene[f"path_{kind}"][: self._step + 1] for kind in self._order])
        self._best.set_places(scene["best"][None])
        at = scene["at"]
        self._here.set_places(at, [self._color[kind] for kind in KINDS])
        self.start.show([Grip(*settings.start, self._theme.foreground)])
        self._show_losses()
        self._show_roster()
        for chart in (self.data, self.bowl, self.losses):
            chart.read_again()

    _order = ("single", "batch", "full")  # the calmest is drawn last

    def dress(self, theme: Theme) -> None:
        self._color = {"full": theme.high, "batch": theme.train, "single": "#CC79A7"}
        for part in (self.data, self.bowl, self.losses, self.roster, self._relief):
            part.apply_theme(theme)
        colors = [self._color[kind] for kind in self._order]
        self._paths.set_pens(colors, 1.5)
        self._lines.set_pens(colors, 2)
        self._curves.set_pens(colors, theme.line_width)
        self._best_line.set_pens([theme.muted], 1)
        self._points.setPen(None)
        self._points.setBrush("#5d646e" if theme.dark else "#b4bac3")
        self._chosen.setPen(pg.mkPen(theme.background, width=0.5))
        self._chosen.setBrush(self._color["batch"])
        self._axes.set_pens([theme.muted], 1)
        self._best.setBrush(theme.foreground)
        self._best.setPen(pg.mkPen(theme.background, width=0.5))
        self._here.setPen(pg.mkPen(theme.background, width=1.5))
        self._now.set_color(theme.axis)

    def table(self) -> Table:
        """By step, slope, intercept and loss of each path."""
        titles, columns = [tr("step")], [list(range(self._settings.length + 1))]
        for kind in KINDS:
            path, loss = self._scene[f"path_{kind}"], self._scene[f"loss_{kind}"]
            for name, values in (("w", path[:, 0]), ("b", path[:, 1]), (tr("loss"), loss)):
                titles.append(f"{name} · {self.name(kind)}")
                columns.append(values.tolist())
        return Table(tuple(titles), tuple(columns))

    def retranslate(self) -> None:
        self._name_axes()
        self.bowl.set_titles(tr("slope w"), tr("intercept b"))
        self.losses.set_titles(tr("step"), tr("loss above the smallest"))
        self.roster.set_titles((tr("Path"), tr("epochs"), tr("Loss"), "w", "b", tr("restless")))
        if self._scene:
            self._show_roster()

    def _name_axes(self) -> None:
        """As the table's columns, where they are said."""
        column, target = self._settings.columns
        self.data.set_titles(column or tr("input x"), target or tr("target y"))

    def name(self, kind: str) -> str:
        """What a path is called."""
        size = self._settings.size("batch")
        return {
            "full": tr("full batch"),
            "batch": tr("batch of {size}", size=size),
            "single": tr("one by one"),
        }[kind]

    def _show_data(self) -> None:
        x, y = self._scene["points"]
        chosen = self._scene["chosen"] if self._step else np.zeros(0, np.int64)
        self._points.set_places(self._scene["points"].T)
        self._chosen.set_places(self._scene["points"].T[chosen] if len(chosen) < len(x) else np.zeros((0, 2)))
        self.data.show_range(_spread(x), _spread(y))
        ends = np.array(_spread(x))
        at = dict(zip(KINDS, self._scene["at"], strict=True))
        self._lines.set_paths([np.column_stack([ends, at[kind][0] * ends + at[kind][1]]) for kind in self._order])
        w, b = self._scene["best"]
        self._best_line.set_paths([np.column_stack([ends, w * ends + b])])

    def _show_axes(self, across: Range, up: Range) -> None:
        """The eigenvectors from the bottom, each as long as half of what is in view."""
        axes, best = self._scene["axes"].T, self._scene["best"]
        room = np.array([across[1] - across[0], up[1] - up[0]])
        longest = 0.35 / np.max(np.abs(axes / room), axis=1)
        both = np.concatenate([axes * longest[:, None], -axes * longest[:, None]])
        self._axes.set_arrows(np.tile(best, (4, 1)), both)

    def _show_losses(self) -> None:
        curves = self._logarithms()
        steps = np.arange(self._settings.length + 1, dtype=np.float64)
        self._curves.set_paths([np.column_stack([steps, curves[kind]]) for kind in self._order])
        known = np.concatenate([curve[np.isfinite(curve)] for curve in curves.values()])
        low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
        self.losses.show_range((0.0, float(steps[-1])), settled(low - 0.3, min(high, low + 16) + 0.3))
        self._now.set_steps([float(self._step)])

    def _logarithms(self) -> dict[str, NDArray[np.float64]]:
        """log₁₀ of every loss above the smallest there is; NaN where it is not finite."""
        least = self._settings.readouts()["best_loss"]
        found = {}
        for kind in KINDS:
            above = self._scene[f"loss_{kind}"] - least
            logarithm = np.log10(np.maximum(above, LEAST * max(least, LEAST)))
            found[kind] = np.where(np.isfinite(above), logarithm, np.nan)
        return found

    def _show_roster(self) -> None:
        found, rows = self._settings.readouts(self._step), []
        for kind in KINDS:
            lost = np.isfinite(found[f"diverged_at_{kind}"])
            told = [number(found[f"{name}_{kind}"]) for name in ("epochs", "loss", "w", "b", "restless")]
            if lost:
                told[-1] = tr("diverged")
            rows.append((self._color[kind], (self.name(kind), *told)))
        least = (number(found["best_loss"]), number(found["best_w"]), number(found["best_b"]))
        rows.append((self._theme.muted, (tr("least squares"), "", *least, "")))
        self.roster.set_rows(rows)

    def _drag(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"start": (x, y)})

    def _read_data(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        x, y = self._scene["points"]
        away = np.hypot((x - mouse.x()) / pixel.x(), (y - mouse.y()) / pixel.y())
        near = int(away.argmin())
        if away[near] > GRAB / 2:
            return None
        return Reading(float(x[near]), float(y[near]), f"({number(float(x[near]))}, {number(float(y[near]))})")

    def _read_bowl(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        w, b = mouse.x(), mouse.y()
        loss = float(heights(*self._settings.points, np.array(w), np.array(b)))
        words = tr("w {w}, b {b}: loss {loss}", w=number(w), b=number(b), loss=number(loss, 4))
        return Reading(w, b, words)

    def _read_losses(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        step = round(mouse.x())
        if not self._scene or not 0 <= step <= self._settings.length:
            return None
        curves = self._logarithms()
        away = {kind: abs(curve[step] - mouse.y()) / pixel.y() for kind, curve in curves.items()}
        near = min((kind for kind in KINDS if away[kind] < GRAB), key=lambda kind: away[kind], default="")
        if not near:
            return None
        loss = number(float(self._scene[f"loss_{near}"][step]), 4)
        words = tr("{name}, step {step}: loss {loss}", name=self.name(near), step=count(step), loss=loss)
        return Reading(float(step), float(curves[near][step]), words)


def _spread(values: NDArray[np.float64]) -> Range:
    """All of them, with some room."""
    low, high = float(values.min()), float(values.max())
    room = 0.05 * (high - low) or 0.5
    return low - room, high + room
