"""A cloud of gradients around that of all examples; beside it deviation by batch size, and the mean of all batches."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.explorers import Scene
from dllab.explorers.gradient_estimate import DRAWS, GradientEstimate
from dllab.explorers.sampling import MOST
from dllab.gui.charts.arrows import Arrows
from dllab.gui.charts.chart import GRAB, Chart, Range, Reading
from dllab.gui.charts.colors import class_colors
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.ticks import linear_ticks, log_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number

WIDE = 3.2  # deviations of a batch of 4 that the cloud's picture shows: larger batches are seen to shrink
FOUR = 4
ROUND = np.linspace(0, 2 * np.pi, 73)


class View(ExplorerView):
    """Left the cloud, with G and the last batch as arrows; right the chart, with a handle at the batch."""

    def __init__(self) -> None:
        super().__init__()
        self._settings, self._step = GradientEstimate(), 0
        self._scene: Scene = {}
        self.cloud = Chart(linear_ticks, linear_ticks, self._read_cloud, movable=False)
        self._waiting, self._drawn, self._last = (Dots(size=size) for size in (4, 6, 10))
        self._ellipse, self._full, self._way = Trails(), Arrows(), Arrows()
        for item in (self._waiting, self._drawn, self._ellipse, self._way, self._full, self._last):
            self.cloud.addItem(item)
        self.chart = Chart(log_ticks, log_ticks, self._read_chart, movable=False)
        self._law, self._measured = Trails(), Dots(size=8)
        for item in (self._law, self._measured):
            self.chart.addItem(item)
        self.handles = self.handles_in(self.chart, self._drag)
        self.means = Chart(log_ticks, log_ticks, self._read_means, movable=False)
        self._mean, self._now = Trails(), Marks(dashed=False)
        for item in (self._now, self._mean):
            self.means.addItem(item)
        row = horizontal(self, (self.cloud, 3), margins=8)
        vertical(row, (self.chart, 3), (self.means, 2), stretch=2)

    def show_scene(self, settings: GradientEstimate, step: int, scene: Scene) -> None:
        """Draw the cloud up to this step, the chart, and the mean so far."""
        self._settings, self._scene, self._step = settings, scene, min(step, DRAWS)
        self._show_cloud()
        self._show_chart()
        away = np.log10(np.maximum(scene["mean_away"], 1e-12))
        draws = np.log10(np.arange(1, DRAWS + 1))
        self._mean.set_paths([np.column_stack([draws, away])])
        self.means.show_range((0.0, float(draws[-1])), _spread(away))
        self._now.set_steps([float(np.log10(self._step))] if self._step else [])
        for chart in (self.cloud, self.chart, self.means):
            chart.read_again()

    def dress(self, theme: Theme) -> None:
        for part in (self.cloud, self.chart, self.means):
            part.apply_theme(theme)
        self._waiting.setPen(None)
        self._waiting.setBrush(theme.train_pale)
        self._drawn.setPen(None)
        self._drawn.setBrush(theme.train)
        self._last.setBrush(theme.high)
        self._last.setPen(pg.mkPen(theme.background, width=1.5))
        self._ellipse.set_pens([theme.foreground], 1.5)
        self._full.set_pens([theme.foreground], 3)
        self._way.set_pens([theme.high], 2)
        self._law.set_pens([theme.muted, theme.foreground], 1)
        self._measured.setBrush(theme.train)
        self._measured.setPen(pg.mkPen(theme.background, width=1))
        self._mean.set_pens([theme.train], theme.line_width + 0.5)
        self._now.set_color(theme.axis)

    def table(self) -> Table:
        """The chart: batch size, deviation measured, 1/√B, expected."""
        titles = (tr("batch size B"), tr("deviation"), "1/√B", tr("expected"))
        return Table(titles, tuple(self._scene["chart"].tolist()))

    def retranslate(self) -> None:
        self.cloud.set_titles(tr("along the gradient G of all examples"), tr("across it, where the noise is strongest"))
        self.chart.set_titles(tr("batch size B"), tr("deviation from G"))
        self.means.set_titles(tr("batches drawn"), tr("their mean's distance from G"))

    def _show_cloud(self) -> None:
        scene, step = self._scene, self._step
        full = scene["full"]
        nothing = np.zeros((0, 2))
        if self._settings.show == "examples":
            colors = class_colors(int(scene["labels"].max()) + 1)
            self._drawn.set_places(scene["examples"], [colors[label] for label in scene["labels"]])
            self._waiting.set_places(nothing)
            last = scene["examples"][scene["chosen"]] if step else nothing
        else:
            self._drawn.set_places(scene["batches"][:step], [self._theme.train] * step)
            self._waiting.set_places(scene["batches"][step:])
            last = scene["batches"][step - 1 : step] if step else nothing
        self._last.set_places(last)
        self._full.set_arrows(np.zeros((1, 2)), full[None])
        batch = scene["batches"][step - 1 : step] if step else nothing
        self._way.set_arrows(np.zeros_like(batch), batch)
        circle = np.column_stack([np.cos(ROUND), np.sin(ROUND)])
        self._ellipse.set_paths([full + circle @ scene["ellipse"].T])
        size = 1 if self._settings.show == "examples" else min(self._settings.size, FOUR)
        far, high = (WIDE * np.maximum(scene["examples"].std(axis=0), 1e-9) / size**0.5).tolist()
        across = (min(float(full[0]) - far, -0.1 * far), float(full[0]) + far)
        self.cloud.show_range(across, (float(full[1]) - high, float(full[1]) + high))

    def _show_chart(self) -> None:
        sizes, measured, law, expected = self._logarithms()
        self._law.set_paths([np.column_stack([sizes, law]), np.column_stack([sizes, expected])])
        self._measured.set_places(np.column_stack([sizes, measured]))
        low, high = _spread(np.concatenate([measured, law]))
        most = float(np.log10(self._most))
        self.chart.show_range((-0.08, most + 0.08), (low, high))
        deviation = self._settings.readouts(self._step)["deviation"]
        height = float(np.log10(max(deviation, 10.0**low)))
        grip = Grip(float(np.log10(self._settings.size)), height, self._theme.high, "x", (0.0, most))
        self.handles.show([grip])

    @property
    def _most(self) -> int:
        """The largest batch there is."""
        return min(MOST, len(self._scene["labels"]))

    def _logarithms(self) -> NDArray[np.float64]:
        """log₁₀ of the chart."""
        found: NDArray[np.float64] = np.log10(np.maximum(self._scene["chart"], 1e-12))
        return found

    def _drag(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"batch": max(1, min(round(10.0**x), self._most))})

    def _read_cloud(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        places = self._scene["examples" if self._settings.show == "examples" else "batches"]
        away = np.hypot((places[:, 0] - mouse.x()) / pixel.x(), (places[:, 1] - mouse.y()) / pixel.y())
        near = int(away.argmin())
        if away[near] > GRAB / 2:
            return None
        x, y = places[near]
        values = {"index": near + 1, "x": number(float(x)), "y": number(float(y))}
        is_example = self._settings.show == "examples"
        words = tr("example {index}: ({x}, {y})", **values) if is_example else tr("batch {index}: ({x}, {y})", **values)
        return Reading(float(x), float(y), words)

    def _read_chart(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        sizes, measured = self._logarithms()[:2]
        near = int(np.abs(sizes - mouse.x()).argmin())
        size, deviation, _, expected = self._scene["chart"][:, near]
        words = tr(
            "batch of {size}: deviation {deviation}, expected {expected}", size=round(float(size)),
            deviation=number(float(deviation)), expected=number(float(expected)),
        )  # fmt: skip
        return Reading(float(sizes[near]), float(measured[near]), words)

    def _read_means(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not self._scene:
            return None
        index = max(0, min(round(10.0 ** min(mouse.x(), 3.0)) - 1, DRAWS - 1))
        away = float(self._scene["mean_away"][index])
        words = tr("mean of {count} batches: {away} from G", count=index + 1, away=number(away))
        return Reading(float(np.log10(index + 1)), float(np.log10(max(away, 1e-12))), words)


def _spread(values: NDArray[np.float64]) -> Range:
    """All of them but what is next to nothing, with some room."""
    known = values[values > values.max() - 6]
    low, high = float(known.min()), float(known.max())
    room = 0.08 * (high - low) or 0.5
    return low - room, high + room
