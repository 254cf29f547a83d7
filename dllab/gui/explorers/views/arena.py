"""The landscape with everybody's trail; below it who is where, and the loss over the steps."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt

from dllab.explorers import Scene
from dllab.explorers.arena import Arena
from dllab.explorers.surfaces import SURFACES
from dllab.gui.charts.arrows import Arrows, short_ways
from dllab.gui.charts.chart import GRAB, Chart, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.relief import Relief
from dllab.gui.charts.roster import Roster
from dllab.gui.charts.settled import settled
from dllab.gui.charts.ticks import linear_ticks, log_ticks, step_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.forms.choice_words import brief_settings
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.readable import small, word
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import count, number

LOWEST = 1e-12  # of a loss above the lowest place, that the chart shows
DOT = 11  # pixels across


class View(ExplorerView):
    """The map, with a handle at the start; below who is where, and the losses with a handle at the target."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Arena()
        self._scene: Scene = {}
        self._shown: NDArray[np.float64] | None = None  # of fields, the one that is drawn
        self._step = 0
        self._names = names_of(self._settings)
        self._colors = list(OKABE_ITO)
        self.map = Chart(linear_ticks, linear_ticks, self._read_map, movable=False)
        self.map.show_grid(False)
        self._relief, self._field, self._trails = Relief(self.map), Arrows(), Trails()
        self._field.setZValue(-10)
        self._minima, self._racers = Dots(symbol="+", size=13), Dots(size=DOT)
        for item in (self._field, self._trails, self._minima, self._racers):
            self.map.addItem(item)
        self.start = self.handles_in(self.map, self._drag_start)
        self.roster = Roster()
        self.losses = Chart(step_ticks, log_ticks, self._read_losses, movable=False)
        self._curves, self._level, self._now = Trails(), Trails(), Marks(dashed=False)
        for item in (self._now, self._level, self._curves):
            self.losses.addItem(item)
        self.target = self.handles_in(self.losses, self._drag_target)
        column = vertical(self, (self.map, 3), margins=8)
        below = horizontal(column, stretch=2)
        below.addWidget(self.roster, 2, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.losses, 3)

    def show_scene(self, settings: Arena, step: int, scene: Scene) -> None:
        """Draw the landscape, the trails up to this step, and the losses."""
        if settings.racers != self._settings.racers:
            self._names = names_of(settings)
        self._settings, self._scene, self._step = settings, scene, step
        x, y = scene["x"], scene["y"]
        across, up = (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1]))
        self._relief.show_light(settings.shaded)
        self._relief.show_heights(across, up, scene["height"])
        self.map.show_range(across, up)
        if scene["field"] is not self._shown:
            self._shown = scene["field"]
            places, slopes = self._shown[:2].T, self._shown[2:].T
            self._field.set_arrows(places, short_ways(-slopes, across, up))
        self._trails.set_paths([path[: step + 1] for path in scene["path"]])
        self._minima.set_places(scene["minima"])
        self._racers.set_places(scene["at"], self._colors[: len(scene["at"])])
        self.start.show([Grip(*settings.start, self._foreground)])
        self._show_losses()
        self._show_roster()
        self.map.read_again()
        self.losses.read_again()

    def dress(self, theme: Theme) -> None:
        self._foreground = theme.foreground
        last = "#b8bcc4" if theme.dark else "#6b7079"
        self._colors = [*OKABE_ITO[:6], "#F0E442" if theme.dark else "#8c564b", last]
        for part in (self.map, self.losses, self.roster, self._relief):
            part.apply_theme(theme)
        width = 2 if theme.presentation else 1.5
        self._trails.set_pens(self._colors, width)
        self._curves.set_pens(self._colors, theme.line_width)
        self._level.set_pens([theme.muted], 1)
        self._field.set_pens(["#4d5a66" if theme.dark else "#a9b6c2"], 1)
        self._now.set_color(theme.axis)
        self._minima.setBrush(theme.foreground)
        self._minima.setPen(pg.mkPen(theme.background, width=0.5))
        self._racers.setPen(pg.mkPen(theme.background, width=1.5))

    def table(self) -> Table:
        """By step, where each racer is and its loss."""
        titles, columns = [tr("step")], [list(range(self._settings.length + 1))]
        for number_, (path, loss) in enumerate(zip(self._scene["path"], self._scene["loss"], strict=True), start=1):
            for name, values in (("x", path[:, 0]), ("y", path[:, 1]), (tr("Loss"), loss)):
                titles.append(f"{name} {number_}")
                columns.append(values.tolist())
        return Table(tuple(titles), tuple(columns))

    def retranslate(self) -> None:
        self.map.set_titles("x", "y")
        self.losses.set_titles(tr("step"), small(tr("Loss above the lowest")))
        self.roster.set_titles((tr("Racer"), tr("to target"), tr("Loss")))
        self._names = names_of(self._settings)
        if self._scene:
            self._show_roster()

    def _show_roster(self) -> None:
        found, rows = self._settings.readouts(self._step), []
        for racer in range(len(self._settings.racers)):
            arrived, lost = found[f"reached_{racer + 1}"], found[f"diverged_at_{racer + 1}"]
            steps = tr("diverged") if np.isfinite(lost) else count(arrived) if np.isfinite(arrived) else "–"
            rows.append((self._colors[racer], (self._names[racer], steps, number(found[f"loss_{racer + 1}"]))))
        self.roster.set_rows(rows)

    def _show_losses(self) -> None:
        heights = self._logarithms()
        steps = np.arange(heights.shape[1], dtype=np.float64)
        self._curves.set_paths([np.column_stack([steps, row]) for row in heights])
        known = heights[np.isfinite(heights)]
        level = float(np.log10(self._settings.target))
        low, high = (float(known.min()), float(known.max())) if known.size else (level - 1, level + 1)
        bottom, top = max(min(low, level) - 0.5, np.log10(LOWEST) - 0.5), min(max(high, level) + 0.5, 12.0)
        self.losses.show_range((0.0, 1.02 * float(steps[-1])), settled(float(bottom), float(top)))
        self._level.set_paths([np.array([[0.0, level], [steps[-1], level]])])
        self._now.set_steps([float(min(self._step, self._settings.length))])
        self.target.show([Grip(float(steps[-1]), level, self._foreground, "y", y_range=(-12.0, 3.0))])

    def _logarithms(self) -> NDArray[np.float64]:
        """log₁₀ of every loss above the lowest place; NaN where it is not finite."""
        above = self._scene["loss"] - SURFACES[self._settings.surface].lowest(self._settings.k)
        found = np.log10(np.maximum(above, LOWEST))
        return np.where(np.isfinite(above), found, np.nan)

    def _drag_start(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"start": (x, y)})

    def _drag_target(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"target": float(10.0**y)})

    def _read_map(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        for racer, (x, y) in enumerate(self._scene["at"] if self._scene else ()):
            if np.hypot((x - mouse.x()) / pixel.x(), (y - mouse.y()) / pixel.y()) < DOT:
                loss = number(float(self._scene["loss"][racer][min(self._step, self._settings.length)]))
                words = tr(
                    "{name}: ({x}, {y}), loss {loss}", name=self._names[racer], x=number(x), y=number(y), loss=loss
                )
                return Reading(float(x), float(y), words)
        surface = SURFACES[self._settings.surface]
        x, y = mouse.x(), mouse.y()
        slope = surface.gradient(x, y, self._settings.k)
        words = tr(
            "({x}, {y}): loss {loss}, slope ({first}, {second})", x=number(x), y=number(y),
            loss=number(float(surface.value(x, y, self._settings.k))), first=number(float(slope[0])),
            second=number(float(slope[1])),
        )  # fmt: skip
        return Reading(x, y, words)

    def _read_losses(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        step = round(mouse.x())
        if not self._scene or not 0 <= step <= self._settings.length:
            return None
        heights = self._logarithms()[:, step]
        away = np.abs(heights - mouse.y()) / pixel.y()
        if not (away < GRAB).any():
            return None
        racer = int(np.nanargmin(away))
        loss = number(float(self._scene["loss"][racer][step]))
        words = tr("{name}, step {step}: loss {loss}", name=self._names[racer], step=count(step), loss=loss)
        return Reading(float(step), float(heights[racer]), words)


def names_of(settings: Arena) -> list[str]:
    """What the racers are called: each its optimizer and its settings."""
    return [f"{word(racer.label)} {brief_settings(racer)}" for racer in settings.racers]
