"""Steps along the most negative curvature of a run, which can be taken back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from dllab.gui.document.document import Document
from dllab.gui.kit.answers import Answers
from dllab.gui.kit.background import Failure
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pins
from dllab.messages import UserError, text
from dllab.training.session import Session
from dllab.training.snapshot import Snapshot


class Escapes(QObject):
    """Has the run that goes on take one, with the run so far pinned beside it. said: why it could not."""

    said = Signal(object)  # words, in whatever language the window has

    def __init__(self, session: Session, pins: Pins, document: Document, parent: QObject):
        super().__init__(parent)
        self._session, self._pins, self._document = session, pins, document
        self._answers = Answers(self)

    def start(self, snapshot: Snapshot) -> None:
        """Take one from where the run stands; nothing is pinned where there is no way down."""
        future = self._session.escape()
        self._answers.wait(future, lambda step: self._keep(snapshot, step), self._say, _no_run)

    def _keep(self, snapshot: Snapshot, step: int) -> None:
        stack = self._document.undo_stack
        stack.beginMacro("")
        if snapshot.step == snapshot.whole.step:  # else it branches, and what it leaves is pinned as of any branch
            self._pins.add(snapshot.whole)
        stack.push(EscapeCommand(self._session, step))
        stack.endMacro()

    def _say(self, failure: Failure) -> None:
        self.said.emit(failure.words)


class EscapeCommand(QUndoCommand):
    """A step along the curvature, taken already when it is pushed."""

    def __init__(self, session: Session, step: int):
        super().__init__()
        self._session, self._step, self._done = session, step, True

    def undo(self) -> None:
        self._done = False
        self._session.take_back(self._step)

    def redo(self) -> None:
        if not self._done:
            self._session.escape(self._step)
        self._done = True

    def words(self) -> str:
        """What it did."""
        return tr("a step along the most negative direction")


def _no_run() -> UserError:
    return UserError(text("there is no run to take a step with"))
