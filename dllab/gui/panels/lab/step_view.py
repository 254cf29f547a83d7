"""One step of a lab: what is to be done, what is asked, and what came of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.prose import Prose, said
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import theme_font, tint
from dllab.gui.panels.lab.measured import Titles
from dllab.gui.panels.lab.questions import NumberView, QuestionView, question_view
from dllab.gui.panels.lab.words import advice, result_words, step_title
from dllab.labs.lab import Step
from dllab.labs.progress import Progress
from dllab.labs.questions import Answer, Question

MOST_NOTE = 1000  # characters that somebody may write
NOTE_MS = 800  # after the last key until what was written is kept

Result = dict[str, Any]  # as Mark.as_json has it


class StepView(QWidget):
    """Made anew for every step, language and theme. hide: what is right is not yet to be seen.

    submitted: Enter was pressed in an answer. noted: carries what somebody wrote, once they pause.
    """

    submitted = Signal()
    noted = Signal(str)

    def __init__(self, step: Step, progress: Progress, theme: Theme, *, hide: bool = False):
        super().__init__()
        self.step, self._progress, self._theme, self._hide = step, progress, theme, hide
        self.questions: list[QuestionView] = []
        self.results: list[WrappedLabel] = []
        self.hints: list[Prose] = []
        self.editor: QPlainTextEdit | None = None
        self._column = vertical(self, margins=(12, 4, 12, 8), spacing=6)
        self._say(step_title(step), bold=True)
        self._prose(said(step.text))
        for question in step.question:
            self._ask(question, progress)
        if step.kind == "explain":
            self._add_editor(progress.handin.notes.get(step.id, ""))
        self._below = vertical(self._column)
        self._column.addStretch(1)

    @property
    def answers(self) -> dict[str, Answer]:
        """Those that can be read, by question."""
        found = {view.question.id: view.answer for view in self.questions}
        return {question: answer for question, answer in found.items() if answer is not None}

    def show_drafts(self, drafts: dict[str, Answer]) -> None:
        """Show what was typed before the view was made anew."""
        for view in self.questions:
            if view.question.id in drafts:
                view.show_answer(drafts[view.question.id])

    def show_results(self, found: Result, titles: Titles) -> None:
        """Say of every check what was found and what is needed. titles: what the steps are called, by their ids."""
        for check, result in zip(self.step.check, found["checks"], strict=True):
            self._show_result(result, "" if result["ok"] else advice(check), titles)
        for view, result in zip(self.questions, found["questions"], strict=True):
            view.show_result(result, self._left(view.question))

    def _left(self, question: Question) -> int | None:
        """How many tries are left; None where there is no end to them."""
        return None if question.tries is None else max(question.tries - len(self._progress.answers(question.id)), 0)

    def show_hint(self, words: str) -> None:
        """Help."""
        hint = self._prose(words, self._below)
        hint.setFrameShape(QFrame.Shape.StyledPanel)
        hint.setMargin(6)
        self.hints.append(hint)

    def show_solution(self, lines: Sequence[str]) -> None:
        """How it is done."""
        self._say(tr("One way to do it"), bold=True, below=True)
        for line in lines:
            self._say(f"• {line}", below=True)

    def focus_first(self) -> None:
        """Let somebody type, where a number is asked for: else digits enlarge panels."""
        lines = [view.line for view in self.questions if isinstance(view, NumberView) and view.line.isEnabled()]
        empty = [line for line in lines if not line.text()]
        for line in (empty or lines)[:1]:
            line.setFocus()

    def _show_result(self, result: Result, said_to_it: str, titles: Titles) -> None:
        mark, color = ("✓", self._theme.good) if result["ok"] else ("✗", self._theme.high)
        label = self._say(f"{mark} {result_words(result, titles)}", below=True)
        tint(label, self._theme.ink(color))
        self.results.append(label)
        for inner in result.get("inner", ()):
            self._say(f"    {'✓' if inner['ok'] else '✗'} {result_words(inner, titles)}", below=True)
        if said_to_it:
            self._prose(said_to_it, self._below)

    def _ask(self, question: Question, progress: Progress) -> None:
        view = question_view(question, progress.handin.seed, self._theme)
        given = progress.answers(question.id)
        if given:
            view.show_answer(given[-1])
            if not self._hide and (self.step.kind == "predict" or question.graded == "effort"):
                view.show_given(given)
        view.lock(is_locked(question, self.step, progress))
        view.submitted.connect(self.submitted)
        self.questions.append(view)
        self._column.addWidget(view)

    def _add_editor(self, words: str) -> None:
        self.editor = QPlainTextEdit(words, tabChangesFocus=True)
        self.editor.setMinimumHeight(120)
        self.editor.setAccessibleName(step_title(self.step))
        self.editor.setPlaceholderText(tr("Write here, in at most {most:,} characters.", most=MOST_NOTE))
        self._pause = QTimer(self, interval=NOTE_MS, singleShot=True)
        self._pause.timeout.connect(self._note)
        self.editor.textChanged.connect(self._pause.start)
        self._column.addWidget(self.editor)

    @property
    def written(self) -> str:
        """What somebody wrote, as much of it as is kept."""
        return self.editor.toPlainText()[:MOST_NOTE] if self.editor is not None else ""

    def _note(self) -> None:
        self.noted.emit(self.written)

    def _say(self, words: str, *, bold: bool = False, below: bool = False) -> WrappedLabel:
        label = WrappedLabel(bold=bold)
        label.apply_theme(self._theme)
        label.say(words)
        (self._below if below else self._column).addWidget(label)
        return label

    def _prose(self, words: str, into: QVBoxLayout | None = None) -> Prose:
        prose = Prose()
        prose.setFont(theme_font(self._theme))
        prose.say(words)
        (into or self._column).addWidget(prose)
        return prose


def is_locked(question: Question, step: Step, progress: Progress) -> bool:
    """Whether an answer stands: it was a prediction, all tries are used up, or the step is finished."""
    given = len(progress.answers(question.id))
    if step.id in progress.done:
        return True
    if question.graded == "effort":
        return given > 0 and step.kind == "predict"
    return question.tries is not None and given >= question.tries
