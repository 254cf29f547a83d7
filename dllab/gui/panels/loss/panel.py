"""Loss and accuracy over the steps of a run."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from dllab.gui.charts.band import Band
from dllab.gui.charts.chart import Reading
from dllab.gui.charts.colors import mix
from dllab.gui.charts.curve_set import CurveSet, column
from dllab.gui.charts.header import FollowButton, Header, LogButton
from dllab.gui.charts.legend import Legend
from dllab.gui.charts.overlay import Overlay
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.charts.pin_legend import PinEntry, PinLegend
from dllab.gui.charts.scales import LinearScale, LogScale, Scale
from dllab.gui.charts.smoothing_slider import SmoothingSlider
from dllab.gui.charts.ticks import percent_ticks
from dllab.gui.charts.time_chart import TimeChart, step_range
from dllab.gui.kit.language import tr
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.kit.wording import mark_words
from dllab.gui.panels.loss.accuracies import accuracy_range
from dllab.gui.panels.loss.pinned import pinned_traces
from dllab.gui.panels.loss.readings import LAG, Found, at_step, own, reading
from dllab.gui.panels.loss.spread_overlay import SpreadOverlay
from dllab.gui.panels.loss.table import loss_table
from dllab.numerals import number
from dllab.training.snapshot import Snapshot
from dllab.training.spread import Spread

LOSSES = ("train_loss_eval", "val_loss")
ACCURACIES = ("train_accuracy", "val_accuracy")
BATCHES = 2  # the legend's entry for the loss of each batch
PERCENT_SCALE = LinearScale()

LEAST_ACCURACY = 4  # times the font size, in pixels, that accuracies are drawn high


class LossPanel(Panel):
    """The loss of every step behind the loss on all training and validation data; accuracy below, for classes.

    A pale band spans the smallest and largest loss of each stretch of steps, and a thin line their last: every point is
    a number the run computed, unless the curves are smoothed on demand, with those numbers behind them. Pinned runs lie
    behind it: a thin line for the training set, a dashed one for validation. What comes after the step that time was
    dragged back to is veiled.
    """

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._pins: tuple[Pin, ...] = ()
        self._spread: Spread | None = None
        self._theme = Theme(dark=False, presentation=False)
        self._scale: Scale = LinearScale()
        self.loss = TimeChart(self._scale.ticks, self._read_loss)
        self.accuracy = TimeChart(percent_ticks, self._read_accuracy)
        self.accuracy.share_steps(self.loss)
        self._band = Band()
        self.loss.addItem(self._band)
        self.pinned_losses, self.pinned_accuracies = Overlay(self.loss), Overlay(self.accuracy)
        self.spread_losses, self.spread_accuracies = SpreadOverlay(self.loss, 2), SpreadOverlay(self.accuracy, 2)
        self._batches = CurveSet(self.loss)
        self._losses = CurveSet(self.loss)
        self._accuracies = CurveSet(self.accuracy)
        self.legend = Legend(toggles=True)
        self.pin_legend = PinLegend()
        self.follow = FollowButton(self.loss, self.accuracy)
        self.logarithmic = LogButton()
        self.smoothing = SmoothingSlider()
        self._header = Header(self.legend, self.follow, self.smoothing, self.logarithmic)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.pin_legend)
        layout.addWidget(self.loss, 3)
        layout.addWidget(self.accuracy, 2)
        self._draw = Throttle(10, self._draw_accuracies, self)
        self._range = Throttle(5, self._follow_data, self)
        self.addAction(self.logarithmic.action)
        self.logarithmic.toggled.connect(self._change_scale)
        self.follow.clicked.connect(self._show_all)
        self.smoothing.changed.connect(self._smooth)
        self.legend.toggled.connect(self._hide_curves)
        self.pin_legend.toggled.connect(self._hide_pins)
        for chart in (self.loss, self.accuracy):
            chart.pointed.connect(self.step_pointed)
        self.apply_theme(self._theme)
        self.retranslate()
        self._follow_data()

    def title(self) -> str:
        return tr("Loss and accuracy")

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return loss_table(snapshot, pins) if snapshot is not None else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        if fresh:
            self.follow.hide()
            self.accuracy.setVisible(snapshot.dataset.task == "classification")
            self._name_axes()
            self._show_all()
        self._range.request()
        self._draw_losses()
        self.accuracy.set_time(snapshot.step, snapshot.whole.step)
        self._draw.request()

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        self._pins = pins
        self._show_traces()
        self._show_all()

    def mark_step(self, step: float | None) -> None:
        for chart in (self.loss, self.accuracy):
            chart.mark_step(step)

    def show_spread(self, spread: Spread | None) -> None:
        """Draw what several runs have in common behind this one; None takes it away."""
        self._spread = spread if spread is not None and spread.sound else None
        self.spread_losses.show_spread(self._spread, LOSSES)
        self.spread_accuracies.show_spread(self._spread, ACCURACIES, 100.0)
        self._name_others()
        self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much beside the axes as there is room for."""
        super().resizeEvent(event)
        self._name_axes()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        pale = [mix(color, theme.background, 0.4) for color in (theme.train, theme.validation)]
        for overlay in (self.spread_losses, self.spread_accuracies):
            overlay.set_colors(pale)
        self._band.set_color(theme.train_pale)
        self._batches.set_pens([theme.train_step], 1, theme.background)
        for curves in (self._losses, self._accuracies):
            curves.set_pens([theme.train, theme.validation], 2, theme.background)
        parts = (self.legend, self.pin_legend, self.follow, self.logarithmic)
        for widget in (self._header, *parts, self.loss, self.accuracy):
            widget.apply_theme(theme)
        self.accuracy.setMinimumHeight(round(self.accuracy.x_axis.height()) + LEAST_ACCURACY * theme.point_size)
        self._name_axes()
        self._name_curves()
        self._show_traces()
        self._show_all()

    def retranslate(self) -> None:
        self.logarithmic.retranslate(tr("Logarithmic loss axis"))
        self.follow.retranslate()
        self.smoothing.retranslate()
        self._name_axes()
        self._name_curves()
        self._show_traces()
        self._show_all()

    def _name_axes(self) -> None:
        shared = self.accuracy.isVisibleTo(self)
        self.loss.x_axis.set_bare(shared)
        self.loss.set_titles("" if shared else tr("step"), self._loss_title())
        title, room = tr("accuracy %"), self.accuracy.height() - self.accuracy.x_axis.height()
        fits = QFontMetrics(self._font()).horizontalAdvance(title) <= room
        self.accuracy.set_titles(tr("step"), title if fits else "%")

    def _loss_title(self) -> str:
        """What the loss is, and of what, where that is not the data as they were measured, and there is room to say."""
        if self._snapshot is None or not self._snapshot.dataset.target_standardized:
            return tr("loss")
        title, room = tr("loss of standardized targets"), self.loss.height() - self.loss.x_axis.height()
        return title if QFontMetrics(self._font()).horizontalAdvance(title) <= room else tr("loss")

    def _font(self) -> QFont:
        """Of the axes' titles."""
        font = QFont()
        font.setPointSize(self._theme.point_size - 1)
        return font

    def _name_curves(self) -> None:
        theme = self._theme
        self.legend.set_entries(
            [
                (theme.train, tr("training set")),
                (theme.validation, tr("validation")),
                (theme.train_step, tr("each batch")),
            ]
        )

    def _show_traces(self) -> None:
        """Hand the pinned runs' curves to the plots, and name them."""
        shown = [pin for pin in self._pins if pin.number not in self.pin_legend.hidden]
        names = self._kinds()
        self.pinned_losses.set_traces(pinned_traces(shown, LOSSES, names, 1.0, self._theme))
        self.pinned_accuracies.set_traces(pinned_traces(shown, ACCURACIES, names, 100.0, self._theme))
        self._name_others()

    def _name_others(self) -> None:
        """Name what lies behind the curves of this run."""
        entries = []
        if self._spread is not None:
            entries.append(PinEntry(self._spread_words(), mix(self._theme.train, self._theme.background, 0.4)))
        if self._pins:
            entries.append(PinEntry(tr("validation, pinned"), self._theme.muted, Qt.PenStyle.DashLine))
        entries += [PinEntry(pin.label, pin_color(pin.number, self._theme.dark), key=pin.number) for pin in self._pins]
        self.pin_legend.set_entries(entries)

    def _spread_words(self) -> str:
        assert self._spread is not None
        runs = len(self._spread.sound)
        if self._spread.kind == "seeds":
            return tr("{count} seeds, median", count=runs)
        return tr("{count} folds, mean", count=runs)

    def _kinds(self) -> tuple[str, str]:
        return tr("training set"), tr("validation")

    def _show_hint(self) -> None:
        started = self._snapshot is not None and self._snapshot.step > 0
        self.loss.show_hint("" if started else tr("Press Space to train"))

    def _show_all(self) -> None:
        self._range.run_now()
        self._draw_losses()
        self._draw.run_now()

    def _change_scale(self, logarithmic: bool) -> None:
        self._scale = LogScale() if logarithmic else LinearScale()
        self.loss.y_axis.set_source(self._scale.ticks)
        self.follow.hide()
        self._show_all()

    def _smooth(self, weight: float) -> None:
        for curves in (self._batches, self._losses, self._accuracies):
            curves.smoothing = weight
        self._show_all()

    def _hide_curves(self) -> None:
        """Those that the legend's entries say: training set, validation, each batch."""
        hidden = self.legend.hidden
        for curves in (self._losses, self._accuracies):
            curves.hidden = frozenset({0, 1} & hidden)
        self._batches.hidden = frozenset({0} if BATCHES in hidden else ())
        self._band.setVisible(BATCHES not in hidden)
        self._show_all()

    def _hide_pins(self) -> None:
        self._show_traces()
        self._show_all()

    def _follow_data(self) -> None:
        """Bring everything into view, unless the user has moved the view."""
        if not self.follow.following:
            return
        shown, zero = self.loss.ranges[0], self._scale.zero
        values = [trace.values for trace in self.pinned_losses.traces]
        spreads = [item for item in self.spread_losses.items if item.isVisible()]
        values += [part for item in spreads for part in (item.low[item.low > 0], item.middle, item.high)]
        last = max(self.pinned_losses.last_step, self.spread_losses.last_step)
        if self._snapshot is not None:
            course = self._snapshot.whole
            last, row = max(last, course.step), course.steps.index("train_loss")
            hidden = self.legend.hidden
            values += [] if BATCHES in hidden else [course.steps.low[row], course.steps.high[row]]
            values += [column(course.evaluations, name) for i, name in enumerate(LOSSES) if i not in hidden]
        x, losses = step_range(last, shown), self._scale.fit(*values)
        self.loss.show_range(x, losses)
        self.accuracy.show_range(x, accuracy_range(self._shown_accuracies()))
        if self._scale.zero != zero:
            self.loss.y_axis.refresh()

    def _shown_accuracies(self) -> Iterator[NDArray[np.float32]]:
        """In percent, of this run and of the pinned ones."""
        if self._snapshot is not None:
            evaluations = self._snapshot.whole.evaluations
            for i, name in enumerate(ACCURACIES):
                if i not in self.legend.hidden:
                    yield 100 * column(evaluations, name)
        yield from (trace.values for trace in self.pinned_accuracies.traces)
        yield from (item.low for item in self.spread_accuracies.items if item.isVisible())

    def _draw_losses(self) -> None:
        self._show_hint()
        for behind in (self.pinned_losses, self.spread_losses):
            behind.draw(self._scale)
        if self._snapshot is None:
            return
        course = self._snapshot.whole
        steps, evaluations = course.steps, course.evaluations
        row = steps.index("train_loss")
        low, high = (self._scale.coordinates(values[row]) for values in (steps.low, steps.high))
        self._band.set_data(steps.step.astype(np.float64), low, high)
        self._batches.set_values(steps.step, steps.last[row : row + 1])
        self._losses.set_values(evaluations.step, np.stack([column(evaluations, name) for name in LOSSES]))
        for curves in (self._batches, self._losses):
            curves.draw(self._scale)
        broken = ~(np.isfinite(steps.low[row]) & np.isfinite(steps.high[row]) & np.isfinite(steps.last[row]))
        measured = [evaluations.last[evaluations.index(name)] for name in LOSSES if name in evaluations.names]
        unfit = ~np.isfinite(measured).all(axis=0)
        self.loss.alarms.set_steps(np.union1d(steps.step[broken], evaluations.step[unfit]).tolist())
        self._mark(self.loss, self._snapshot)

    def _draw_accuracies(self) -> None:
        for behind in (self.pinned_accuracies, self.spread_accuracies):
            behind.draw(PERCENT_SCALE)
        if self._snapshot is None:
            return
        evaluations = self._snapshot.whole.evaluations
        self._accuracies.set_values(evaluations.step, 100 * np.stack([column(evaluations, n) for n in ACCURACIES]))
        self._accuracies.draw(PERCENT_SCALE)
        self._mark(self.accuracy, self._snapshot)

    def _mark(self, chart: TimeChart, snapshot: Snapshot) -> None:
        chart.set_edits(mark_words(snapshot.whole.marks))
        chart.set_time(snapshot.step, snapshot.whole.step)
        chart.read_again()

    def _read_loss(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        sets = [(self._losses, self._kinds()), (self._batches, (tr("batch"),))]
        found = [*own(sets, mouse, pixel), *self._behind(self.pinned_losses, self.spread_losses, mouse, pixel)]
        return reading(found, at_step(sets, self.pinned_losses, mouse.x()), number)

    def _read_accuracy(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        sets = [(self._accuracies, self._kinds())]
        behind = self._behind(self.pinned_accuracies, self.spread_accuracies, mouse, pixel)
        others = at_step(sets, self.pinned_accuracies, mouse.x())
        return reading([*own(sets, mouse, pixel), *behind], others, lambda value: f"{number(value)} %")

    def _behind(self, pinned: Overlay, spread: SpreadOverlay, mouse: QPointF, pixel: QPointF) -> Iterator[Found]:
        """What of other runs is under the mouse."""
        hit = pinned.nearest(mouse, pixel)
        if hit is not None:
            trace, i = hit.trace, hit.column
            yield Found(hit.distance + LAG, hit.place, int(trace.steps[i]), trace.name, float(trace.values[i]))
        near = spread.nearest(mouse, pixel)
        if near is not None:
            row, i, distance = near
            item = spread.items[row]
            name = tr("{run} · {curve}", run=self._spread_words(), curve=self._kinds()[row])
            yield Found(distance + LAG, item.place(i), int(item.steps[i]), name, float(item.middle[i]))
