"""Losses and accuracies of several runs: each as a thin line, and what they have in common."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.curve_set import column
from dllab.gui.charts.header import FollowButton, Header
from dllab.gui.charts.legend import Legend
from dllab.gui.charts.log_axes import LogAxes
from dllab.gui.charts.overlay import Overlay, Trace
from dllab.gui.charts.scales import LinearScale, Scale
from dllab.gui.charts.spread import SpreadItem
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.ensemble.words import run_words
from dllab.numerals import count, number, percent
from dllab.training.spread import NOTHING, Spread

LAG = 4.0  # pixels by which the middle of the runs wins over one of them
INSIDE = 8.0  # pixels that a band is away where the mouse is in it
ROOM_FOR_TWO = 26  # times the font size, in pixels, that two charts need
PERCENT = (0.0, 105.0)
PERCENT_SCALE = LinearScale()


@dataclass(frozen=True)
class SpreadQuantity:
    """A column of the evaluations that has a chart for its training and for its validation values."""

    train: str
    validation: str
    factor: float


LOSS = SpreadQuantity("train_loss_eval", "val_loss", 1.0)
ACCURACY = SpreadQuantity("train_accuracy", "val_accuracy", 100.0)


class EnsembleCharts(QWidget):
    """The loss above the accuracy, which regressions do not have."""

    def __init__(self) -> None:
        super().__init__()
        self._spread: Spread | None = None
        self._theme = Theme(dark=False, presentation=False)
        self.loss = TimeChart(LinearScale().ticks, self._read_loss)
        self.accuracy = TimeChart(linear_ticks, self._read_accuracy)
        self.accuracy.share_steps(self.loss)
        self._losses, self._accuracies = Bundle(self.loss, LOSS), Bundle(self.accuracy, ACCURACY)
        self.legend = Legend()
        self.follow = FollowButton(self.loss, self.accuracy)
        self.axes = LogAxes(self.follow, self.loss, self.accuracy)
        self.logarithmic, self.log_steps = self.axes.values, self.axes.steps
        self._header = Header(self.legend, self.follow, self.logarithmic, spare=self.log_steps)
        self._has_accuracy = False
        vertical(self, self._header, (self.loss, 3), (self.accuracy, 2), spacing=0)
        self.accuracy.hide()
        self.axes.changed.connect(self._draw)
        self.follow.clicked.connect(self._draw)

    def show_spread(self, spread: Spread | None) -> None:
        """Draw the runs that are done; None: nothing."""
        self._spread = spread
        self.follow.hide()
        names = spread.runs[0].curves.names if spread and spread.runs else ()
        self._has_accuracy = ACCURACY.validation in names
        self._take_curves()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the loss where there is not enough for two charts."""
        super().resizeEvent(event)
        self._name_axes()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for part in (self._header, self.legend, self.follow, self.axes, self.loss, self.accuracy):
            part.apply_theme(theme)
        self._take_curves()
        self._draw()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.axes.retranslate(tr("Logarithmic loss axis"))
        self.follow.retranslate()
        self.loss.setAccessibleName(tr("Losses of several runs"))
        self.accuracy.setAccessibleName(tr("Accuracies of several runs"))
        self._take_curves()
        self._draw()

    def _take_curves(self) -> None:
        for bundle in (self._losses, self._accuracies):
            bundle.take(self._spread, self._theme)
        self._name_axes()
        entries = [(self._theme.train, tr("training")), (self._theme.validation, tr("validation"))]
        if self._spread is not None:
            seeds = self._spread.kind == "seeds"
            entries.append(("", tr("median, quartiles, each run") if seeds else tr("mean ± deviation, each run")))
        self.legend.set_entries(entries)
        shown = self._spread is not None and self._spread.done > 0
        self.loss.show_hint("" if shown else tr("The runs appear here as they are done"))

    def _name_axes(self) -> None:
        shared = self._has_accuracy and self.height() >= ROOM_FOR_TWO * self._theme.point_size
        self.accuracy.setVisible(shared)
        self.loss.x_axis.set_bare(shared)
        self.loss.set_titles("" if shared else tr("step"), tr("loss"))
        self.accuracy.set_titles(tr("step"), (tr("accuracy %"), "%"))

    def _read_loss(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        return self._losses.read(mouse, pixel, number)

    def _read_accuracy(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        return self._accuracies.read(mouse, pixel, lambda value: percent(value / 100))

    def _draw(self) -> None:
        """Bring everything into view, unless the user has moved the view."""
        if self.follow.following:
            steps = self.loss.steps.fit(self._losses.last_step, self.loss.ranges[0])
            self.loss.show_range(steps, self.axes.scale.fit(*self._losses.values()))
            self.accuracy.show_range(steps, PERCENT)
            self.loss.y_axis.refresh()
        self._losses.draw(self.axes.scale)
        self._accuracies.draw(PERCENT_SCALE)


class Bundle:
    """One quantity of several runs in one chart."""

    def __init__(self, chart: TimeChart, quantity: SpreadQuantity):
        self._chart, self._quantity = chart, quantity
        self._spread: Spread | None = None
        self._overlay = Overlay(chart)
        self.train, self.validation = SpreadItem(chart), SpreadItem(chart)
        for item in (self.train, self.validation):
            chart.addItem(item)

    @property
    def last_step(self) -> int:
        """Where the longest run ends; 0 without any."""
        return self._overlay.last_step

    def values(self) -> list[np.ndarray]:
        """All that has to be in view: not bands that go below zero, nor runs that diverged where others did not."""
        spread = self._spread
        if spread is None:
            return []
        shown = [
            np.float32(self._quantity.factor) * column(run.curves, name)
            for run in spread.sound or spread.runs
            for name in (self._quantity.train, self._quantity.validation)
        ]
        return [*shown, self.train.high, self.validation.high]

    def take(self, spread: Spread | None, theme: Theme) -> None:
        """Show these runs in these colours from the next `draw` on."""
        quantity, traces = self._quantity, list[Trace]()
        known = spread is not None and spread.runs and quantity.validation in spread.runs[0].curves.names
        self._spread = spread if known else None
        for item, color, name, words in (
            (self.train, theme.train, quantity.train, tr("training")),
            (self.validation, theme.validation, quantity.validation, tr("validation")),
        ):
            item.set_color(color)
            steps, *band = self._spread.band(name) if self._spread else NOTHING
            low, middle, high = (np.float32(quantity.factor) * part for part in band)
            item.set_spread(steps, low, middle, high)
            if self._spread:
                traces += _traces(self._spread, name, words, quantity.factor, theme, mix(color, theme.background, 0.5))
        self._overlay.set_traces(traces)
        self._chart.alarms.set_steps([run.step for run in self._spread.diverged] if self._spread else [])

    def draw(self, scale: Scale) -> None:
        """Put everything where `scale` wants it."""
        for item in (self._overlay, self.train, self.validation):
            item.draw(scale)
        self._chart.read_again()

    def read(self, mouse: QPointF, pixel: QPointF, write: Callable[[float], str]) -> Reading | None:
        """What is under the mouse: a run where it is on its curve, else the band that it is in, else what is nearest.

        The middle of the runs wins over one of them where they are about as near.
        """
        found: list[tuple[tuple[float, float], Reading]] = []
        for item, name in ((self.train, tr("training")), (self.validation, tr("validation"))):
            near = item.nearest(mouse, pixel)
            if near is not None:
                place, words = item.place(near[0]), self._middle_words(item, near[0], name, write)
                distance = min(near[1], INSIDE) if item.covers(near[0], mouse.y()) else near[1]
                found.append(((distance, near[1]), Reading(place.x(), place.y(), words)))
        hit = self._overlay.nearest(mouse, pixel)
        if hit is not None:
            step, value = count(hit.trace.steps[hit.column]), write(float(hit.trace.values[hit.column]))
            words = tr("step {step} · {name} · {value}", step=step, name=hit.trace.name, value=value)
            found.append(((hit.distance + LAG, hit.distance), Reading(hit.place.x(), hit.place.y(), words)))
        return min(found, key=lambda each: each[0])[1] if found else None

    def _middle_words(self, item: SpreadItem, index: int, name: str, write: Callable[[float], str]) -> str:
        assert self._spread is not None
        middle, low, high = (write(float(values[index])) for values in (item.middle, item.low, item.high))
        values = {"step": count(item.steps[index]), "name": name, "middle": middle}
        _, *extent = self._spread.extent(self._quantity.train if item is self.train else self._quantity.validation)
        least, mean, most = (write(self._quantity.factor * float(part[index])) for part in extent)
        if self._spread.kind == "seeds":
            first = tr("step {step} · {name} · median {middle} ({low} to {high})", **values, low=low, high=high)
            return f"{first}\n" + tr("mean {mean} · min {least} · max {most}", mean=mean, least=least, most=most)
        spread = write(float(item.high[index] - item.middle[index]))
        first = tr("step {step} · {name} · mean {middle} ± {spread}", **values, spread=spread)
        return f"{first}\n" + tr("min {least} · max {most}", least=least, most=most)


def _traces(spread: Spread, name: str, words: str, factor: float, theme: Theme, color: str) -> list[Trace]:
    """One column of every run."""
    return [
        Trace(
            tr("{run} · {curve}", run=run_words(spread.kind, run), curve=words),
            theme.alarm if run.diverged else color, Qt.PenStyle.SolidLine,
            run.curves.step, np.float32(factor) * column(run.curves, name),
        )
        for run in spread.runs
    ]  # fmt: skip
