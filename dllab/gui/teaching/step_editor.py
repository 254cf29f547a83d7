"""One step of a lab that is being made: its words, how it is done, and what is required."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dllab.experiment import Experiment
from dllab.gui.forms.choice_words import settings_words
from dllab.gui.forms.differences import differences
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.readable import word
from dllab.gui.kit.theme import Theme
from dllab.gui.teaching.check_rows import CheckRows
from dllab.gui.teaching.said_edit import SaidEdit
from dllab.labs.draft import DraftStep
from dllab.labs.draft_question import ASKS, Asked
from dllab.labs.verify import Proof
from dllab.numerals import count

ALLOWED = ("any", "changed", "none", "file")
MOST_POINTS = 100.0


class StepEditor(QWidget):
    """edited: carries the step, and the name of what was changed in it.

    page_wanted: the page of the window is with what the step begins. run_wanted: the run of the window, or its page,
    is how the step is done. offers_wanted: something is to be required of it.
    """

    edited = Signal(object, str)
    page_wanted = Signal()
    run_wanted = Signal()
    offers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.step = DraftStep("")
        self.title, self.text, self.asked = SaidEdit(), SaidEdit(lines=True), SaidEdit()
        self.points, self.answer, self.allowed = QDoubleSpinBox(), QLineEdit(), QComboBox()
        self.asks, self.lines = QComboBox(), SaidEdit(lines=True)
        self.asks.addItems([""] * len(ASKS))
        self.take_page, self.take_run, self.require = QPushButton(), QPushButton(), QPushButton()
        self.run = WrappedLabel(small=True)
        self.checks, self.nothing = CheckRows(), WrappedLabel(muted=True)
        self.points.setRange(0, MOST_POINTS)
        for button in (self.take_page, self.take_run, self.require):
            button.setAutoDefault(False)
        self._lay_out()
        self.title.edited.connect(lambda said: self._tell("title", title=said))
        self.text.edited.connect(lambda said: self._tell("text", text=said))
        self.asked.edited.connect(lambda said: self._ask("asked", text=said))
        self.asks.activated.connect(lambda place: self._ask("asks", asks=ASKS[place]))
        self.lines.edited.connect(lambda said: self._ask("lines", lines=said))
        self.points.valueChanged.connect(lambda points: self._tell("points", points=points))
        self.answer.textEdited.connect(lambda answer: self._ask("answer", answer=answer))
        self.allowed.activated.connect(lambda place: self._tell("allowed", allowed=ALLOWED[place]))
        self.checks.edited.connect(lambda checks, place: self._tell(f"check {place}", checks=checks))
        self.take_page.clicked.connect(self.page_wanted)
        self.take_run.clicked.connect(self.run_wanted)
        self.require.clicked.connect(self.offers_wanted)

    def show_step(self, step: DraftStep, start: Experiment, proofs: Mapping[str, Proof]) -> None:
        """Show a step. start: what its run begins with. proofs: what was found, by what its checks measure."""
        self.step = step
        self.title.show_said(step.title)
        self.text.show_said(step.text)
        self._show_asked(step.asked)
        self.points.blockSignals(True)
        self.points.setValue(step.points)
        self.points.blockSignals(False)
        self._show_allowed(step)
        self.run.say(_run_words(step, start))
        self.checks.show_checks(step.checks, proofs)
        self.nothing.setVisible(not step.checks)
        self._done.setVisible(step.kind in ("do", "explore"))
        for part in (self._allowed_label, self.allowed):
            part.setVisible(step.kind == "do")
        self.take_page.setVisible(step.kind == "explore")
        self._predicted.setVisible(step.kind == "predict" and step.asked is not None)
        self._say_how(step.kind)

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.run, self.checks, self.nothing):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.title.say(tr("Title"), tr("What stands over the step"))
        self.text.say(
            tr("Text"), tr("What is to be done, in Markdown; where a language is missing, the other is shown")
        )
        self.asked.say(tr("Question"), tr("What is to be predicted"))
        for place, words in enumerate((tr("A number"), tr("One of several options"), tr("An order"))):
            self.asks.setItemText(place, words)
        self.asks.setToolTip(tr("How the question is answered"))
        self.asks.setAccessibleName(tr("How the question is answered"))
        self.lines.say(
            tr("Answers, one a line"),
            tr("The right option first, or things in their right order; students see them shuffled. After every "
               "option two bars and what is said of it: It falls || At first it does."),
        )  # fmt: skip
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
        self._show_allowed(self.step)
        self.take_page.setText(tr("Begin with my page"))
        self.take_page.setToolTip(tr("Take the page of Explore, as it is set now, for what students find"))
        self.require.setText(tr("Require something…"))
        self._say_how(self.step.kind)
        self.checks.retranslate()

    def _say_how(self, kind: str) -> None:
        """Say what solves the step: a run, or a page."""
        if kind == "explore":
            self.take_run.setText(tr("My page is how it is done"))
            self.take_run.setToolTip(tr("Take the page of Explore, as it is set now, for the step's solution"))
            self.require.setToolTip(tr("Choose from the numbers of the page what is needed"))
            words = tr("Nothing is required yet. Set the page as it solves the step, then press Require something.")
        else:
            self.take_run.setText(tr("My run is how it is done"))
            self.take_run.setToolTip(tr("Take the run of the window, as it stands now, for the step's solution"))
            self.require.setToolTip(tr("Measure the run of the window, and choose from the numbers what is needed"))
            words = tr("Nothing is required yet. Train the run that solves the step, then press Require something.")
        self.nothing.say(words)

    def _show_asked(self, asked: Asked | None) -> None:
        asked = asked or Asked()
        self.asked.show_said(asked.text)
        self.asks.setCurrentIndex(ASKS.index(asked.asks))
        self.lines.show_said(asked.lines)
        self.lines.setVisible(asked.asks != "number")
        self.answer.setVisible(asked.asks == "number")
        if self.answer.text() != asked.answer:
            self.answer.setText(asked.answer)

    def _show_allowed(self, step: DraftStep) -> None:
        """Offer what the file allows only where there is one that does."""
        names = [tr("Anything"), tr("What your run changes"), tr("Nothing")]
        if "allow" in step.kept:
            names.append(tr("What the file says"))
        if [self.allowed.itemText(place) for place in range(self.allowed.count())] != names:
            self.allowed.clear()
            self.allowed.addItems(names)
        self.allowed.setCurrentIndex(ALLOWED.index(step.allowed))

    def _ask(self, what: str, **changed: Any) -> None:
        self._tell(what, asked=replace(self.step.asked or Asked(), **changed))

    def _lay_out(self) -> None:
        column = vertical(self)
        row = horizontal(column, (self.title, 1))
        self._points_label = QLabel()
        row.addWidget(self._points_label)
        row.addWidget(self.points)
        column.addWidget(self.text, 1)
        self._predicted = QWidget()
        inner = vertical(self._predicted, self.asked)
        row = horizontal(inner, self.asks, (self.answer, 1))
        row.addStretch(0)
        inner.addWidget(self.lines)
        column.addWidget(self._predicted)
        self._done = QWidget()
        inner = vertical(self._done)
        row = horizontal(inner, self.take_page, self.take_run, self.require)
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
    if step.kind == "explore":
        return _page_words(step, start)
    if step.run is None and step.solution is not None:
        return tr("How it is done: {what}", what=tr("as its file says, in {steps} steps",
                                                    steps=count(step.solution.get("steps", 0))))  # fmt: skip
    if step.run is None:
        return tr("Nobody has shown yet how it is done.")
    own = step.run.recipe.start
    begun = start.model_copy(update={"seed": own.seed, "name": own.name})
    changed = [f"{each.label} {each.old} → {each.new}" for each in differences(begun, own)]
    changed += [f"{count(at)}: {what}" for at, what in step.run.recipe.edits]
    steps = tr("{steps} steps", steps=count(step.run.steps))
    return tr("How it is done: {what}", what=", ".join([*changed, steps]))


def _page_words(step: DraftStep, start: Experiment) -> str:
    """With which page the step begins, and what is set on it once it is done."""
    if step.begun is None:
        return tr("No page yet: open one in Explore, and press Begin with my page.")
    page = tr("Begins with “{page}”.", page=word(step.begun.label))
    solution = step.solution_table(start)
    if solution is None:
        return f"{page} {tr('Nobody has shown yet how it is done.')}"
    settings = ", ".join(settings_words(step.left(solution["set"]), solution["set"])) or "–"
    return f"{page} {tr('How it is done: {what}', what=settings)}"
