"""A figure of every run of a sweep over its steps, in the colours of the first setting's values."""

import numpy as np
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.colors import layer_colors
from dllab.gui.charts.curve_set import column
from dllab.gui.charts.header import FollowButton, Header
from dllab.gui.charts.legend import Legend
from dllab.gui.charts.log_axes import LogAxes
from dllab.gui.charts.overlay import Overlay, Trace
from dllab.gui.charts.scales import LinearScale
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.readable import small
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sweep.words import DIVERGED, FIGURES, figure_words, hint_words, run_name, value_words
from dllab.messages import text
from dllab.numerals import count
from dllab.sweeps.sweep import Progress

COLUMNS = {  # of the evaluations, where a figure is recorded on the way
    "val_loss": "val_loss",
    "train_loss": "train_loss_eval",
    "val_accuracy": "val_accuracy",
    "train_accuracy": "train_accuracy",
    "val_r2": "val_r2",
}
SHORTER = {"loss": text("Loss"), "accuracy": text("Accuracy"), "r2": "R²"}  # beside a low chart
NEAR = 20  # pixels from a curve within which a click picks its run
MOST_NAMES = 4  # values that the legend names; of more the first and the last


class SweepCurves(QWidget):
    """Runs that diverged are drawn in red. chosen: carries the number of the run whose curve was clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._titles: dict[str, str] = {}
        self._figure, self._chosen = "val_loss", -1
        self._numbers: list[int] = []  # of the runs, as their curves are drawn
        self._theme = Theme(dark=False, presentation=False)
        self.chart = TimeChart(LinearScale().ticks, self._read)
        self._overlay = Overlay(self.chart)
        self.legend, self.follow = Legend(rows=2), FollowButton(self.chart)
        self.axes = LogAxes(self.follow, self.chart)
        self.logarithmic, self.log_steps = self.axes.values, self.axes.steps
        self._header = Header(self.legend, self.follow, self.logarithmic, spare=self.log_steps)
        vertical(self, self._header, (self.chart, 1), spacing=0)
        self.axes.changed.connect(self._draw)
        self.follow.clicked.connect(self._draw)
        self.chart.scene().sigMouseClicked.connect(self._pick)

    def show_progress(self, progress: Progress | None, titles: dict[str, str], figure: str, chosen: int | None) -> None:
        """Draw the curves that are there; the chosen run's is drawn in the colour of the text."""
        self._progress, self._titles, self._figure = progress, titles, figure
        self._chosen = -1 if chosen is None else chosen
        self._take()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for part in (self._header, self.legend, self.follow, self.axes, self.chart):
            part.apply_theme(theme)
        self._take()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.axes.retranslate(tr("Logarithmic axis of the sweep"))
        self.follow.retranslate()
        self.chart.setAccessibleName(tr("Curves of the sweep"))
        self._take()

    def _take(self) -> None:
        traces, entries = list[Trace](), list[tuple[str, str]]()
        self._numbers = []
        if self._progress is not None:
            plan, name = self._progress.plan, COLUMNS.get(self._figure, "")
            key, values = next(iter(plan.grid.values.items()), ("", ()))
            colors = layer_colors(max(len(values), 1), self._theme.dark)
            titles = list(self._titles.values())
            for number, curves in sorted(self._progress.curves.items()):
                if name in curves.names:
                    place = next(iter(plan.grid.places(number // plan.count).values()), 0)
                    color = self._color(number, colors[place])
                    self._numbers.append(number)
                    traces.append(Trace(run_name(plan, number, titles), color, Qt.PenStyle.SolidLine,
                                        curves.step, column(curves, name)))  # fmt: skip
            shown = values if len(values) <= MOST_NAMES else (values[0], values[-1])
            named = [("", self._titles[key])] if key in self._titles else []
            entries = [*named, *((colors[values.index(value)], value_words(value, key)) for value in shown)]
        self._overlay.set_traces(traces)
        self.legend.set_entries(entries)
        done = self._progress is not None and self._progress.over and len(self._progress.rows) > 0
        hint = hint_words(self._progress)
        if done and not traces:
            hint = tr("No curves: see Map and Table")
        self.chart.show_hint("" if traces else hint)
        forms = FIGURES[self._figure], SHORTER.get(self._figure.partition("_")[2], "")
        self.chart.set_titles(tr("step"), tuple(small(tr(form)) for form in forms if form))
        self._draw()

    def _color(self, number: int, color: str) -> str:
        assert self._progress is not None
        if number == self._chosen:
            return self._theme.foreground
        return self._theme.alarm if self._progress.rows.get(number, {}).get("outcome") == DIVERGED else color

    def _draw(self) -> None:
        if self.follow.following:
            sound = [trace.values for trace in self._overlay.traces if trace.color != self._theme.alarm]
            values = sound or [trace.values for trace in self._overlay.traces]
            steps = self.chart.steps.fit(self._overlay.last_step, self.chart.ranges[0])
            self.chart.show_range(steps, self.axes.scale.fit(*[np.asarray(each) for each in values]))
            self.chart.y_axis.refresh()
        self._overlay.draw(self.axes.scale)
        self.chart.read_again()

    def _pick(self, click: MouseClickEvent) -> None:
        view = self.chart.plotItem.getViewBox()
        if click.button() == Qt.MouseButton.LeftButton and view.sceneBoundingRect().contains(click.scenePos()):
            hit = self._overlay.nearest(view.mapSceneToView(click.scenePos()), QPointF(*view.viewPixelSize()))
            if hit is not None and hit.distance < NEAR:
                self.chosen.emit(self._numbers[self._overlay.traces.index(hit.trace)])

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        hit = self._overlay.nearest(mouse, pixel)
        if hit is None:
            return None
        step, value = hit.trace.steps[hit.column], figure_words(self._figure, float(hit.trace.values[hit.column]))
        words = tr("step {step} · {name} · {value}", step=count(step), name=hit.trace.name, value=value)
        return Reading(hit.place.x(), hit.place.y(), words)
