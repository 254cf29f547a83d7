"""What can be undone while a lab is made: edits of the same thing in a row are one."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from dllab.labs.draft import Draft


class DraftEdit(QUndoCommand):
    """From one draft to the next by changing what is called `key`."""

    ID = 2

    def __init__(self, key: str, before: Draft, after: Draft, show: Callable[[Draft], None]):
        super().__init__()
        self._key, self._before, self._after, self._show = key, before, after, show

    def id(self) -> int:
        return self.ID if self._key else -1

    def undo(self) -> None:
        self._show(self._before)

    def redo(self) -> None:
        self._show(self._after)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, DraftEdit) or other._key != self._key:
            return False
        self._after = other._after
        return True
