"""Going from one scene to another, into a lecture or out of it, as something that can be undone."""

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtGui import QUndoCommand

from dllab.gui.kit.language import tr
from dllab.gui.lectures.stand import Stand


class Turn(QUndoCommand):
    """Nothing is lost by it: every scene is found as it was left.

    `put` is a method, and is known weakly: a stack keeps what it holds from Python's collector.
    """

    def __init__(self, put: Callable[[Stand], None], before: Stand, after: Stand):
        super().__init__()
        self._put, self._before, self._after = WeakMethod(put), before, after

    def undo(self) -> None:
        self._go(self._before)

    def redo(self) -> None:
        self._go(self._after)

    def words(self) -> str:
        """What it did."""
        if self._after.showing is None:
            return tr("the lecture's end")
        if self._before.showing is self._after.showing and self._before.number == self._after.number:
            return tr("back to the scene")
        return tr("scene {number}", number=self._after.number + 1)

    def _go(self, stand: Stand) -> None:
        put = self._put()
        if put is not None:
            put(stand)
