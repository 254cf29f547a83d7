"""The questions of a step, each with what one answers in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from dllab.gui.forms.picks import RadioButton
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.prose import Prose, said
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import theme_font, tint
from dllab.gui.kit.wording import error_words
from dllab.labs.numbers import NotANumber, read_number
from dllab.labs.questions import Answer, Choice, Number, Option, Order, Question
from dllab.labs.seeds import shuffled


class QuestionView(QWidget):
    """One question. `changed`: somebody answers it; `submitted`: Enter was pressed in it."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, question: Question, theme: Theme):
        super().__init__()
        self.question, self._theme = question, theme
        self.words, self.note = Prose(), WrappedLabel(small=True)
        self.words.setFont(theme_font(theme))
        self.words.say(said(question.text))
        self.note.apply_theme(theme)
        self.note.hide()
        self.column = vertical(self, self.words, margins=(0, 4, 0, 4), spacing=4)

    @property
    def answer(self) -> Answer | None:
        """What is answered; None where nothing is, or nothing that can be read."""
        raise NotImplementedError

    def show_answer(self, answer: Answer) -> None:
        """Show an answer that was given before."""
        raise NotImplementedError

    def lock(self, on: bool) -> None:
        """Let the answer stand."""
        raise NotImplementedError

    def show_given(self, answers: Sequence[Answer]) -> None:
        """Say what there is to say of the answers given so far."""

    def show_result(self, result: dict[str, Any], left: int | None = None) -> None:
        """Say whether the answer is right, and how many tries are left; None: as many as anybody likes.

        Of one that is graded for being made, only that there is none.
        """
        if result["value"] is None:
            self._say(tr("Not answered yet."), good=False)
        elif self.question.graded != "effort":
            self._say(_verdict(bool(result["ok"]), left), good=bool(result["ok"]))

    def _say(self, words: str, *, good: bool) -> None:
        self.note.say(words)
        tint(self.note, self._theme.ink(self._theme.good if good else self._theme.high))
        self.note.setVisible(bool(words))


class NumberView(QuestionView):
    """A line to type a number in, as people write it."""

    def __init__(self, question: Number, theme: Theme):
        super().__init__(question, theme)
        self.line = QLineEdit(maxLength=60)
        self.line.setAccessibleName(self.words.text())
        self.line.setPlaceholderText(tr("A number, such as 0.05, 1/20 or 0.25^20"))
        self.line.textChanged.connect(self._judge)
        self.line.returnPressed.connect(self.submitted)
        row = horizontal(self.column, (self.line, 1))
        if question.unit:
            row.addWidget(QLabel(question.unit))
        self.column.addWidget(self.note)

    @property
    def answer(self) -> Answer | None:
        written = self.line.text().strip()
        try:
            read_number(written)
        except NotANumber:
            return None
        return written

    def show_answer(self, answer: Answer) -> None:
        self.line.setText(str(answer))

    def lock(self, on: bool) -> None:
        self.line.setReadOnly(on)
        self.line.setEnabled(not on)

    def _judge(self) -> None:
        try:
            if self.line.text().strip():
                read_number(self.line.text())
            self._say("", good=True)
        except NotANumber as problem:
            self._say(error_words(problem), good=False)
        self.changed.emit()


class OptionRow(QWidget):
    """One option: a button with words of any length beside it, and below them what is said of it once it was given."""

    def __init__(self, option: Option, theme: Theme):
        super().__init__()
        self.option = option
        self.button = RadioButton()
        self.button.setAccessibleName(said(option.text))
        self.words, self.because = Prose(), Prose()
        for prose in (self.words, self.because):
            prose.setFont(theme_font(theme))
        self.words.say(said(option.text))
        self.because.say(said(option.because))
        self.because.hide()
        row = horizontal(self, spacing=4)
        line = QFontMetrics(self.words.font()).height()  # the mark stands in the middle of the first
        self.button.setFixedHeight(max(line, self.button.sizeHint().height()))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        vertical(row, self.words, self.because, spacing=2, stretch=1)

    def explain(self, good: bool | None, theme: Theme) -> None:
        """Say why it is right or wrong; with None in no colour."""
        tint(self.because, theme.ink({None: theme.muted, True: theme.good, False: theme.high}[good]))
        self.because.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words are a part of the button."""
        if self.button.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
            self.button.setChecked(True)


class ChoiceView(QuestionView):
    """Options in the order of this student."""

    def __init__(self, question: Choice, seed: int, theme: Theme):
        super().__init__(question, theme)
        self._right = next(option.id for option in question.options if option.right)
        self.group = QButtonGroup(self)
        self.rows: dict[str, OptionRow] = {}
        for option in shuffled(question.options, seed, question.id):
            row = OptionRow(option, theme)
            row.button.toggled.connect(self.changed)
            self.group.addButton(row.button)
            self.rows[option.id] = row
            self.column.addWidget(row)
        self.column.addWidget(self.note)

    @property
    def answer(self) -> Answer | None:
        return next((name for name, row in self.rows.items() if row.button.isChecked()), None)

    def show_answer(self, answer: Answer) -> None:
        if isinstance(answer, str) and answer in self.rows:
            self.rows[answer].button.setChecked(True)

    def lock(self, on: bool) -> None:
        for row in self.rows.values():
            row.button.setEnabled(not on)

    def show_given(self, answers: Sequence[Answer]) -> None:
        for answer in answers:
            if isinstance(answer, str) and answer in self.rows:
                self.rows[answer].explain(answer == self._right, self._theme)

    def show_result(self, result: dict[str, Any], left: int | None = None) -> None:
        """What is said of an option that was given says whether it is right."""
        if result["value"] is None or (left and not result["ok"]):
            super().show_result(result, left)


class OrderView(QuestionView):
    """Things to be put in order with buttons; they stand at first in the order of this student."""

    def __init__(self, question: Order, seed: int, theme: Theme):
        super().__init__(question, theme)
        self._said = {item.id: said(item.text) for item in question.items}
        self._order = [item.id for item in shuffled(question.items, seed, question.id)]
        self._locked = False
        self.lines: list[tuple[Prose, QToolButton, QToolButton]] = []
        for place in range(len(self._order)):
            row = horizontal(self.column, spacing=4)
            words, up, down = Prose(), QToolButton(), QToolButton()
            words.setFont(theme_font(theme))
            row.addWidget(QLabel(f"{place + 1}."), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            for button, arrow, other, name in (
                (up, Qt.ArrowType.UpArrow, place - 1, tr("Move up")),
                (down, Qt.ArrowType.DownArrow, place + 1, tr("Move down")),
            ):
                button.setArrowType(arrow)
                button.setAutoRaise(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setToolTip(name)
                button.setProperty("places", [place, other])
                button.clicked.connect(self._swap)
                row.addWidget(button)
            self.lines.append((words, up, down))
        self.column.addWidget(self.note)
        self._show()

    @property
    def answer(self) -> Answer | None:
        return tuple(self._order)

    def show_answer(self, answer: Answer) -> None:
        if not isinstance(answer, str) and sorted(answer) == sorted(self._said):
            self._order = list(answer)
            self._show()

    def lock(self, on: bool) -> None:
        self._locked = on
        self._show()

    def _swap(self) -> None:
        here, there = self.sender().property("places")
        self._order[here], self._order[there] = self._order[there], self._order[here]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for place, (words, up, down) in enumerate(self.lines):
            words.say(self._said[self._order[place]])
            up.setEnabled(not self._locked and place > 0)
            down.setEnabled(not self._locked and place < len(self.lines) - 1)
            name = self._said[self._order[place]]
            up.setAccessibleName(f"{tr('Move up')}: {name}")
            down.setAccessibleName(f"{tr('Move down')}: {name}")


def _verdict(ok: bool, left: int | None) -> str:
    if ok:
        return tr("Right.")
    if left is None:
        return tr("Not yet.")
    return tr("Not yet. Tries left: {count}", count=left) if left else tr("Not right, and no try is left.")


def question_view(question: Question, seed: int, theme: Theme) -> QuestionView:
    """What a question of this kind is answered in."""
    match question:
        case Choice():
            return ChoiceView(question, seed, theme)
        case Order():
            return OrderView(question, seed, theme)
        case Number():
            return NumberView(question, theme)
    raise TypeError(f"no view for {type(question).__name__}")
