"""Loss and accuracy over the steps of a run."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QVBoxLayout

from dllab.gui.language import tr
from dllab.gui.panels.panel import Panel
from dllab.gui.plots.band import Band
from dllab.gui.plots.chart import Reading
from dllab.gui.plots.curve_set import CurveSet
from dllab.gui.plots.format import count, number
from dllab.gui.plots.header import FollowButton, Header, SmallButton
from dllab.gui.plots.legend import Legend
from dllab.gui.plots.scales import LinearScale, LogScale, Scale
from dllab.gui.plots.throttle import Throttle
from dllab.gui.plots.ticks import linear_ticks
from dllab.gui.plots.time_chart import TimeChart, step_range
from dllab.gui.theme import Theme
from dllab.training.snapshot import Curves, Snapshot

LOSSES = ("train_loss_eval", "val_loss")
ACCURACIES = ("train_accuracy", "val_accuracy")
PERCENT = (0.0, 105.0)


class LossPanel(Panel):
    """The loss of every step behind the loss on all training and validation data; accuracy below, for classes.

    A pale band spans the smallest and largest loss of each stretch of steps, and a thin line their last: no curve is
    smoothed, every point is a number the run computed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._theme = Theme(dark=False, presentation=False)
        self._scale: Scale = LinearScale()
        self.loss = TimeChart(self._scale.ticks, self._read_loss)
        self.accuracy = TimeChart(linear_ticks, self._read_accuracy)
        self.accuracy.share_steps(self.loss)
        self._band = Band()
        self.loss.addItem(self._band)
        self._batches = CurveSet(self.loss)
        self._losses = CurveSet(self.loss)
        self._accuracies = CurveSet(self.accuracy)
        self.legend = Legend()
        self.follow = FollowButton(self.loss, self.accuracy)
        self.logarithmic = SmallButton(checkable=True)
        self._header = Header(self.legend, self.follow, self.logarithmic)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.loss, 3)
        layout.addWidget(self.accuracy, 2)
        self._range = Throttle(5, self._follow_data, self)
        self.logarithmic.toggled.connect(self._change_scale)
        self.follow.clicked.connect(self._show_all)
        self.apply_theme(self._theme)
        self.retranslate()
        self._follow_data()

    def title(self) -> str:
        return tr("Loss and accuracy")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        fresh = self._snapshot is None or snapshot.run != self._snapshot.run
        self._snapshot = snapshot
        if fresh:
            self.follow.hide()
            self.accuracy.setVisible(snapshot.dataset.task == "classification")
            self._name_axes()
            self._show_all()
        self._range.request()
        self._draw_curves()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._band.set_color(theme.train_pale)
        self._batches.item.set_pens([theme.train_step], 1)
        for curves in (self._losses, self._accuracies):
            curves.item.set_pens([theme.train, theme.validation], 2)
        for widget in (self._header, self.legend, self.follow, self.logarithmic, self.loss, self.accuracy):
            widget.apply_theme(theme)
        self._name_curves()

    def retranslate(self) -> None:
        self.logarithmic.setText(tr("log"))
        self.logarithmic.setToolTip(tr("Logarithmic loss axis"))
        self.follow.retranslate()
        self._name_axes()
        self._name_curves()
        self._show_hint()

    def _name_axes(self) -> None:
        shared = self.accuracy.isVisibleTo(self)
        self.loss.x_axis.set_bare(shared)
        self.loss.set_titles("" if shared else tr("step"), tr("loss"))
        self.accuracy.set_titles(tr("step"), tr("accuracy %"))

    def _name_curves(self) -> None:
        theme = self._theme
        self.legend.set_entries(
            [
                (theme.train, tr("training set")),
                (theme.validation, tr("validation")),
                (theme.train_step, tr("each batch")),
            ]
        )

    def _show_hint(self) -> None:
        started = self._snapshot is not None and self._snapshot.step > 0
        self.loss.show_hint("" if started else tr("Press Space to train"))

    def _show_all(self) -> None:
        self._range.run_now()
        self._draw_curves()

    def _change_scale(self, logarithmic: bool) -> None:
        self._scale = LogScale() if logarithmic else LinearScale()
        self.loss.y_axis.set_source(self._scale.ticks)
        self.follow.hide()
        self._show_all()

    def _follow_data(self) -> None:
        """Bring everything into view, unless the user has moved the view."""
        if not self.follow.following:
            return
        shown, zero = self.loss.ranges[0], self._scale.zero
        x, losses = step_range(0, shown), self._scale.fit()
        if self._snapshot is not None:
            steps, evaluations = self._snapshot.steps, self._snapshot.evaluations
            x = step_range(self._snapshot.step, shown)
            row = steps.index("train_loss")
            losses = self._scale.fit(steps.low[row], steps.high[row], *(_column(evaluations, name) for name in LOSSES))
        self.loss.show_range(x, losses)
        self.accuracy.show_range(x, PERCENT)
        if self._scale.zero != zero:
            self.loss.y_axis.refresh()

    def _draw_curves(self) -> None:
        self._show_hint()
        if self._snapshot is None:
            return
        steps, evaluations = self._snapshot.steps, self._snapshot.evaluations
        row = steps.index("train_loss")
        low, high = (self._scale.coordinates(values[row]) for values in (steps.low, steps.high))
        self._band.set_data(steps.step.astype(np.float64), low, high)
        self._batches.set_values(steps.step, steps.last[row : row + 1])
        self._losses.set_values(evaluations.step, np.stack([_column(evaluations, name) for name in LOSSES]))
        self._accuracies.set_values(evaluations.step, 100 * np.stack([_column(evaluations, n) for n in ACCURACIES]))
        for curves in (self._batches, self._losses):
            curves.draw(self._scale)
        self._accuracies.draw(LinearScale())
        broken = ~(np.isfinite(steps.low[row]) & np.isfinite(steps.high[row]) & np.isfinite(steps.last[row]))
        self.loss.alarms.set_steps(steps.step[broken].tolist())
        for chart in (self.loss, self.accuracy):
            chart.set_edits(self._snapshot.edits)
            chart.read_again()

    def _read_loss(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        names = (tr("training set"), tr("validation"))
        return _read([(self._losses, names), (self._batches, (tr("batch"),))], mouse, pixel, number)

    def _read_accuracy(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        names = (tr("training set"), tr("validation"))
        return _read([(self._accuracies, names)], mouse, pixel, lambda value: f"{number(value)} %")


def _column(curves: Curves, name: str) -> np.ndarray:
    """The last values of a column; NaN where the run does not have it."""
    if name in curves.names:
        return curves.last[curves.index(name)]
    return np.full(len(curves.step), np.nan, np.float32)


def _read(
    sets: list[tuple[CurveSet, tuple[str, ...]]], mouse: QPointF, pixel: QPointF, write: Callable[[float], str]
) -> Reading | None:
    """The nearest point of several sets; evaluations win over single batches where they are about as near."""
    best: tuple[float, Reading] | None = None
    for rank, (curves, names) in enumerate(sets):
        hit = curves.nearest(mouse, pixel)
        if hit is None or (best is not None and hit[2] + 8 * rank >= best[0]):
            continue
        row, column, distance = hit
        place = curves.place(row, column)
        text = tr(
            "step {step} · {name} · {value}",
            step=count(curves.steps[column]),
            name=names[row],
            value=write(float(curves.values[row, column])),
        )
        best = distance + 8 * rank, Reading(place.x(), place.y(), text)
    return best[1] if best else None
