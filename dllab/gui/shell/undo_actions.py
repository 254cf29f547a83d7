"""Undo and Redo, which say what they would take back."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from dllab.gui.shell.actions import Actions


class UndoActions(QObject):
    """Joins the two actions to the stack; a command says in `words()`, where it has them, what it did."""

    def __init__(self, commands: Actions, stack: QUndoStack, parent: QObject):
        super().__init__(parent)
        self._commands, self._stack = commands, stack
        for name, slot, able in (
            ("undo", stack.undo, stack.canUndoChanged),
            ("redo", stack.redo, stack.canRedoChanged),
        ):
            commands[name].triggered.connect(slot)
            commands[name].setEnabled(False)
            able.connect(commands[name].setEnabled)
        stack.indexChanged.connect(self._tell)

    def _tell(self) -> None:
        if not isValid(self._stack):  # it empties itself when it is destroyed
            return
        at = self._stack.index()
        for name, index in (("undo", at - 1), ("redo", at)):
            self._commands.tell(name, getattr(self._stack.command(index), "words", None))
