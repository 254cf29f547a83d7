"""What a sweep is asked for with, and how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dllab.catalogue import parameter, parameters_of
from dllab.experiment import Experiment, ExperimentError
from dllab.experiment.sections import Section
from dllab.gui.charts.header import Segments
from dllab.gui.forms.note import Note
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.tooltips import parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import error_words
from dllab.gui.panels.sweep.setting_row import SettingRow
from dllab.gui.panels.sweep.words import count_words, progress_words
from dllab.messages import UserError, text
from dllab.sweeps.plan import Plan
from dllab.sweeps.sweep import Progress
from dllab.training.spread import Kind

KINDS: tuple[Kind, ...] = ("seeds", "folds")
SETTINGS = 3
BAR = 1000  # parts of the progress bar


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
    """Emits `start_asked`, `find_asked` and `cancel_asked` as a button is pressed, `clear_asked` by the one beside."""

    start_asked = Signal()
    find_asked = Signal()
    cancel_asked = Signal()
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parameters = parameters_of(SweepOrder)
        self._experiment: Experiment | None = None
        self._progress: Progress | None = None
        self._said = "", False
        self._steps_typed = False  # the user wants as many, whatever the run in the window takes
        self.plan: Plan | None = None  # what a start would do; None where that cannot be done
        self.rows = [SettingRow() for _ in range(SETTINGS)]
        self.kind = Segments(len(KINDS))
        self.times, self.steps, self.drawn = self.edits = [NumberEdit(parameter) for parameter in self._parameters]
        self.labels = [QLabel() for _ in self.edits]
        self.start, self.find_rate, self.clear = (QPushButton() for _ in range(3))
        self.bar, self.counted, self.note = QProgressBar(), QLabel(), Note()
        self.bar.setRange(0, BAR)
        self._arrange()
        for row in self.rows:
            row.edited.connect(self.look)
        for edit in self.edits:
            edit.edited.connect(self.look)
            edit.problem_changed.connect(self.look)
        self.steps.edited.connect(self._keep_steps)
        self.kind.chosen.connect(self.look)
        self.start.clicked.connect(self._press)
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
        if not self._steps_typed and steps > 0 and steps != self.steps.value:
            self.steps.set_value(steps)
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
        self._show_note(problem)
        self._enable()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the runs are; None: there are none."""
        self._progress = progress
        if self.going and progress is not None:
            self.bar.setValue(round(BAR * len(progress.rows) / len(progress.plan)))
            words = progress_words(progress)
            self.bar.setFormat(words)
            self.bar.setToolTip(words)
        if self.bar.isHidden() == self.going:
            self.bar.setVisible(self.going)
            self.counted.setVisible(not self.going)
            self._name_buttons()
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
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("Forget these runs; Undo brings them back."))
        self.clear.setAccessibleName(tr("Forget the runs of the sweep"))
        self.bar.setAccessibleName(tr("How far the sweep is"))
        self._name_buttons()
        self.show_progress(self._progress)
        self.look()

    def _plan(self, experiment: Experiment) -> Plan | None:
        """What is asked for; None where no setting is chosen. Raises what Plan.of raises."""
        chosen = [row for row in self.rows if row.key]
        if not chosen:
            return None
        for row in chosen:
            if sum(other.key == row.key for other in chosen) > 1:
                raise ExperimentError(text("{key} is chosen twice"), key=row.key)
        times = {KINDS[self.kind.current]: self.times.value}
        if times.get("folds") == 1:
            raise ExperimentError(text("Folds are two or more: how many parts the data is cut into."))
        drawn, steps = self.drawn.value or None, self.steps.value
        settings = {row.key: row.written for row in chosen}
        plan = Plan.of(experiment, settings, **times, random=drawn, steps=steps)
        plan.refuse_hopeless()
        return plan

    def _show_note(self, problem: UserError | None) -> None:
        if problem is not None and not self.going:
            self.note.say(error_words(problem), is_problem=True)
        else:
            self.note.say(*self._said)

    def _arrange(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 4)
        lines.setSpacing(4)
        for row in self.rows:
            lines.addWidget(row)
        numbers, buttons = add_layout(lines, QHBoxLayout()), add_layout(lines, QHBoxLayout())
        for line in (numbers, buttons):
            line.setSpacing(8)
        numbers.addWidget(self.kind)
        for label, edit, width in zip(self.labels, self.edits, (36, 60, 36), strict=True):
            edit.setMinimumWidth(width)
            edit.setMaximumWidth(3 * width)
            label.setBuddy(edit)
            numbers.addWidget(label)
            numbers.addWidget(edit, 1)
        numbers.addStretch()
        buttons.addWidget(self.counted, 1)
        buttons.addWidget(self.bar, 1)
        for button in (self.start, self.find_rate, self.clear):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)  # Enter presses it: Space is the window's
            buttons.addWidget(button)
        lines.addWidget(self.note)
        self.bar.hide()

    def _name_buttons(self) -> None:
        self.start.setText(tr("Cancel") if self.going else tr("Start"))
        self.start.setAccessibleName(tr("Cancel the sweep") if self.going else tr("Start the sweep"))
        self.start.setToolTip(
            tr("Stop here; the runs that are done stay, and Start goes on with the others.")
            if self.going
            else tr("Train every combination beside the run in the window, on all cores but one.")
        )

    def _enable(self) -> None:
        self.start.setEnabled(self.going or self.plan is not None)
        self.find_rate.setEnabled(not self.going and self._experiment is not None)
        self.clear.setEnabled(not self.going and self._progress is not None)
        for row in self.rows:
            row.allow(not self.going)
        for widget in (self.kind, *self.edits):
            widget.setEnabled(not self.going)

    def _keep_steps(self) -> None:
        self._steps_typed = True

    def _press(self) -> None:
        if self.going:
            self.cancel_asked.emit()
            return
        for edit in self.edits:
            edit.typing.commit()  # what was typed a moment ago
        if self.start.isEnabled():
            self.start_asked.emit()
