"""A line of text that stands for a value."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dllab.gui.forms.outline import draw_problem_outline
from dllab.gui.forms.typed import Typing
from dllab.messages import UserError


class TextEdit(QLineEdit):
    """Edits whatever `read` makes of the text (raising UserError) and `show` writes. Space is text here."""

    edited = Signal()
    problem_changed = Signal()

    def __init__(self, read: Callable[[str], Any], show: Callable[[Any], str], parent: QWidget | None = None):
        super().__init__(parent)
        self.typing = Typing(self, read, show)
        self.typing.edited.connect(self.edited)
        self.typing.problem_changed.connect(self.problem_changed)
        self.typing.problem_changed.connect(self.update)

    @property
    def value(self) -> Any:
        """The last good value."""
        return self.typing.value

    def set_value(self, value: Any) -> None:
        """Show a value without emitting."""
        self.typing.set_value(value)
        self.setCursorPosition(0)  # of a long one the beginning is read first

    @property
    def problem(self) -> UserError | None:
        """What is wrong with what was typed."""
        return self.typing.problem

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()  # the window's undo takes back the whole edit
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.typing.handles(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.problem:
            draw_problem_outline(self)
