"""Undo and Redo, which say what they would take back."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoGroup
from shiboken6 import isValid

from dllab.gui.shell.actions import Actions


class UndoActions(QObject):
    """Joins the two actions to the active stack; a command says in `words()`, where it has them, what it did."""

    def __init__(self, commands: Actions, stacks: QUndoGroup, parent: QObject):
        super().__init__(parent)
        self._commands, self._stacks = commands, stacks
        for name, slot, able in (
            ("undo", stacks.undo, stacks.canUndoChanged),
            ("redo", stacks.redo, stacks.canRedoChanged),
        ):
            commands[name].triggered.connect(slot)
            commands[name].setEnabled(False)
            able.connect(commands[name].setEnabled)
        stacks.indexChanged.connect(self._tell)
        stacks.activeStackChanged.connect(self._tell)

    def _tell(self) -> None:
        stack = self._stacks.activeStack() if isValid(self._stacks) else None
        if stack is None or not isValid(stack):  # it empties itself when it is destroyed
            return
        at = stack.index()
        for name, index in (("undo", at - 1), ("redo", at)):
            self._commands.tell(name, getattr(stack.command(index), "words", None))
