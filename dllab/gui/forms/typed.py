"""Typing into a line: what is valid takes effect after a pause, what is not changes nothing and is marked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from dllab.messages import UserError

PAUSE_MS = 1000  # long enough to think of the next digit: half a number is not meant


class Typing(QObject):
    """The value of a line edit, its last good one, and what is wrong with what stands there now.

    `read` turns text into a value or raises UserError; `show` writes a value. `edited` is emitted when a person
    changed the value, `problem_changed` when what is wrong changed.
    """

    edited = Signal()
    problem_changed = Signal()

    def __init__(self, line: QLineEdit, read: Callable[[str], Any], show: Callable[[Any], str]):
        super().__init__(line)
        self._line, self._read, self._show = line, read, show
        self._value: Any = None
        self.problem: UserError | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.take)
        line.setAcceptDrops(False)  # a file is for the window, not its address for the line
        line.textEdited.connect(self._wait)
        line.editingFinished.connect(self.commit)

    @property
    def value(self) -> Any:
        """The last good value."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value; nothing is emitted, and what was typed is dropped."""
        self._value = value
        self.restore()

    def take(self) -> None:
        """Read what stands there: a good value takes effect, a bad one is marked."""
        self._pause.stop()
        typed = self._line.text()
        try:  # a value may be written in short: what stands as it was written is still that value
            value = self._value if typed == self._show(self._value) else self._read(typed)
        except UserError as problem:
            problem.__traceback__ = problem.__context__ = None  # or it keeps every frame that led here alive
            self._set_problem(problem)
            return
        self._set_problem(None)
        if value != self._value:
            self._value = value
            self.edited.emit()

    def commit(self) -> None:
        """Take what stands there, and write it as the lab does; a bad text stays for correction."""
        self.take()
        if self.problem is None:
            self._write()

    def restore(self) -> None:
        """Back to the last good value."""
        self._pause.stop()
        self._write()
        self._set_problem(None)

    def handles(self, event: QKeyEvent) -> bool:
        """Enter commits; Esc restores where there is something to restore."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self._line.selectAll()
            return True
        if event.key() == Qt.Key.Key_Escape and self._line.text() != self._show(self._value):
            self.restore()
            return True
        return False

    def _wait(self) -> None:
        self._pause.start()

    def _write(self) -> None:
        written = self._show(self._value)
        if self._line.text() != written:
            self._line.setText(written)

    def _set_problem(self, problem: UserError | None) -> None:
        if str(problem) != str(self.problem):
            self.problem = problem
            self.problem_changed.emit()
