"""Several runs of the experiment: other seeds, or cross-validation."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.runs_panel import RunsPanel
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.ensemble.charts import EnsembleCharts
from dllab.gui.panels.ensemble.controls import EnsembleControls
from dllab.gui.panels.ensemble.runs import EnsembleTable
from dllab.gui.panels.ensemble.table import ensemble_table
from dllab.gui.panels.ensemble.words import verdict
from dllab.sweeps.ensemble import Ensemble
from dllab.training.snapshot import Snapshot
from dllab.training.spread import Run, Spread

ANY_HEIGHT = 2**24 - 1  # what Qt takes for no limit
CHARTS = 320  # pixels that they need beside the table
BELOW = 0.4  # of the height below the controls that the table may take there


class EnsemblePanel(RunsPanel[Spread]):
    """Trains the experiment several times beside the run in the window, and shows what the runs have in common.

    `spread_changed` carries the Spread whenever one more run is done, and None when the runs are cleared or begun
    anew. Whoever closes the window calls `close_runs`.
    """

    spread_changed = Signal(object)

    def __init__(self, library: Library | None = None, undo_stack: QUndoStack | None = None) -> None:
        """`library`: where the data come from; left out, one of its own. undo_stack: brings cleared runs back."""
        ensemble = Ensemble(library)
        super().__init__(ensemble, undo_stack)
        self._ensemble = ensemble
        self._experiment: Experiment | None = None
        self.controls, self.charts, self.results = EnsembleControls(), EnsembleCharts(), EnsembleTable()
        self.results.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.results.hide()
        lines = vertical(self, self.controls, spacing=0)
        self._parts = add_layout(lines, QBoxLayout(QBoxLayout.Direction.TopToBottom), 1)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.charts, 1)
        self.addActions([self.charts.logarithmic.action, self.charts.log_steps.action])
        self._parts.addWidget(self.results)
        for chart in (self.charts.loss, self.charts.accuracy):
            chart.pointed.connect(self.step_pointed)
        self.controls.start_asked.connect(self._start)
        self.controls.cancel_asked.connect(self._ensemble.cancel)
        self.controls.clear_asked.connect(self._clear)
        self.use_theme(Theme(dark=False, presentation=False))
        self.retranslate()

    @property
    def spread(self) -> Spread | None:
        """The runs that are shown."""
        return self._look

    def set_experiment(self, experiment: Experiment) -> None:
        """What the next start runs."""
        self._experiment = experiment
        self.controls.allow()
        self._explain()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.controls.steps.suggest(snapshot.calendar.end)

    def mark_step(self, step: float | None) -> None:
        for chart in (self.charts.loss, self.charts.accuracy):
            chart.mark_step(step)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.controls, self.charts, self.results):
            part.apply_theme(theme)
        self._arrange()

    def retranslate(self) -> None:
        for part in (self.controls, self.charts, self.results):
            part.retranslate()
        self._arrange()
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the table where there is more room for it."""
        super().resizeEvent(event)
        self._arrange()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return ensemble_table(self._look) if self._look is not None and self._look.runs else None

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def _arrange(self) -> None:
        beside = self.width() >= self.results.least_width() + CHARTS
        room = round(BELOW * (self.height() - self.controls.sizeHint().height()))
        self.results.setMaximumHeight(ANY_HEIGHT if beside else min(room, self.results.sizeHint().height()))
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _start(self) -> None:
        if self._experiment is not None:
            controls = self.controls
            self._ensemble.start(controls.chosen, self._experiment, controls.runs.value, controls.steps.value)
            self._follow()

    def _done(self, look: Spread) -> tuple[Run, ...]:
        return look.runs

    def _show_look(self, look: Spread | None) -> None:
        self.controls.show_spread(look)
        self._explain()

    def _draw_runs(self) -> None:
        shown = self._look if self._look and self._look.runs else None
        self.charts.show_spread(shown)
        self.results.show_spread(shown)
        self.results.setVisible(shown is not None)
        self._arrange()
        self.spread_changed.emit(shown)

    def _explain(self) -> None:
        spread = self._look
        words, is_problem = verdict(spread) if spread is not None else ("", False)
        if not words and spread is not None and spread.over and spread.experiment != self._experiment:
            words = tr("The experiment has changed since these runs.")
        self.controls.say(words, is_problem)
