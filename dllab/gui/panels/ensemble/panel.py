"""Several runs of the experiment: other seeds, or cross-validation."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.ensemble.charts import EnsembleCharts
from dllab.gui.panels.ensemble.controls import EnsembleControls
from dllab.gui.panels.ensemble.runs import EnsembleTable
from dllab.gui.panels.ensemble.table import ensemble_table
from dllab.gui.panels.ensemble.words import verdict
from dllab.training.ensemble import Ensemble
from dllab.training.snapshot import Snapshot
from dllab.training.spread import Run, Spread

POLL_MS = 100
ANY_HEIGHT = 2**24 - 1  # what Qt takes for no limit
CHARTS = 320  # pixels that they need beside the table
BELOW = 0.4  # of the height below the controls that the table may take there


class EnsemblePanel(Panel):
    """Trains the experiment several times beside the run in the window, and shows what the runs have in common.

    `spread_changed` carries the Spread whenever one more run is done, and None when the runs are cleared or begun
    anew. Whoever closes the window calls `close_runs`.
    """

    spread_changed = Signal(object)

    def __init__(self, library: Library | None = None, undo_stack: QUndoStack | None = None) -> None:
        """`library`: where the data come from; left out, one of its own. undo_stack: brings cleared runs back."""
        super().__init__()
        self._undo_stack = undo_stack or QUndoStack(self)
        self._ensemble = Ensemble(library)
        self._experiment: Experiment | None = None
        self._spread: Spread | None = None
        self._shown: tuple[Run, ...] = ()
        self.controls, self.charts, self.results = EnsembleControls(), EnsembleCharts(), EnsembleTable()
        self.results.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.results.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.controls)
        self._parts = add_layout(lines, QBoxLayout(QBoxLayout.Direction.TopToBottom), 1)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.charts, 1)
        self.addAction(self.charts.logarithmic.action)
        self._parts.addWidget(self.results)
        self._draw = Throttle(2, self._show_runs, self)  # short runs end faster than anybody reads
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self.controls.start_asked.connect(self._start)
        self.controls.cancel_asked.connect(self._ensemble.cancel)
        self.controls.clear_asked.connect(self._clear)
        self.apply_theme(Theme(dark=False, presentation=False))
        self.retranslate()

    @property
    def spread(self) -> Spread | None:
        """The runs that are shown."""
        return self._spread

    def set_experiment(self, experiment: Experiment) -> None:
        """What the next start runs."""
        self._experiment = experiment
        self.controls.allow()
        self._explain()

    def close_runs(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the thread has ended, or `seconds` at most; whether it has."""
        self._poll.stop()
        return self._ensemble.close(seconds)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.controls.suggest_steps(snapshot.calendar.end)

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
        return ensemble_table(self._spread) if self._spread is not None and self._spread.runs else None

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
            self._poll.start()
            self._clear()
            self._look()

    def _clear(self) -> None:
        if self._spread is not None and self._spread.runs:
            self._undo_stack.push(Clearing(self, self._spread))
        else:
            self.show_spread(None)

    def show_spread(self, spread: Spread | None) -> None:
        """Show these runs, or none."""
        self._take(spread)
        self.controls.show_spread(spread)

    def bring_back(self, spread: Spread) -> None:
        """Show runs that were cleared; those that are going on are given up."""
        self._ensemble.cancel()
        self._poll.stop()
        self.show_spread(spread)

    def _look(self) -> None:
        """Take over what is new of the runs."""
        spread = self._ensemble.latest()
        if spread is None or spread is self._spread:
            return
        self.controls.show_spread(spread)
        if spread.over:
            self._poll.stop()
        self._take(spread)

    def _take(self, spread: Spread | None) -> None:
        known = self._spread.runs if self._spread else ()
        self._spread = spread
        if (spread.runs if spread else ()) != known:
            self._draw.request()
        if spread is None or spread.over:
            self._draw.run_now()
        self._explain()

    def _show_runs(self) -> None:
        """Draw the runs that are done, where they are not yet."""
        shown = self._spread if self._spread and self._spread.runs else None
        if (shown.runs if shown else ()) == self._shown:
            return
        self._shown = shown.runs if shown else ()
        self.charts.show_spread(shown)
        self.results.show_spread(shown)
        self.results.setVisible(shown is not None)
        self._arrange()
        self.spread_changed.emit(shown)

    def _explain(self) -> None:
        spread = self._spread
        words, is_problem = verdict(spread) if spread is not None else ("", False)
        if not words and spread is not None and spread.over and spread.experiment != self._experiment:
            words = tr("The experiment has changed since these runs.")
        self.controls.say(words, is_problem)


class Clearing(QUndoCommand):
    """Runs that took their time are taken off every chart, or make room for the next."""

    def __init__(self, panel: EnsemblePanel, spread: Spread):
        super().__init__()
        self._panel, self._spread = panel, spread

    def undo(self) -> None:
        self._panel.bring_back(self._spread)

    def redo(self) -> None:
        self._panel.show_spread(None)
