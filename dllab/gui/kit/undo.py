"""How far back everything can be undone."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

STEPS = 200  # each may hold a run, or the settings of a page


class UndoStack(QUndoStack):
    """A stack of commands that lets go of the oldest."""

    def __init__(self, parent: QObject):
        super().__init__(parent, undoLimit=STEPS)
