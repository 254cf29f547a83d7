"""What can be undone: an edit, another experiment in place of one, and another run in place of one."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

from dllab.experiment import Experiment
from dllab.gui.forms.differences import differences
from dllab.gui.kit.language import tr

STROKE_BY_STROKE = ("dataset.points",)  # each edit of these is undone by itself


State = TypeVar("State")


class Opening(QUndoCommand, Generic[State]):
    """Another experiment in place of one that may have been edited: to take it back loses nothing."""

    def __init__(self, put: Callable[[State], None], before: State, after: State):
        super().__init__()
        self._put, self._before, self._after = put, before, after

    def undo(self) -> None:
        self._put(self._before)

    def redo(self) -> None:
        self._put(self._after)

    def words(self) -> str:
        """What it did."""
        return tr("another experiment")


class UndoableEdit(QUndoCommand):
    """From one experiment to the next by changing `key`; edits of the same key that follow each other are one."""

    ID = 1

    def __init__(self, key: str, before: Experiment, after: Experiment, show: Callable[[Experiment], None]):
        super().__init__()
        self._key, self._before, self._after, self._show = key, before, after, show
        self._done = True  # the form shows it already when the edit is pushed

    def id(self) -> int:
        return self.ID

    def undo(self) -> None:
        self._done = False
        self._show(self._before)

    def redo(self) -> None:
        if not self._done:
            self._show(self._after)
        self._done = True

    @property
    def _stands_alone(self) -> bool:
        """Whether it is undone by itself: a stroke, or a convolution more or less."""
        before, after = (len(each.network.convolutions) for each in (self._before, self._after))
        return self._key in STROKE_BY_STROKE or before != after

    def words(self) -> str:
        """What it did, in the form's words."""
        found = differences(self._before, self._after)
        if len(found) == 1:
            return found[0].words
        return tr("{count} settings", count=len(found)) if found else tr("Name")

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, UndoableEdit) or other._key != self._key or self._stands_alone or other._stands_alone:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True


class Replacement(UndoableEdit):
    """Another experiment, whose run takes the place of the one that goes on: to take it back brings that run back.

    left: the experiment of the run that is left, without what was edited and waits for a reset.
    """

    ID = -1  # which Qt merges with nothing

    def __init__(
        self,
        before: Experiment,
        after: Experiment,
        left: Experiment,
        show: Callable[[Experiment], None],
        return_to: Callable[[Experiment], None],
    ):
        super().__init__("", before, after, show)
        self._left, self._return_to = left, return_to

    def undo(self) -> None:
        self._return_to(self._left)  # first, so that nothing of it is taken over by the run that is left
        super().undo()

    def redo(self) -> None:
        if not self._done:
            self._return_to(self._after)
        super().redo()
