"""Steps along the most negative curvature of a run, which can be taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

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
        stack.push(EscapeCommand(self._ask, step))
        stack.endMacro()

    def _ask(self, command: "EscapeCommand", taken: bool) -> None:
        """Have the run take the command's step, or take it back."""
        session, step = self._session, command.step
        future = session.escape(step) if taken else session.take_back(step)
        self._answers.wait(future, lambda step: command.settle(taken), partial(self._refuse, command), _no_run)

    def _refuse(self, command: "EscapeCommand", failure: Failure) -> None:
        """Say it, and have the stack stand as the run does."""
        command.stay()
        stack = self._document.undo_stack
        place = _place(stack, command)
        if place is not None and command.taken != (place < stack.index()):
            stack.setIndex(place + 1 if command.taken else place)
        self._say(failure)

    def _say(self, failure: Failure) -> None:
        self.said.emit(failure.words)


class EscapeCommand(QUndoCommand):
    """A step along the curvature, taken already when it is pushed. taken: whether the run has it.

    `ask` is called with the command and whether the step is to be taken or taken back, and has it settled later.
    """

    def __init__(self, ask: Callable[["EscapeCommand", bool], None], step: int):
        super().__init__()
        self.step, self.taken = step, True
        self._ask, self._wanted, self._asked = ask, True, False

    def undo(self) -> None:
        self._wanted = False
        self._ask_if_due()

    def redo(self) -> None:
        self._wanted = True
        self._ask_if_due()

    def settle(self, taken: bool) -> None:
        """The run has it now, or has it not; what was wanted meanwhile is asked for."""
        self.taken, self._asked = taken, False
        self._ask_if_due()

    def stay(self) -> None:
        """The run has refused: it has it, or has it not, as before."""
        self._asked = False

    def words(self) -> str:
        """What it did."""
        return tr("a step along the most negative direction")

    def _ask_if_due(self) -> None:
        if not self._asked and self._wanted != self.taken:
            self._asked = True
            self._ask(self, self._wanted)


def _place(stack: QUndoStack, command: QUndoCommand) -> int | None:
    """Where in the stack the macro lies that holds a command; None where it is gone."""
    for place in range(stack.count()):
        macro = stack.command(place)
        if any(macro.child(part) is command for part in range(macro.childCount())):
            return place
    return None


def _no_run() -> UserError:
    return UserError(text("there is no run to take a step with"))
