"""What a sweep is asked for with."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dllab.catalogue import parameter, parameters_of
from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.section import Section
from dllab.gui.charts.header import Segments
from dllab.gui.forms.differences import entry_title
from dllab.gui.forms.note import Note
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.run_steps import RunSteps
from dllab.gui.forms.tooltips import parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.runs import as_run_button
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.sweep.left_over import LeftOverCard
from dllab.gui.panels.sweep.setting_row import SettingRow
from dllab.gui.panels.sweep.words import count_words, reason_of
from dllab.messages import UserError, text
from dllab.sweeps.plan import LOOKED_AT, Plan
from dllab.sweeps.sweep import Progress
from dllab.training.spread import Kind

KINDS: tuple[Kind, ...] = ("seeds", "folds")
SETTINGS = 3


class SweepOrder(Section):
    """How many runs a combination, how long each, and how many combinations."""

    times: int = parameter(
        1, ge=1, le=100, label=text("Times"), help=text("How many seeds of each combination, or how many folds.")
    )
    steps: int = parameter(1000, ge=1, le=10**9, label=text("Steps"), help=text("Steps in each run, at most."))
    drawn: int = parameter(
        0,
        ge=0,
        le=10**6,
        label=text("Draw"),
        help=text("So many of all combinations, drawn at random. 0: all of them."),
    )


class SweepControls(QWidget):
    """planned: there is another `plan`, or none. find_asked, clear_asked: a button was pressed."""

    planned = Signal()
    find_asked = Signal()
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parameters = parameters_of(SweepOrder)
        self._experiment: Experiment | None = None
        self._progress: Progress | None = None
        self._said = "", False
        self.plan: Plan | None = None  # what a start would do; None where that cannot be done
        self.rows = [SettingRow() for _ in range(SETTINGS)]
        self.kind = Segments(len(KINDS))
        times, steps, drawn = self._parameters
        self.times, self.steps, self.drawn = NumberEdit(times), RunSteps(steps), NumberEdit(drawn)
        self.edits = [self.times, self.steps, self.drawn]
        self.labels = [QLabel() for _ in self.edits]
        self.find_rate, self.clear = QPushButton(), QPushButton()
        self.counted, self.note, self.left_over = QLabel(), Note(), LeftOverCard()
        self._arrange()
        for row in self.rows:
            row.edited.connect(self.look)
        for edit in self.edits:
            edit.edited.connect(self.look)
            edit.problem_changed.connect(self.look)
        self.kind.chosen.connect(self.look)
        self.find_rate.clicked.connect(self.find_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.retranslate()

    @property
    def going(self) -> bool:
        """Whether runs are under way."""
        return self._progress is not None and not self._progress.over

    def set_experiment(self, experiment: Experiment) -> None:
        """What the runs are made of."""
        self._experiment = experiment
        for row in self.rows:
            row.set_experiment(experiment)
        self.look()

    def suggest_steps(self, steps: int) -> None:
        """Ask for so many steps a run, unless the user has typed another number."""
        if self.steps.suggest(steps):
            self.look()

    def look(self) -> None:
        """Count what is asked for, and say what is wrong with it before anything starts."""
        self.plan, problem = None, next((edit.problem for edit in self.edits if edit.problem), None)
        if problem is None and self._experiment is not None:
            try:
                self.plan = self._plan(self._experiment)
            except UserError as error:
                problem = error
        self.counted.setText(count_words(self.plan) if self.plan else "")
        self.counted.setToolTip(self.counted.text())
        for before, row in pairwise(self.rows):
            row.setVisible(bool(before.key or row.key))  # a further one is offered once it may be wanted
        self._show_note(problem, self.plan.refusal() if self.plan and not self.going else None)
        self._enable()
        self.planned.emit()

    def show_progress(self, progress: Progress | None) -> None:
        """Whether there are runs, and whether they go on."""
        self._progress = progress
        self._enable()

    def say(self, words: str, is_problem: bool) -> None:
        """Write below the controls what a person should know of the runs; what cannot be started goes first."""
        if (words, is_problem) != self._said:
            self._said = words, is_problem
            self.look()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.kind.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.kind.set_texts(
            (tr("Seeds"), tr("Each combination with the experiment's seed and those that follow it.")),
            (tr("Folds"), tr("Cross-validation: each combination once for every part of the data that it holds out.")),
        )
        for row in self.rows:
            row.retranslate()
        for edit, label, described in zip(self.edits, self.labels, self._parameters, strict=True):
            title = described.label
            label.setText(tr(title))
            edit.setAccessibleName(tr(title))
            for widget in (edit, label):
                widget.setToolTip(parameter_tooltip(described))
        self.find_rate.setText(tr("Find rate"))
        self.find_rate.setToolTip(
            tr("A short run at each of 25 learning rates, and the rate an order of magnitude before they diverge.")
        )
        self.left_over.retranslate()
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("Forget these runs; Undo brings them back."))
        self.clear.setAccessibleName(tr("Forget the runs of the sweep"))
        self.look()

    def _plan(self, experiment: Experiment) -> Plan | None:
        """What is asked for; None where no setting is chosen. Raises what Plan.of raises."""
        chosen = [row for row in self.rows if row.key]
        if not chosen:
            return None
        for row in chosen:
            if sum(other.key == row.key for other in chosen) > 1:
                raise ExperimentError(text("{key} is chosen twice"), key=entry_title(experiment, row.key))
        times = {KINDS[self.kind.current]: self.times.value}
        if times.get("folds") == 1:
            raise ExperimentError(text("Folds are two or more: how many parts the data is cut into."))
        drawn, steps = self.drawn.value or None, self.steps.value
        settings = {row.key: row.written for row in chosen}
        plan = Plan.of(experiment, settings, **times, random=drawn, steps=steps)
        if len(plan.grid) <= LOOKED_AT:  # of more a few are looked at, as somebody is typing
            plan.refuse_hopeless()
        return plan

    def _show_note(self, problem: UserError | None, refusal: ExperimentError | None) -> None:
        if problem is not None and not self.going:
            self.note.say(error_words(problem), is_problem=True)
        elif refusal is not None:
            words = tr("Some of these runs cannot be done: {reason}", reason=reason_of(error_words(refusal)))
            self.note.say(words, is_problem=True)
        elif self.plan is None and not self._said[0]:
            self.note.say(tr("Choose a setting that the runs are to differ in, and its values."))
        else:
            self.note.say(*self._said)

    def _arrange(self) -> None:
        lines = vertical(self, *self.rows, margins=(8, 0, 8, 4), spacing=4)
        times, steps, buttons = (add_layout(lines, QHBoxLayout()) for _ in range(3))
        times.addWidget(self.kind)
        for label, edit, width, line in zip(self.labels, self.edits, (36, 60, 36), (times, steps, steps), strict=True):
            edit.setMinimumWidth(width)
            edit.setMaximumWidth(3 * width)
            label.setBuddy(edit)
            line.addWidget(label)
            line.addWidget(edit, 1)
        buttons.addWidget(self.counted, 1)
        for button in (self.find_rate, self.clear):
            as_run_button(button)
            buttons.addWidget(button)
        for line in (times, steps, buttons):
            line.setSpacing(8)
        times.addStretch()
        steps.addStretch()
        lines.addWidget(self.note)
        lines.addWidget(self.left_over)
        lines.addStretch()

    def _enable(self) -> None:
        self.find_rate.setEnabled(not self.going and self._experiment is not None)
        self.clear.setEnabled(not self.going and self._progress is not None)
        for row in self.rows:
            row.allow(not self.going)
        for widget in (self.kind, *self.edits):
            widget.setEnabled(not self.going)

    def commit(self) -> None:
        """Take over what was typed a moment ago."""
        for edit in self.edits:
            edit.typing.commit()
