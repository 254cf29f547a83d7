"""A line for one number, with arrows that step by what suits the parameter."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

from dllab.catalogue import Parameter
from dllab.gui.forms.numbers import read, shown, stepped
from dllab.gui.forms.outline import draw_problem_outline
from dllab.gui.forms.typed import Typing
from dllab.messages import UserError


class NumberEdit(QAbstractSpinBox):
    """Edits a float or int parameter. Its value may be None, shown as the line's placeholder text.

    Space is no part of a number: it commits what was typed and is left to the window, where it runs and pauses; so are
    letters, but for the e of an exponent after a digit that was typed.
    Undo and redo are left to the window too; Esc takes typing back. A click on the arrows does not keep the focus.
    """

    edited = Signal()
    problem_changed = Signal()

    def __init__(self, parameter: Parameter, parent: QWidget | None = None):
        super().__init__(parent)
        self._parameter = parameter
        line = _Line()
        line.setObjectName("qt_spinbox_lineedit")  # as Qt calls its own, which goes by the name of the box
        self.typing = Typing(line, lambda typed: read(parameter, typed), _shown)
        self.setLineEdit(line)  # which asks for the value
        self.typing.edited.connect(self.edited)
        self.typing.problem_changed.connect(self.problem_changed)
        self.typing.problem_changed.connect(self.update)
        self._focused_by_arrows = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccelerated(True)
        self.set_value(parameter.default)

    @property
    def value(self) -> Any:
        """The last good value."""
        return self.typing.value

    def set_value(self, value: Any) -> None:
        """Show a value without emitting."""
        self.typing.set_value(value)

    @property
    def problem(self) -> UserError | None:
        """What is wrong with what was typed."""
        return self.typing.problem

    def stepBy(self, steps: int) -> None:
        value = before = self.value if self.value is not None else self._parameter.default
        for _ in range(abs(steps)):
            value = stepped(self._parameter, value, steps > 0)
        self.typing.set_value(value)
        if value != before:
            self.edited.emit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        value = self.value if self.value is not None else self._parameter.default
        if stepped(self._parameter, value, True) != value:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if stepped(self._parameter, value, False) != value:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def validate(self, text: str, position: int) -> Any:
        """Let everything be typed: what is wrong is said, not swallowed."""
        return QValidator.State.Acceptable, text, position

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Space:
                self.typing.commit()
                event.ignore()
                return True
            if event.text().isalpha() and not self._continues(event.text()):
                event.ignore()
                return True
        return super().event(event)

    def _continues(self, letter: str) -> bool:
        """Whether somebody is typing a number, in which an exponent may follow: 1e-3."""
        line = self.lineEdit()
        return letter in "eE" and line.isModified() and line.text()[: line.cursorPosition()][-1:].isdigit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif not self.typing.handles(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        at = self.mapFromGlobal(QCursor.pos())
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        self._focused_by_arrows = by_mouse and not self.lineEdit().geometry().contains(at)
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._focused_by_arrows:
            self.clearFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the form

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.problem:
            draw_problem_outline(self)


class _Line(QLineEdit):
    """Takes a number for one word, point, sign and exponent included."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()


def _shown(value: Any) -> str:
    return "" if value is None else shown(value)
