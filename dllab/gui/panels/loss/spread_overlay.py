"""Several runs of one experiment behind the curves of the run that goes on."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.scales import Scale
from dllab.gui.charts.spread import SpreadItem
from dllab.gui.charts.step_scales import StepScale
from dllab.gui.charts.still import Still
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.language import tr
from dllab.training.spread import NOTHING, Spread


class _StillSpread(SpreadItem):
    """A band that is painted only when it, its colour or the view has changed."""

    def __init__(self, chart: TimeChart) -> None:
        self._still = Still()
        super().__init__(chart)

    def set_color(self, color: str) -> None:
        super().set_color(color)
        self._still.spoil()

    def draw(self, scale: Scale) -> None:
        super().draw(scale)
        self._still.spoil()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        self._still.paint(painter, widget, lambda inner: super(_StillSpread, self).paint(inner, option))


class SpreadOverlay:
    """A band and its middle line for each of a chart's quantities."""

    def __init__(self, chart: TimeChart, quantities: int):
        self.items = [_StillSpread(chart) for _ in range(quantities)]
        self._chart = chart
        self._scale: tuple[Scale, float | None, StepScale] | None = None
        for item in self.items:
            item.hide()
            chart.addItem(item)

    def set_colors(self, colors: list[str]) -> None:
        """A colour a quantity."""
        for item, color in zip(self.items, colors, strict=True):
            item.set_color(color)

    def show_spread(self, spread: Spread | None, names: Sequence[str], factor: float = 1.0) -> None:
        """Show these columns, times a factor, from the next `draw` on; nothing without a spread."""
        self._scale = None
        for item, name in zip(self.items, names, strict=True):
            recorded = spread is not None and name in spread.runs[0].curves.names
            steps, *values = spread.band(name) if spread is not None and recorded else NOTHING
            low, middle, high = (np.float32(factor) * each for each in values)
            item.set_spread(steps, low, middle, high)
            item.setVisible(recorded)

    def draw(self, scale: Scale) -> None:
        """Put everything where `scale` wants it; costs nothing where it is there already."""
        if self._scale != (scale, scale.zero, self._chart.steps):
            self._scale = (scale, scale.zero, self._chart.steps)
            for item in self.items:
                if item.isVisible():
                    item.draw(scale)

    @property
    def last_step(self) -> int:
        """Where the longest band ends; 0 without one."""
        return max((int(item.steps[-1]) for item in self.items if item.isVisible() and len(item.steps)), default=0)

    def nearest(self, mouse: QPointF, pixel: QPointF) -> tuple[int, int, float] | None:
        """(quantity, index of the point, distance in pixels) of what is under the mouse."""
        hits = [(place, item.nearest(mouse, pixel)) for place, item in enumerate(self.items) if item.isVisible()]
        found = [(place, *hit) for place, hit in hits if hit is not None]
        return min(found, key=lambda each: each[2], default=None)


def spread_words(spread: Spread) -> str:
    """What the curve in the middle is."""
    runs = len(spread.sound)
    if spread.kind == "seeds":
        return tr("{count} seeds, median", count=runs)
    return tr("{count} folds, mean", count=runs)
