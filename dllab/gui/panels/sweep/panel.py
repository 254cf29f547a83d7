"""A sweep: the experiment trained over values of its settings, as curves, as a map and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.changes import changes
from dllab.gui.forms.differences import NAME, entry_title
from dllab.gui.forms.note import Note
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.runs import as_run_button
from dllab.gui.kit.runs_panel import RunsPanel
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.sweep.controls import SweepControls
from dllab.gui.panels.sweep.curves import SweepCurves
from dllab.gui.panels.sweep.head import CURVES, PLAN, SweepHead
from dllab.gui.panels.sweep.heat_map import HeatMap
from dllab.gui.panels.sweep.run_line import OPEN, RunLine
from dllab.gui.panels.sweep.table import RunTable
from dllab.gui.panels.sweep.words import reason_of, run_name, verdict
from dllab.messages import UserError
from dllab.numerals import number
from dllab.sweeps.doing import FAILED
from dllab.sweeps.plan import Plan
from dllab.sweeps.sweep import Progress, Sweep
from dllab.sweeps.unfinished import LeftOver, clear_old, folder_of, left_over, remove
from dllab.training.outcomes import Finished
from dllab.training.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class SweptRun:
    """A run of a sweep that somebody picked. number: in its plan, from 0. words: what it is called."""

    plan: Plan
    number: int
    row: dict[str, Any]
    words: str


class SweepPanel(RunsPanel[Progress]):
    """Trains beside the run in the window. What is asked of a run that was picked is emitted with its SweptRun.

    root: the folder for rows of sweeps that are not done; None: they are not kept. Whoever closes the window calls
    `close_runs`.
    """

    open_wanted = Signal(object)
    pin_wanted = Signal(object)
    replay_wanted = Signal(object)

    def __init__(self, library: Library | None = None, undo_stack: QUndoStack | None = None) -> None:
        """`library`: where the data come from; left out, one of its own. undo_stack: brings cleared runs back."""
        sweep = Sweep(library)
        super().__init__(sweep, undo_stack)
        self.sweep = sweep
        self.root: Path | None = None
        self._plan: Plan | None = None  # of the runs that are shown
        self._narrower: Plan | None = None  # closer to the rate where they begin to diverge
        self._chosen: int | None = None
        self._titles: dict[str, str] = {}
        self._experiment: Experiment | None = None
        self.head, self.controls, self.views = SweepHead(), SweepControls(), QStackedWidget()
        self.curves, self.map, self.table_view = SweepCurves(), HeatMap(), RunTable()
        self.line, self.results, self.note = RunLine(), QWidget(), Note()
        self.narrow = QPushButton()
        self._arrange()
        self.curves.chart.pointed.connect(self.step_pointed)
        self.head.start_asked.connect(self._start)
        self.head.cancel_asked.connect(self.sweep.cancel)
        self.controls.planned.connect(self._allow)
        self.controls.find_asked.connect(self.find_rate)
        self.controls.clear_asked.connect(self._clear)
        self.head.view.chosen.connect(self._turn)
        self.line.figure_chosen.connect(self._draw_runs)
        self.line.wanted.connect(self._want)
        self.narrow.clicked.connect(self._narrow)
        self.addActions([self.curves.logarithmic.action, self.curves.log_steps.action, *self.line.deeds])
        self.curves.chosen.connect(self._choose)
        for view in (self.map, self.table_view):
            view.chosen.connect(self._choose)
            view.opened.connect(self._open)
        self.controls.left_over.go_on_asked.connect(self._go_on)
        self.controls.left_over.forget_asked.connect(self._forget)
        self.use_theme(Theme(dark=False, presentation=False))
        self.retranslate()

    @property
    def progress(self) -> Progress | None:
        """The runs that are shown."""
        return self._look

    def set_experiment(self, experiment: Experiment) -> None:
        """What the next start varies."""
        self._experiment = experiment
        self.controls.set_experiment(experiment)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.controls.suggest_steps(snapshot.calendar.end)

    def mark_step(self, step: float | None) -> None:
        self.curves.chart.mark_step(step)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.head, self.controls, self.line, self.curves, self.map, self.table_view):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.map.setAccessibleName(tr("Map of the sweep"))
        self.table_view.setAccessibleName(tr("Runs of the sweep"))
        self.narrow.setText(tr("To two digits"))
        self.narrow.setToolTip(tr("The same runs at every rate of two digits in between: where exactly they diverge."))
        self.line.retranslate()
        self.head.retranslate()
        self.controls.retranslate()
        self.curves.retranslate()
        self._name_settings()
        self._draw_runs()

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        return self.table_view.runs.table() if self._look is not None and self._look.rows else None

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def say(self, words: str, is_problem: bool = False) -> None:
        """Tell what a person should know of the runs."""
        self.controls.say(words, is_problem)
        self.note.say(words, is_problem)

    def _turn(self, view: int) -> None:
        """Show the plan, or one of the three views of the runs."""
        self.controls.setVisible(view == PLAN)
        self.results.setVisible(view != PLAN)
        if view != PLAN:
            self.views.setCurrentIndex(view - CURVES)

    def _allow(self) -> None:
        self.head.allow_start(self.controls.plan is not None)

    def _start(self) -> None:
        self.controls.commit()
        plan = self.controls.plan
        if plan is not None:
            self._begin(plan, None)

    def find_rate(self) -> None:
        """Look for a learning rate, unless runs are under way."""
        from dllab.sweeps.rates import plan_of  # late: brings numba in, after the window is up

        if self._experiment is not None and not self.controls.going:
            try:
                key, plan = plan_of(self._experiment, None)
            except UserError as error:
                self.say(error_words(error), True)
                return
            self._begin(plan, key)

    def _begin(self, plan: Plan, rate_key: str | None) -> None:
        folder = None
        if self.root is not None:
            clear_old(self.root)
            folder = folder_of(plan, self.root)
        self.sweep.start(plan, folder, rate_key)
        if self.head.view.current == PLAN:
            self.head.view.choose(CURVES)
        self._follow()

    def look_for_left_over(self) -> None:
        """Offer to go on with a sweep that was left, if there is one and no other is under way."""
        found = left_over(self.root) if self.root is not None and not self.controls.going else None
        self.controls.left_over.show_left_over(found)

    def _go_on(self, found: LeftOver) -> None:
        self._begin(found.plan, None)

    def _forget(self, found: LeftOver) -> None:
        remove(found)
        self.look_for_left_over()

    def _done(self, look: Progress) -> Mapping[int, dict[str, Any]]:
        return look.rows

    def _show_look(self, look: Progress | None) -> None:
        others, going = look is None or look.plan is not self._plan, self.controls.going
        if others:
            self._plan, self._chosen = look.plan if look else None, None
            self._name_settings()
        self.head.show_progress(look)
        self.controls.show_progress(look)
        if going != self.controls.going:
            self.look_for_left_over()
        if others or going != self.controls.going:
            self._draw_now()  # also where no run is done: what stands there instead is another
        else:
            self._explain()

    def _name_settings(self) -> None:
        progress = self._look
        keys = progress.plan.keys if progress else []
        self._titles = {key: entry_title(progress.plan.grid.base, key) for key in keys} if progress else {}

    def _draw_runs(self) -> None:
        shown = self._look, self._titles, self._figure, self._chosen
        self.curves.show_progress(*shown)
        self.map.show_progress(*shown)
        self.table_view.show_progress(self._look, self._titles, self._chosen)
        self._enable()

    def _choose(self, chosen: int) -> None:
        self._chosen = chosen
        self.map.choose(chosen)
        self.table_view.choose(chosen)
        self.curves.show_progress(self._look, self._titles, self._figure, chosen)
        self._enable()

    def _open(self, chosen: int) -> None:
        self._choose(chosen)
        self.line.deeds[OPEN].trigger()

    def _picked(self) -> SweptRun | None:
        if self._look is None or self._chosen is None or self._chosen not in self._look.rows:
            return None
        plan, number_ = self._look.plan, self._chosen
        return SweptRun(plan, number_, self._look.rows[number_], run_name(plan, number_, list(self._titles.values())))

    def _want(self, what: int) -> None:
        if run := self._picked():
            (self.open_wanted, self.pin_wanted, self.replay_wanted)[what].emit(run)

    def _enable(self) -> None:
        run = self._picked()
        sound = run is not None and run.row.get("outcome") != FAILED
        whole = sound and run is not None and run.plan.kind != "folds"  # a fold is no experiment of its own
        self.line.allow(whole, sound, run.words if run else "")
        self._explain()

    @property
    def _figure(self) -> str:
        """Which is drawn."""
        return str(self.line.figure.value)

    def _explain(self) -> None:
        progress = self._look
        words, is_problem = verdict(progress) if progress is not None else ("", False)
        self._narrower = None
        if not words and progress is not None and progress.over and self._is_of_another(progress):
            words = tr("The experiment has changed since these runs.")
        if not words and progress is not None and progress.rate_key and isinstance(progress.outcome, Finished):
            words = self._rate_words(progress, progress.rate_key)
        run = self._picked()
        if run is not None and run.row.get("error"):
            reason = reason_of(str(run.row["error"]))
            words, is_problem = tr("Run {number}: {reason}", number=run.number + 1, reason=reason), True
        self.say(words, is_problem)
        self.narrow.setVisible(self._narrower is not None)

    def _is_of_another(self, progress: Progress) -> bool:
        """Whether the form has another experiment than that of the runs.

        Not its name, nor, where a rate was looked for at constant rates, the rate and the schedule.
        """
        if self._experiment is None:
            return True
        found = {change.key for change in changes(progress.plan.grid.base, self._experiment)} - {NAME}
        if progress.rate_key is None:
            return bool(found)
        return any(key != progress.rate_key and key.partition(".")[0] != "schedule" for key in found)

    def _rate_words(self, progress: Progress, key: str) -> str:
        from dllab.sweeps.rates import advised, edge, narrowed  # late: bring numba in, after the window is up

        rows = [progress.rows[place] for place in sorted(progress.rows)]
        found, rate = edge(key, rows), advised(key, rows)
        self._narrower = narrowed(progress.plan, key, found) if found else None
        if found is None or rate is None:
            return tr("No rate can be advised: the runs do not go from sound to diverged.")
        numbers = {"sound": number(found.sound), "diverging": number(found.diverging), "rate": number(rate)}
        return tr("{sound} does not diverge, {diverging} does. Advised: a tenth of that, {rate}.", **numbers)

    def _narrow(self) -> None:
        if self._narrower is not None and self._look is not None:
            self._begin(self._narrower, self._look.rate_key)

    def _arrange(self) -> None:
        for view in (self.curves, self.map, self.table_view):
            self.views.addWidget(view)
        lines, inner = QVBoxLayout(self), QVBoxLayout(self.results)
        for layout in (lines, inner):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for part, stretch in ((self.head, 0), (self.controls, 1), (self.results, 1)):
            lines.addWidget(part, stretch)
        inner.addWidget(self.line)
        inner.addWidget(self.views, 1)
        horizontal(inner, (self.note, 1), self.narrow, margins=(8, 0, 8, 4), spacing=8)
        as_run_button(self.narrow)
        self._turn(PLAN)
