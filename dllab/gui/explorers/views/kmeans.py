"""The points in their centres' places; below, the sum of distances by round or by the number of centres."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.explorers import Scene
from dllab.explorers.clustering import ASSIGNED, MOVED, SEEDING, Frame
from dllab.explorers.kmeans import KMeans
from dllab.gui.charts.cells import Cells
from dllab.gui.charts.chart import GRAB, Chart, Reading
from dllab.gui.charts.colors import class_colors
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.ticks import linear_ticks, step_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number, percent

DOT, CENTRE = 7, 19  # pixels across
LARGEST = 26  # of a point that is likely to be chosen next


class View(ExplorerView):
    """The plane, with handles at dragged centres, at the outlier and at drawn points; below J and silhouette."""

    def __init__(self) -> None:
        super().__init__()
        self._settings, self._step = KMeans(), 0
        self._scene: Scene = {}
        self.plane = Chart(linear_ticks, linear_ticks, self._read_plane, movable=False)
        self.plane.show_grid(False)
        self._cells, self._trails = Cells(self.plane), Trails()
        self._points, self._centres = Dots(), Dots(size=CENTRE)
        self._crosses = Dots(size=CENTRE - 8, symbol="+")
        for item in (self._points, self._trails, self._centres, self._crosses):
            self.plane.addItem(item)
        self.handles = self.handles_in(self.plane, self._drag)
        self.phase = WrappedLabel(bold=True)
        self.sums = Chart(step_ticks, linear_ticks, self._read_sums, movable=False)
        self.scores = Chart(step_ticks, linear_ticks, self._read_scores, movable=False)
        self._sum, self._score, self._now, self._best = Trails(), Trails(), Marks(dashed=False), Marks(dashed=True)
        for chart, items in ((self.sums, (self._now, self._sum)), (self.scores, (self._best, self._score))):
            for item in items:
                chart.addItem(item)
        column = vertical(self, self.phase, (self.plane, 5), margins=8)
        horizontal(column, self.sums, self.scores, stretch=2)

    def show_scene(self, settings: KMeans, step: int, scene: Scene) -> None:
        """Draw whose place is whose, the points, the centres and their ways, and the curves."""
        self._settings, self._scene, self._step = settings, scene, min(step, settings.steps)
        x, y = scene["x"], scene["y"]
        across, up = (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1]))
        self._cells.show_cells(across, up, scene["cells"] if self._frame.phase != SEEDING else scene["cells"] * 0 - 1)
        self.plane.show_range(across, up)
        self._show_points()
        centres = scene["centres"]
        self._centres.set_places(centres, self._colors[: len(centres)])
        self._crosses.set_places(centres)
        self._trails.set_paths(list(scene["trail"][: self._step + 1].transpose(1, 0, 2)))
        self.handles.show(self._grips())
        self._show_curves()
        self._tell()
        for chart in (self.plane, self.sums, self.scores):
            chart.read_again()

    def dress(self, theme: Theme) -> None:
        self._colors = class_colors(8)
        for part in (self.plane, self.phase, self.sums, self.scores):
            part.apply_theme(theme)
        self._cells.set_colors(self._colors, theme.background)
        self._trails.set_pens([theme.foreground], 1)
        self._points.setPen(pg.mkPen(theme.background, width=0.5))
        self._centres.setPen(pg.mkPen(theme.foreground, width=2))
        self._crosses.setPen(pg.mkPen(theme.background, width=0))
        self._crosses.setBrush("#ffffff")
        self._sum.set_pens([theme.train], theme.line_width + 0.5)
        self._score.set_pens([theme.good], theme.line_width + 0.5)
        for marks in (self._now, self._best):
            marks.set_color(theme.axis)

    def table(self) -> Table:
        """The points, and the centre of each."""
        labels = [int(label) + 1 if label >= 0 else None for label in self._scene["labels"]]
        return Table(("x", "y", tr("centre")), (*self._scene["points"].T.tolist(), labels))

    def retranslate(self) -> None:
        self.plane.set_titles("x", "y")
        if self._scene:
            self._show_curves()
            self._tell()

    @property
    def _frame(self) -> Frame:
        return self._settings.frames[self._step]

    def _show_points(self) -> None:
        labels, chance, theme = self._scene["labels"], self._scene["chance"], self._theme
        colors = [*self._colors, theme.muted]
        largest = chance.max() if chance.size else 0.0
        sizes = DOT + (LARGEST - DOT) * np.sqrt(chance / largest) if largest > 0 else np.full(len(labels), DOT)
        self._points.set_places(self._scene["points"], [colors[label] for label in labels], sizes)

    def _grips(self) -> list[Grip]:
        """Of the first centres where they are dragged, of the outlier, then of drawn points."""
        settings, color = self._settings, self._theme.foreground
        grips = []
        if settings.init == "dragged" and self._step == 0:
            grips += [Grip(float(x), float(y), self._colors[k]) for k, (x, y) in enumerate(self._scene["centres"])]
        if settings.outlier:
            grips.append(Grip(*settings.outlier_at, self._theme.alarm))
        if settings.data == "drawn" and self._step == 0:
            grips += [Grip(*place, color) for place in settings.points[:40]]
        return grips

    def _show_curves(self) -> None:
        elbow = self._scene["elbow"]
        by_k = elbow.shape[1] > 0
        self.scores.setVisible(by_k)
        if by_k:
            k, total, score = elbow
            self.sums.set_titles(tr("centres K"), tr("smallest J of ten starts"))
            self.scores.set_titles(tr("centres K"), tr("silhouette"))
            self._draw(self.sums, self._sum, k, total)
            self._draw(self.scores, self._score, k, score)
            self._now.set_steps([float(self._settings.k)])
            known = np.flatnonzero(np.isfinite(score))
            self._best.set_steps([float(k[known[score[known].argmax()]])] if known.size else [])
            return
        self.sums.set_titles(tr("step"), tr("sum of distances J"))
        self._draw(self.sums, self._sum, np.arange(len(self._scene["inertia"])), self._scene["inertia"])
        self._now.set_steps([float(self._step)])

    def _draw(self, chart: Chart, curve: Trails, x: np.ndarray, y: np.ndarray) -> None:
        curve.set_paths([np.column_stack([x, y])])
        known = y[np.isfinite(y)]
        low, high = (min(float(known.min()), 0.0), float(known.max())) if known.size else (0.0, 1.0)
        chart.show_range((float(x[0]), max(float(x[-1]), float(x[0]) + 1)), (low, high + 0.08 * (high - low) + 1e-9))

    def _tell(self) -> None:
        frame, k = self._frame, len(self._settings.frames[-1].centres)
        if frame.phase == SEEDING and len(frame.centres) < k:
            words = tr(
                "First centres: {count} of {k}; the next is drawn by squared distance", count=len(frame.centres), k=k
            )
        elif frame.phase == SEEDING:
            words = tr("The first centres; next, every point goes to the nearest")
        elif self._step == self._settings.steps:
            words = tr("Round {round}: no point changes, so it rests", round=frame.round)
        else:
            words = {
                ASSIGNED: tr("Round {round}, assigned: every point to the nearest centre", round=frame.round),
                MOVED: tr("Round {round}, moved: every centre into the middle of its points", round=frame.round),
            }[frame.phase]
        self.phase.say(words)

    def _drag(self, handle: int, x: float, y: float) -> None:
        settings = self._settings
        dragged = len(self._scene["centres"]) if settings.init == "dragged" and self._step == 0 else 0
        if handle < dragged:
            centres = [(float(a), float(b)) for a, b in self._scene["centres"]]
            centres[handle] = (x, y)
            self.dragged.emit({"centres": tuple(centres)})
        elif settings.outlier and handle == dragged:
            self.dragged.emit({"outlier_at": (x, y)})
        else:
            points = list(settings.points)
            points[handle - dragged - settings.outlier] = (x, y)
            self.dragged.emit({"points": tuple(points)})

    def _read_plane(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        points = self._scene.get("points", np.zeros((0, 2)))
        if not len(points):
            return None
        away = np.hypot((points[:, 0] - mouse.x()) / pixel.x(), (points[:, 1] - mouse.y()) / pixel.y())
        near = int(away.argmin())
        if away[near] > GRAB / 2:
            return None
        (x, y), label, chance = points[near], int(self._scene["labels"][near]), float(self._scene["chance"][near])
        where = f"({number(float(x))}, {number(float(y))})"
        if chance > 0:
            words = tr("{where}: next centre with {chance}", where=where, chance=percent(chance))
        elif label >= 0:
            words = tr("{where}: centre {centre}", where=where, centre=label + 1)
        else:
            words = where
        return Reading(float(x), float(y), words)

    def _read_sums(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        elbow = self._scene.get("elbow", np.zeros((3, 0)))
        x, y = elbow[:2] if elbow.shape[1] else (np.arange(len(self._scene["inertia"])), self._scene["inertia"])
        return _nearest(x, y, mouse)

    def _read_scores(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        elbow = self._scene.get("elbow", np.zeros((3, 0)))
        return _nearest(elbow[0], elbow[2], mouse)


def _nearest(x: np.ndarray, y: np.ndarray, mouse: QPointF) -> Reading | None:
    """The value of a curve at the mouse."""
    if not len(x):
        return None
    near = int(np.abs(x - mouse.x()).argmin())
    if not np.isfinite(y[near]):
        return None
    return Reading(float(x[near]), float(y[near]), f"{number(float(x[near]))}: {number(float(y[near]), 4)}")
