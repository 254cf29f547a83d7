"""Runs under equal conditions: the one that was, set aside, and the changed one beside it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from dllab.diagnostics.finding import Remedy
from dllab.experiment import Experiment
from dllab.gui.document.document import Document
from dllab.gui.document.escapes import Escapes
from dllab.gui.forms.short_names import short_names
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin, Pins, drawn_beside
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.readable import word
from dllab.messages import text
from dllab.numerals import count
from dllab.training.outcomes import Diverged
from dllab.training.session import Session
from dllab.training.snapshot import Course, Replaced, Snapshot


class Comparison(QObject):
    """Pins runs and starts changed ones.

    A changed run has the same data and the same seed: its layers draw from streams of their own, so that every layer
    whose shape and initializer are unchanged begins with the same weights, and batches come in the same order. It
    takes as many steps as the pinned one, or, where that one diverged, goes on until it is paused: the few steps of
    such a run show nothing of a cure. can_bring_back: whether there is a run whose place another has taken. said: that
    there is one now.
    """

    can_bring_back = Signal(bool)
    said = Signal(object)  # words, in whatever language the window has

    def __init__(self, session: Session, pins: Pins, document: Document, poller: Poller, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._pins = pins
        self._document = document
        self._poller = poller
        self._parent_run: Course | None = None
        self._replaced: Replaced | None = None
        self._current: Experiment | None = None
        self._escapes = Escapes(session, pins, document, self)
        self._escapes.said.connect(self.said)
        poller.snapshot_taken.connect(self._pin_parent)
        poller.snapshot_taken.connect(self._tell_replaced)
        poller.snapshot_taken.connect(self._notice_edit)
        pins.changed.connect(self.call_pins)

    def pin(self) -> None:
        """Set the current run aside as it is now."""
        if self._poller.snapshot:
            self._pins.add(self._poller.snapshot.whole, by_hand=True)

    def try_remedy(self, remedy: Remedy) -> None:
        """Pin the current run and run the remedy's experiment for as many steps, or after a divergence on.

        A remedy that escapes has the run itself go on, from a place further down.
        """
        snapshot = self._poller.snapshot
        if snapshot is not None and remedy.escapes:
            self._escapes.start(snapshot)
        elif snapshot is not None:
            steps = 0 if isinstance(self._poller.outcome, Diverged) else snapshot.whole.step
            self._exchange(snapshot, remedy.experiment, steps)

    def run_instead(self, experiment: Experiment, steps: int) -> None:
        """Pin the current run and run another experiment for so many steps."""
        snapshot = self._poller.snapshot
        if snapshot is not None:
            self._exchange(snapshot, experiment, steps)

    def edit_from(self, pin: Pin) -> None:
        """Repeat a pinned run, which comes out the same, to edit its experiment and go on from there.

        The run that is left is pinned, unless its experiment is the same.
        """
        self.run_instead(pin.course.experiment, pin.course.step)

    def bring_back(self) -> None:
        """Go on with the run that was replaced last, where it stood; done twice, the two have taken turns."""
        replaced, snapshot = self._session.replaced, self._poller.snapshot
        if replaced is not None and snapshot is not None:
            self._session.return_to(replaced.experiment)
            self._document.replace(snapshot.whole.experiment, replaced.experiment, self._session.return_to)

    def call_pins(self) -> None:
        """Call every pin that is drawn by what tells it from the others and from the run that goes on.

        Like most of them, and where it is not drawn, it is called by its experiment's name.
        """
        drawn = drawn_beside(self._pins.pins, self._poller.snapshot)
        experiments = [pin.course.experiment for pin in drawn] + ([self._current] if self._current else [])
        names = dict(zip(drawn, short_names(experiments), strict=False))
        self._pins.call({pin.number: names.get(pin) or word(pin.course.experiment.name) for pin in self._pins.pins})

    def _notice_edit(self, snapshot: Snapshot) -> None:
        if snapshot.experiment is not self._current:
            self._current = snapshot.experiment
            self.call_pins()

    def _exchange(self, snapshot: Snapshot, experiment: Experiment, steps: int) -> None:
        """Pin the current run and run another one for so many steps, or, for 0, until it is paused: undone as one."""
        stack = self._document.undo_stack
        stack.beginMacro("")
        if snapshot.whole.step > 0 and snapshot.whole.experiment != experiment:
            self._pins.add(snapshot.whole)
        self._session.restart(experiment)  # first, so that nothing of it is taken over by the run that ends
        self._document.replace(snapshot.whole.experiment, experiment, self._session.return_to)
        stack.endMacro()
        self._session.step(steps) if steps else self._session.run()

    def _pin_parent(self, snapshot: Snapshot) -> None:
        """Pin the run that the current one branched from, once."""
        if snapshot.parent is not None and snapshot.parent is not self._parent_run:
            self._pins.add(snapshot.parent, undoable=False)
        self._parent_run = snapshot.parent

    def _tell_replaced(self) -> None:
        replaced = self._session.replaced
        if replaced is not None and replaced is not self._replaced:
            self._replaced = replaced
            self.can_bring_back.emit(True)
            words = text("The run before, of {count} steps, is kept: Run ▸ Bring back")
            self.said.emit(partial(tr, words, count=count(replaced.step)))
