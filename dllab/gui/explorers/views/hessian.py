"""The landscape and what slope and curvature make of it; below, the eigenvalues, cuts along them, and a descent."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.explorers import Scene
from dllab.explorers.hessian import LEVEL, STEPS, Hessian
from dllab.explorers.run_plane import OF_A_RUN
from dllab.gui.charts.arrows import Arrows
from dllab.gui.charts.chart import GRAB, Chart, Range, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.relief import Relief
from dllab.gui.charts.roster import Roster
from dllab.gui.charts.settled import settled
from dllab.gui.charts.ticks import linear_ticks, step_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number

ARROW = 0.16  # of the width of the map, that an eigenvector takes
DOT = 11  # pixels across


class View(ExplorerView):
    """Two maps, the left one with a handle at the place; below what the place is, the cuts, and the loss by step."""

    def __init__(self) -> None:
        super().__init__()
        self._settings, self._step = Hessian(), 0
        self._scene: Scene = {}
        self.map, self.bowl = (
            Chart(linear_ticks, linear_ticks, reader, movable=False) for reader in (self._read_map, self._read_bowl)
        )
        self._reliefs = Relief(self.map, 3), Relief(self.bowl, 1)
        self._trail, self._here = Trails(), Dots(size=DOT)
        self._ways, self._slope = (Arrows(), Arrows()), Arrows()
        for chart, ways in zip((self.map, self.bowl), self._ways, strict=True):
            chart.show_grid(False)
            chart.addItem(ways)
        for item in (self._trail, self._slope, self._here):
            self.map.addItem(item)
        self.place = self.handles_in(self.map, self._drag)
        self.verdict, self.roster = WrappedLabel(bold=True), Roster()
        self.stems = Chart(step_ticks, linear_ticks, self._read_stems, movable=False)
        self._stems, self._heads = Trails(), Dots(size=6)
        for item in (self._stems, self._heads):
            self.stems.addItem(item)
        self.cuts = Chart(linear_ticks, linear_ticks, self._read_cuts, movable=False)
        self._cuts, self._expected = Trails(), Trails()
        for item in (self._expected, self._cuts):
            self.cuts.addItem(item)
        self.losses = Chart(step_ticks, linear_ticks, self._read_losses, movable=False)
        self._loss, self._now = Trails(), Marks(dashed=False)
        for item in (self._now, self._loss):
            self.losses.addItem(item)
        self._build()

    def _build(self) -> None:
        column = vertical(self, margins=8)
        horizontal(column, self.map, self.bowl, stretch=3)
        below = horizontal(column, stretch=2)
        told = vertical(below, self.verdict, self.roster, (self.stems, 1), stretch=1)
        told.addStretch(0)
        below.addWidget(self.cuts, 1)
        below.addWidget(self.losses, 1)

    def show_scene(self, settings: Hessian, step: int, scene: Scene) -> None:
        """Draw both maps, the arrows, the cuts and the descent up to this step."""
        renamed = (settings.surface == OF_A_RUN) != (self._settings.surface == OF_A_RUN)
        self._settings, self._scene, self._step = settings, scene, step
        if renamed:
            self._name_axes()
        x, y = scene["x"], scene["y"]
        across, up = (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1]))
        for chart, relief, heights in zip(
            (self.map, self.bowl), self._reliefs, (scene["height"], scene["approximation"]), strict=True
        ):
            relief.show_heights(across, up, heights)
            chart.show_range(across, up)
        self._show_arrows(across)
        self._trail.set_paths([scene["path"][: step + 1]])
        self._here.set_places(scene["at"])
        self.place.show([Grip(*settings.point, self._foreground)])
        self._show_cuts()
        self._show_losses()
        self._show_stems()
        self._tell()
        for chart in (self.map, self.bowl, self.cuts, self.losses, self.stems):
            chart.read_again()

    def dress(self, theme: Theme) -> None:
        self._foreground = theme.foreground
        self._down, self._up = theme.high, theme.train
        for part in (self.map, self.bowl, self.cuts, self.losses, self.stems, self.verdict, self.roster):
            part.apply_theme(theme)
        for relief in self._reliefs:
            relief.apply_theme(theme)
        self._trail.set_pens([theme.good], 1.5)
        self._loss.set_pens([theme.good], theme.line_width + 0.5)
        self._slope.set_pens([theme.foreground], 2)
        self._now.set_color(theme.axis)
        self._here.setBrush(theme.good)
        self._here.setPen(pg.mkPen(theme.background, width=1.5))
        self._width = theme.line_width + 0.5

    def table(self) -> Table:
        """The cuts: how far along each eigenvector, the loss, and what is expected."""
        titles, columns = [], []
        for index, cut in enumerate(self._scene["along"], start=1):
            for name, values in zip((tr("along v"), tr("loss"), tr("expected")), cut, strict=True):
                titles.append(f"{name} {index}")
                columns.append(values.tolist())
        return Table(tuple(titles), tuple(columns))

    def retranslate(self) -> None:
        self._name_axes()
        self.cuts.set_titles(tr("along the eigenvectors"), tr("loss"))
        self.losses.set_titles(tr("step"), tr("loss"))
        self.stems.set_titles(tr("eigenvalue, the smallest first"), "λ")
        self.roster.set_titles((tr("Eigenvalue"), tr("direction"), "λ"))
        if self._scene:
            self._tell()

    def _name_axes(self) -> None:
        """Weights, or of a run the directions along which it is seen."""
        across, up = ("v₁", "v₂") if self._settings.surface == OF_A_RUN else ("w₁", "w₂")
        self.map.set_titles(tr("{direction} (the loss)", direction=across), up)
        self.bowl.set_titles(tr("{direction} (expected by slope and curvature)", direction=across), up)

    def _show_stems(self) -> None:
        """Every eigenvalue of a run, from 0 to where it is."""
        spectrum = np.asarray(self._scene["spectrum"], np.float64)
        self.stems.setVisible(len(spectrum) > 0)
        if not len(spectrum):
            return
        places = np.column_stack([np.arange(1, len(spectrum) + 1), spectrum])
        self._stems.set_pens([self._color(value) for value in spectrum], 1.5)
        self._stems.set_paths([np.array([(place, 0.0), (place, value)]) for place, value in places])
        self._heads.set_places(places, [self._color(value) for value in spectrum])
        self.stems.show_range((0.0, len(spectrum) + 1.0), _spread(np.append(spectrum, 0.0)))

    def _colors(self) -> list[str]:
        """Of the eigenvectors: what curves down, and what does not."""
        return [self._color(value) for value in self._scene["curvatures"]]

    def _color(self, value: float) -> str:
        return self._down if value < -LEVEL else self._up

    def _show_arrows(self, across: Range) -> None:
        vectors, point = self._scene["eigenvectors"], np.array(self._settings.point)
        length = ARROW * (across[1] - across[0])
        both = np.concatenate([length * vectors.T, -length * vectors.T])
        for arrows in self._ways:
            arrows.set_pens(self._colors(), 2)
            arrows.set_arrows(np.tile(point, (4, 1)), both)
        slope = self._scene["slope"]
        steep = float(np.linalg.norm(slope))
        self._slope.set_arrows(point[None], (-slope / steep * length if steep > 0 else slope * np.nan)[None])

    def _show_cuts(self) -> None:
        along = self._scene["along"]
        colors = self._colors()
        self._cuts.set_pens(colors, self._width)
        self._expected.set_pens([f"{color}80" for color in colors], 1)
        self._cuts.set_paths([cut[[0, 1]].T for cut in along])
        self._expected.set_paths([cut[[0, 2]].T for cut in along])
        self.cuts.show_range((float(along[0, 0, 0]), float(along[0, 0, -1])), _spread(along[:, 1]))

    def _show_losses(self) -> None:
        loss = self._scene["loss"]
        self._loss.set_paths([np.column_stack([np.arange(len(loss)), loss])])
        self._now.set_steps([float(self._step)])
        self.losses.show_range((0.0, float(STEPS)), _spread(loss[: np.argmin(np.isfinite(loss)) or len(loss)]))

    def _tell(self) -> None:
        kinds = {
            "slope": tr("A slope: not at rest"),
            "minimum": tr("A minimum: every direction curves up"),
            "maximum": tr("A maximum: every direction curves down"),
            "saddle": tr("A saddle: some directions curve up, some down"),
            "undecided": tr("Undecided: a direction does not curve at all"),
        }
        self.verdict.say(kinds[self._settings.kind])
        found = [
            (float(value), f"({number(x, 2)}, {number(y, 2)})")
            for value, (x, y) in zip(self._scene["curvatures"], self._scene["eigenvectors"].T, strict=True)
        ]
        if self._settings.third:
            found.append((self._settings.third, tr("the third")))
        rows = [
            (self._color(value), (f"λ{'₁₂₃'[place]}", way, number(value)))
            for place, (value, way) in enumerate(sorted(found))
        ]
        self.roster.set_rows(rows)

    def _drag(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"point": (x, y)})

    def _read_map(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        return self._read_height(mouse, "height")

    def _read_bowl(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        return self._read_height(mouse, "approximation")

    def _read_height(self, mouse: QPointF, name: str) -> Reading | None:
        if not self._scene:
            return None
        heights = self._scene[name]
        places = zip(("y", "x"), (mouse.y(), mouse.x()), heights.shape, strict=True)
        row, column = (
            round(float(np.interp(at, self._scene[axis][[0, -1]], (0, count - 1)))) for axis, at, count in places
        )
        height = number(float(heights[row, column]))
        words = f"({number(mouse.x())}, {number(mouse.y())}): {height}"
        return Reading(mouse.x(), mouse.y(), words)

    def _read_cuts(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        along = self._scene["along"]
        near = int(np.abs(along[0, 0] - mouse.x()).argmin())
        away = np.abs(along[:, 1, near] - mouse.y()) / pixel.y()
        if not (away < GRAB).any():
            return None
        index = int(np.nanargmin(away))
        distance, loss, expected = along[index, :, near]
        words = tr(
            "{distance} along v{index}: loss {loss}, expected {expected}", distance=number(distance), index=index + 1,
            loss=number(loss), expected=number(expected),
        )  # fmt: skip
        return Reading(float(distance), float(loss), words)

    def _read_stems(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        place, spectrum = round(mouse.x()), self._scene["spectrum"] if self._scene else ()
        if not 1 <= place <= len(spectrum):
            return None
        value = float(spectrum[place - 1])
        words = tr("eigenvalue {index} of {count}: {value}", index=place, count=len(spectrum), value=number(value))
        return Reading(float(place), value, words)

    def _read_losses(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        step = round(mouse.x())
        if not self._scene or not 0 <= step <= STEPS or not np.isfinite(self._scene["loss"][step]):
            return None
        loss = float(self._scene["loss"][step])
        return Reading(float(step), loss, tr("step {step}: loss {loss}", step=step, loss=number(loss)))


def _spread(values: np.ndarray) -> Range:
    """All finite ones, with some room."""
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    room = 0.06 * (high - low) or 0.5
    return settled(low - room, high + room)
