"""Loss and accuracy over the steps of a run."""

from collections.abc import Iterator
from itertools import chain

import numpy as np
from PySide6.QtCore import QPointF, Qt

from dllab.gui.charts.band import Band
from dllab.gui.charts.chart import Reading
from dllab.gui.charts.curve_set import CurveSet, column
from dllab.gui.charts.ends import Ends
from dllab.gui.charts.header import FollowButton, Header, SmallButton
from dllab.gui.charts.legend import Legend
from dllab.gui.charts.log_axes import LogAxes
from dllab.gui.charts.overlay import Overlay
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.charts.pin_legend import PinEntry, PinLegend
from dllab.gui.charts.scales import LinearScale
from dllab.gui.charts.smoothing_slider import SmoothingSlider
from dllab.gui.charts.ticks import percent_ticks
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.forms.run_marks import run_marks
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.loss.accuracies import accuracy_range
from dllab.gui.panels.loss.in_view import Part, evaluated, largest, of_others, values_until
from dllab.gui.panels.loss.pinned import pinned_traces
from dllab.gui.panels.loss.readings import at_step, behind, own, reading
from dllab.gui.panels.loss.short_runs import short_ends, shortest
from dllab.gui.panels.loss.spread_overlay import SpreadOverlay, spread_words
from dllab.gui.panels.loss.table import loss_table
from dllab.numerals import number
from dllab.training.snapshot import Snapshot
from dllab.training.spread import Spread

LOSSES = ("train_loss_eval", "val_loss")
ACCURACIES = ("train_accuracy", "val_accuracy")
BATCHES = 2  # the legend's entry for the loss of each batch
PERCENT_SCALE = LinearScale()


class LossPanel(Panel):
    """The loss of every step behind the loss on all training and validation data; accuracy below, for classes.

    A pale band spans the smallest and largest loss of each stretch of steps, and a thin line their last: every point is
    a number the run computed, unless the curves are smoothed on demand, with those numbers behind them. Pinned runs lie
    behind it: a thin line for the training set, a dashed one for validation. What comes after the step that time was
    dragged back to is veiled.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pins: tuple[Pin, ...] = ()
        self._set_aside = 0  # pins that are not drawn
        self._several: Spread | None = None
        self._spread: Spread | None = None  # where they are on this run's data
        self._theme = Theme(dark=False, presentation=False)
        self.loss = TimeChart(LinearScale().ticks, self._read_loss)
        self.accuracy = TimeChart(percent_ticks, self._read_accuracy)
        self.accuracy.share_steps(self.loss)
        self._band = Band()
        self.loss.addItem(self._band)
        self.pinned_losses, self.pinned_accuracies = Overlay(self.loss), Overlay(self.accuracy)
        self.spread_losses, self.spread_accuracies = SpreadOverlay(self.loss, 2), SpreadOverlay(self.accuracy, 2)
        self._batches = CurveSet(self.loss)
        self._losses = CurveSet(self.loss)
        self._accuracies = CurveSet(self.accuracy)
        self.loss_ends, self.accuracy_ends = Ends(self.loss), Ends(self.accuracy)
        self.legend = Legend(toggles=True)
        self.pin_legend = PinLegend()
        self.follow = FollowButton(self.loss, self.accuracy)
        self.axes = LogAxes(self.follow, self.loss, self.accuracy)
        self.logarithmic, self.log_steps = self.axes.values, self.axes.steps
        self.smoothing = SmoothingSlider()
        self.shorter = SmallButton(checkable=True)
        self.shorter.hide()
        self._header = Header(self.legend, self.follow, self.smoothing, self.logarithmic, spare=self.log_steps)
        layout = vertical(self, self._header, spacing=0)
        horizontal(layout, (self.pin_legend, 1), self.shorter, margins=(0, 0, 8, 0))
        layout.addWidget(self.loss, 3)
        layout.addWidget(self.accuracy, 2)
        self._draw = Throttle(10, self._draw_accuracies, self)
        self._range = Throttle(5, self._follow_data, self)
        self.addActions([self.logarithmic.action, self.log_steps.action])
        self.axes.changed.connect(self._show_all)
        self.follow.clicked.connect(self._show_all)
        self.shorter.clicked.connect(self._show_other_steps)
        self.smoothing.changed.connect(self._smooth)
        self.legend.toggled.connect(self._hide_curves)
        self.pin_legend.toggled.connect(self._hide_pins)
        for chart in (self.loss, self.accuracy):
            chart.pointed.connect(self.step_pointed)
        self.use_theme(self._theme)
        self.retranslate()
        self._follow_data()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return loss_table(snapshot, pins) if snapshot is not None else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        if fresh:
            self.follow.hide()
            self.shorter.setChecked(False)
            self.accuracy.setVisible(snapshot.dataset.task == "classification")
            self._name_axes()
            self._choose_spread()
        self._range.request()
        self._draw_losses()
        self.accuracy.set_time(snapshot.step, snapshot.whole.step)
        self._draw.request()

    def show_pins(self, pins: tuple[Pin, ...], hidden: int = 0) -> None:
        self._pins, self._set_aside = pins, hidden
        self._show_traces()
        self._show_all()

    def mark_step(self, step: float | None) -> None:
        for chart in (self.loss, self.accuracy):
            chart.mark_step(step)

    def show_spread(self, spread: Spread | None) -> None:
        """Draw what several runs have in common behind a run on their data; None takes it away."""
        self._several = spread if spread is not None and spread.sound else None
        self._choose_spread()

    def _choose_spread(self) -> None:
        several, run = self._several, self._snapshot
        there = several is not None and (run is None or several.experiment.dataset.is_kin_of(run.experiment.dataset))
        self._spread = several if there else None
        self.spread_losses.show_spread(self._spread, LOSSES)
        self.spread_accuracies.show_spread(self._spread, ACCURACIES, 100.0)
        self._name_others()
        self._show_all()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        pale = [mix(color, theme.background, 0.4) for color in (theme.train, theme.validation)]
        for overlay in (self.spread_losses, self.spread_accuracies):
            overlay.set_colors(pale)
        self._band.set_color(theme.train_pale)
        self._batches.set_pens([theme.train_step], 1, theme.background)
        for curves in (self._losses, self._accuracies):
            curves.set_pens([theme.train, theme.validation], 2, theme.background)
        for ends in (self.loss_ends, self.accuracy_ends):
            ends.set_background(theme.background)
        parts = (self.legend, self.pin_legend, self.follow, self.axes, self.shorter)
        for widget in (self._header, *parts, self.loss, self.accuracy):
            widget.apply_theme(theme)
        self._name_curves()
        self._show_traces()
        self._show_all()

    def retranslate(self) -> None:
        self.axes.retranslate(tr("Logarithmic loss axis"))
        self.follow.retranslate()
        self.shorter.setText(tr("Shortest run"))
        self.shorter.setToolTip(tr("Show no more steps than the shortest run has; press again for all"))
        self.smoothing.retranslate()
        self._name_axes()
        self._name_curves()
        self._show_traces()
        self._show_all()

    def _name_axes(self) -> None:
        standardized = self._snapshot is not None and self._snapshot.dataset.target_standardized
        shared = self.accuracy.isVisibleTo(self)
        loss = (tr("loss of standardized targets"), tr("loss")) if standardized else tr("loss")
        self.loss.x_axis.set_bare(shared)
        self.loss.set_titles("" if shared else tr("step"), loss)
        self.accuracy.set_titles(tr("step"), (tr("accuracy %"), "%"))

    def _name_curves(self) -> None:
        colors = self._theme.train, self._theme.validation, self._theme.train_step
        self.legend.set_entries(list(zip(colors, (*self._kinds(), tr("each batch")), strict=True)))

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
            entries.append(PinEntry(spread_words(self._spread), mix(self._theme.train, self._theme.background, 0.4)))
        if self._pins:
            entries.append(PinEntry(tr("validation, pinned"), self._theme.muted, Qt.PenStyle.DashLine))
        entries += [PinEntry(pin.label, pin_color(pin.number, self._theme.dark), key=pin.number) for pin in self._pins]
        self.pin_legend.set_entries(entries, self._set_aside)

    def _kinds(self) -> tuple[str, str]:
        return tr("training"), tr("validation")

    def _show_hint(self) -> None:
        started = self._snapshot is not None and self._snapshot.step > 0
        self.loss.show_hint("" if started else tr("Press Space to train"))

    def _show_other_steps(self) -> None:
        self.follow.hide()
        self._show_all()

    def _show_all(self) -> None:
        self._range.run_now()
        self._draw_losses()
        self._draw.run_now()

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
        """Bring everything into view, or the steps of the shortest run, unless the user has moved the view."""
        if not self.follow.following:
            return
        zero, lengths = self.axes.scale.zero, list(self._lengths())
        few = shortest(lengths)
        self.shorter.setVisible(few is not None)
        last = few if few is not None and self.shorter.isChecked() else max(lengths, default=0)
        x = self.loss.steps.fit(last, self.loss.ranges[0])
        end = self.loss.steps.step(x[1])
        self.loss.show_range(x, self.axes.scale.fit(*values_until(end, self._shown_losses())))
        self.accuracy.show_range(x, accuracy_range(values_until(end, self._shown_accuracies())))
        if self.axes.scale.zero != zero:
            self.loss.y_axis.refresh()

    def _lengths(self) -> Iterator[int]:
        """The steps of everything that is drawn."""
        if self._snapshot is not None:
            yield self._snapshot.whole.step
        yield from (int(trace.steps[-1]) for trace in self.pinned_losses.traces if len(trace.steps))
        yield self.spread_losses.last_step

    def _shown_losses(self) -> Iterator[Part]:
        """Of this run, of the pinned ones and of several."""
        mine: list[Part] = []
        if self._snapshot is not None:
            course, hidden = self._snapshot.whole, self.legend.hidden
            row = course.steps.index("train_loss")
            if BATCHES not in hidden:
                mine += [(course.steps.step, values[row]) for values in (course.steps.low, course.steps.high)]
            mine += evaluated(course.evaluations, LOSSES, hidden)
        limit = np.inf if self.logarithmic.isChecked() else largest(mine)
        return chain(mine, of_others(self.pinned_losses, self.spread_losses, positive=True, limit=limit))

    def _shown_accuracies(self) -> Iterator[Part]:
        """In percent, of the same."""
        if self._snapshot is not None:
            yield from evaluated(self._snapshot.whole.evaluations, ACCURACIES, self.legend.hidden, 100.0)
        yield from of_others(self.pinned_accuracies, self.spread_accuracies)

    def _draw_losses(self) -> None:
        self._show_hint()
        for others in (self.pinned_losses, self.spread_losses):
            others.draw(self.axes.scale)
        if self._snapshot is None:
            return
        course = self._snapshot.whole
        steps, evaluations = course.steps, course.evaluations
        row = steps.index("train_loss")
        low, high = (self.axes.scale.coordinates(values[row]) for values in (steps.low, steps.high))
        self._band.set_data(self.loss.steps.places(steps.step), low, high)
        self._batches.set_values(steps.step, steps.last[row : row + 1])
        self._losses.set_values(evaluations.step, np.stack([column(evaluations, name) for name in LOSSES]))
        for curves in (self._batches, self._losses):
            curves.draw(self.axes.scale)
        broken = ~(np.isfinite(steps.low[row]) & np.isfinite(steps.high[row]) & np.isfinite(steps.last[row]))
        measured = [evaluations.last[evaluations.index(name)] for name in LOSSES if name in evaluations.names]
        unfit = ~np.isfinite(measured).all(axis=0)
        self.loss.alarms.set_steps(np.union1d(steps.step[broken], evaluations.step[unfit]).tolist())
        self._mark(self.loss, self._snapshot)
        self._mark_ends(self.loss_ends, self._losses, self.pinned_losses)

    def _draw_accuracies(self) -> None:
        for others in (self.pinned_accuracies, self.spread_accuracies):
            others.draw(PERCENT_SCALE)
        if self._snapshot is None:
            return
        evaluations = self._snapshot.whole.evaluations
        self._accuracies.set_values(evaluations.step, 100 * np.stack([column(evaluations, n) for n in ACCURACIES]))
        self._accuracies.draw(PERCENT_SCALE)
        self._mark(self.accuracy, self._snapshot)
        self._mark_ends(self.accuracy_ends, self._accuracies, self.pinned_accuracies)

    def _mark_ends(self, ends: Ends, own: CurveSet, pinned: Overlay) -> None:
        ends.set_ends(short_ends(own, (self._theme.train, self._theme.validation), pinned, self.loss))

    def _mark(self, chart: TimeChart, snapshot: Snapshot) -> None:
        chart.set_edits(run_marks(snapshot.whole))
        chart.set_time(snapshot.step, snapshot.whole.step)
        chart.read_again()

    def _read_loss(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        sets = [(self._losses, self._kinds()), (self._batches, (tr("batch"),))]
        others = behind(self.pinned_losses, self.spread_losses, self._spread, self._kinds(), mouse, pixel)
        found = [*own(sets, mouse, pixel), *others]
        return reading(found, at_step(sets, self.pinned_losses, self.loss.steps.step(mouse.x())), number)

    def _read_accuracy(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        sets = [(self._accuracies, self._kinds())]
        others = behind(self.pinned_accuracies, self.spread_accuracies, self._spread, self._kinds(), mouse, pixel)
        values = at_step(sets, self.pinned_accuracies, self.loss.steps.step(mouse.x()))
        return reading([*own(sets, mouse, pixel), *others], values, lambda value: f"{number(value)} %")
