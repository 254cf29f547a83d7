"""What several runs are asked for with, and how far they are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dllab.catalogue import parameter, parameters_of
from dllab.experiment.section import Section
from dllab.gui.charts.header import Segments
from dllab.gui.forms.note import Note
from dllab.gui.forms.number_edit import NumberEdit
from dllab.gui.forms.run_steps import RunSteps
from dllab.gui.forms.tooltips import parameter_tooltip
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.runs import RunBar, StartButton, as_run_button
from dllab.gui.kit.theme import Theme
from dllab.messages import text
from dllab.training.spread import Kind, Spread

KINDS: tuple[Kind, ...] = ("seeds", "folds")


class Order(Section):
    """How many runs are asked for, and how long each."""

    runs: int = parameter(
        5, ge=2, le=20, label=text("Runs"), help=text("How many seeds, or how many parts the data is cut into.")
    )
    steps: int = parameter(
        1000,
        ge=1,
        le=10**9,
        label=text("Steps"),
        help=text("Steps in each run. At first as many as the run in the window takes."),
    )


class EnsembleControls(QWidget):
    """`start_asked` and `cancel_asked` are emitted when the button is pressed, `clear_asked` by the one beside it."""

    start_asked = Signal()
    cancel_asked = Signal()
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parameters = parameters_of(Order)
        self._spread: Spread | None = None
        self._allowed = False
        self._said = "", False
        self.kind = Segments(len(KINDS))
        self.runs, self.steps = NumberEdit(self._parameters[0]), RunSteps(self._parameters[1])
        self.labels = [QLabel(), QLabel()]
        self.start, self.clear = StartButton(), QPushButton()
        self.bar, self.note = RunBar(), Note()
        self._arrange()
        self.start.start_asked.connect(self._ask_for_start)
        self.start.cancel_asked.connect(self.cancel_asked)
        self.clear.clicked.connect(self.clear_asked)
        for edit in (self.runs, self.steps):
            edit.problem_changed.connect(self._show_problem)
        self.retranslate()

    @property
    def chosen(self) -> Kind:
        """Seeds or folds."""
        return KINDS[self.kind.current]

    def allow(self) -> None:
        """There is an experiment to run."""
        self._allowed = True
        self._enable()

    def show_spread(self, spread: Spread | None) -> None:
        """Show how far the runs are; None: there are none."""
        self._spread = spread
        self.bar.show_look(spread, spread.done if spread else 0, spread.total if spread else 0)
        self.start.set_going(self._going)
        self._enable()

    def say(self, words: str, is_problem: bool) -> None:
        """Write below the controls what a person should know of the runs; a number that cannot be goes first."""
        self._said = words, is_problem
        problem = self.runs.problem or self.steps.problem
        if problem is None:
            self.note.say(words, is_problem)
        else:
            template = problem.template
            self.note.say(tr(template, **problem.values), is_problem=True)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.kind.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        others = tr(
            "The experiment with its own seed and those that follow it: other weights, order and generated data."
        )
        parts = tr("Cross-validation: each run holds out another part of the data and trains on the rest.")
        self.kind.set_texts((tr("Seeds"), others), (tr("Folds"), parts))
        for edit, label, described in zip((self.runs, self.steps), self.labels, self._parameters, strict=True):
            title = described.label
            label.setText(tr(title))
            edit.setAccessibleName(tr(title))
            for widget in (edit, label):
                widget.setToolTip(parameter_tooltip(described))
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("Forget these runs, and take their curves off every chart."))
        self.clear.setAccessibleName(tr("Forget the runs"))
        self.bar.setAccessibleName(tr("How far the runs are"))
        self.start.set_texts(
            (tr("Start the runs"), tr("Cancel the runs")),
            (
                tr("Train all runs beside the run in the window, several at a time."),
                tr("Stop here; the runs that are done stay."),
            ),
        )
        self.show_spread(self._spread)

    @property
    def _going(self) -> bool:
        return self._spread is not None and not self._spread.over

    def _arrange(self) -> None:
        lines = vertical(self, margins=(8, 8, 8, 4), spacing=4)
        row, below = add_layout(lines, QHBoxLayout()), add_layout(lines, QHBoxLayout())
        row.setSpacing(8)
        below.setSpacing(8)
        row.addWidget(self.kind)
        row.addStretch(1)
        as_run_button(self.clear)
        for button in (self.start, self.clear):
            row.addWidget(button)
        for label, edit, width in zip(self.labels, (self.runs, self.steps), (48, 96), strict=True):
            edit.setMinimumWidth(width)
            edit.setMaximumWidth(2 * width)
            label.setBuddy(edit)
            below.addWidget(label)
            below.addWidget(edit)
        below.addWidget(self.bar, 1)
        below.addStretch()
        lines.addWidget(self.note)

    def _enable(self) -> None:
        going, wrong = self._going, self.runs.problem or self.steps.problem
        self.start.setEnabled(going or (self._allowed and not wrong))
        self.clear.setEnabled(not going and self._spread is not None)
        for widget in (self.kind, self.runs, self.steps):
            widget.setEnabled(not going)

    def _show_problem(self) -> None:
        self._enable()
        self.say(*self._said)

    def _ask_for_start(self) -> None:
        for edit in (self.runs, self.steps):
            edit.typing.commit()  # what was typed a moment ago
        if self.start.isEnabled():
            self.start_asked.emit()
