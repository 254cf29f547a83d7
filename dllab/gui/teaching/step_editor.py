"""One step of a lab that is being made: its words, how it is done, and what is required."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dllab.experiment import Experiment
from dllab.gui.forms.differences import differences
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout
from dllab.gui.kit.theme import Theme
from dllab.gui.teaching.check_rows import CheckRows
from dllab.gui.teaching.said_edit import SaidEdit
from dllab.labs.draft import DraftStep
from dllab.labs.verify import Proof
from dllab.numerals import count

ALLOWED = ("any", "changed", "none")
MOST_POINTS = 100.0


class StepEditor(QWidget):
    """edited: carries the step, and the name of what was changed in it.

    run_wanted: the run of the window is how the step is done. offers_wanted: something is to be required of it.
    """

    edited = Signal(object, str)
    run_wanted = Signal()
    offers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.step = DraftStep("")
        self.title, self.text, self.asked = SaidEdit(), SaidEdit(lines=True), SaidEdit()
        self.points, self.answer, self.allowed = QDoubleSpinBox(), QLineEdit(), QComboBox()
        self.take_run, self.require, self.run = QPushButton(), QPushButton(), WrappedLabel(small=True)
        self.checks, self.nothing = CheckRows(), WrappedLabel(muted=True)
        self.points.setRange(0, MOST_POINTS)
        self.allowed.addItems([""] * len(ALLOWED))
        for button in (self.take_run, self.require):
            button.setAutoDefault(False)
        self._lay_out()
        self.title.edited.connect(lambda said: self._tell("title", title=said))
        self.text.edited.connect(lambda said: self._tell("text", text=said))
        self.asked.edited.connect(lambda said: self._tell("asked", asked=said))
        self.points.valueChanged.connect(lambda points: self._tell("points", points=points))
        self.answer.textEdited.connect(lambda answer: self._tell("answer", answer=answer))
        self.allowed.activated.connect(lambda place: self._tell("allowed", allowed=ALLOWED[place]))
        self.checks.edited.connect(lambda checks, place: self._tell(f"check {place}", checks=checks))
        self.take_run.clicked.connect(self.run_wanted)
        self.require.clicked.connect(self.offers_wanted)

    def show_step(self, step: DraftStep, start: Experiment, proofs: Mapping[str, Proof]) -> None:
        """Show a step. start: what its run begins with. proofs: what was found, by what its checks measure."""
        self.step = step
        self.title.show_said(step.title)
        self.text.show_said(step.text)
        self.asked.show_said(step.asked)
        self.points.blockSignals(True)
        self.points.setValue(step.points)
        self.points.blockSignals(False)
        if self.answer.text() != step.answer:
            self.answer.setText(step.answer)
        self.allowed.setCurrentIndex(ALLOWED.index(step.allowed))
        self.run.say(_run_words(step, start))
        self.checks.show_checks(step.checks, proofs)
        self.nothing.setVisible(not step.checks)
        self._done.setVisible(step.kind == "do")
        self._predicted.setVisible(step.kind == "predict")

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.run, self.checks, self.nothing):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.title.say(tr("Title"), tr("What stands over the step"))
        self.text.say(
            tr("Text"), tr("What is to be done, in Markdown; where a language is missing, the other is shown")
        )
        self.asked.say(tr("Question"), tr("What is to be predicted, as a number"))
        self._points_label.setText(tr("Most points"))
        self.points.setToolTip(tr("Shared out by the checks of the step"))
        self.points.setAccessibleName(tr("Most points"))
        self.answer.setPlaceholderText(tr("The number that is right, such as 0.25^20"))
        self.answer.setAccessibleName(tr("The right answer"))
        self.answer.setToolTip(tr("A prediction is graded for being made; the right number is shown afterwards"))
        self._allowed_label.setText(tr("May be changed"))
        self.allowed.setToolTip(
            tr("Settings that may not be changed are grey in the form while somebody does the step")
        )
        self.allowed.setAccessibleName(tr("May be changed"))
        for place, words in enumerate((tr("Anything"), tr("What your run changes"), tr("Nothing"))):
            self.allowed.setItemText(place, words)
        self.take_run.setText(tr("My run is how it is done"))
        self.take_run.setToolTip(tr("Take the run of the window, as it stands now, for the step's solution"))
        self.require.setText(tr("Require something…"))
        self.require.setToolTip(tr("Measure the run of the window, and choose from the numbers what is needed"))
        self.nothing.say(
            tr("Nothing is required yet. Train the run that solves the step, then press Require something.")
        )
        self.checks.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = add_layout(column, QHBoxLayout())
        row.addWidget(self.title, 1)
        self._points_label = QLabel()
        row.addWidget(self._points_label)
        row.addWidget(self.points)
        column.addWidget(self.text, 1)
        self._predicted = QWidget()
        inner = QVBoxLayout(self._predicted)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.asked)
        inner.addWidget(self.answer)
        column.addWidget(self._predicted)
        self._done = QWidget()
        inner = QVBoxLayout(self._done)
        inner.setContentsMargins(0, 0, 0, 0)
        row = add_layout(inner, QHBoxLayout())
        for part in (self.take_run, self.require):
            row.addWidget(part)
        row.addStretch(1)
        self._allowed_label = QLabel()
        row.addWidget(self._allowed_label)
        row.addWidget(self.allowed)
        for widget in (self.run, self.nothing, self.checks):
            inner.addWidget(widget)
        column.addWidget(self._done)

    def _tell(self, what: str, **changed: Any) -> None:
        self.edited.emit(replace(self.step, **changed), what)


def _run_words(step: DraftStep, start: Experiment) -> str:
    """How the step is done."""
    if step.run is None:
        return tr("Nobody has shown yet how it is done.")
    own = step.run.recipe.start
    begun = start.model_copy(update={"seed": own.seed, "name": own.name})
    changed = [f"{each.label} {each.old} → {each.new}" for each in differences(begun, own)]
    changed += [f"{count(at)}: {what}" for at, what in step.run.recipe.edits]
    steps = tr("{steps} steps", steps=count(step.run.steps))
    return tr("How it is done: {what}", what=", ".join([*changed, steps]))
