"""Runs under equal conditions: the one that was, set aside, and the changed one beside it."""

from PySide6.QtCore import QObject

from dllab.diagnostics.finding import Remedy
from dllab.experiment import Experiment
from dllab.gui.document.document import Document
from dllab.gui.document.undo import COMPARISON
from dllab.gui.kit.pins import Pin, Pins
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.readable import word
from dllab.training.session import Session
from dllab.training.snapshot import Course, Snapshot


class Comparison(QObject):
    """Pins runs and starts changed ones.

    A changed run has the same data and the same seed: its layers draw from streams of their own, so that every layer
    whose shape and initializer are unchanged begins with the same weights, and batches come in the same order. It
    takes as many steps as the pinned one.
    """

    def __init__(self, session: Session, pins: Pins, document: Document, poller: Poller, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._pins = pins
        self._document = document
        self._poller = poller
        self._parent_run: Course | None = None
        poller.snapshot_taken.connect(self._pin_parent)

    def pin(self) -> None:
        """Set the current run aside as it is now."""
        if self._poller.snapshot:
            self._pin(self._poller.snapshot.whole)

    def try_remedy(self, remedy: Remedy) -> None:
        """Pin the current run and run the remedy's experiment for as many steps."""
        snapshot = self._poller.snapshot
        if snapshot is not None:
            if snapshot.whole.step > 0:
                self._pin(snapshot.whole)
            self._run(remedy.experiment, snapshot.whole.step)

    def keep(self, pin: Pin) -> None:
        """Go back to a pinned run's experiment and repeat it: it comes out the same, and can go on."""
        self._pins.remove(pin)
        self._run(pin.course.experiment, pin.course.step)

    def _pin(self, course: Course) -> None:
        self._pins.add(course, word(course.experiment.name))

    def _run(self, experiment: Experiment, steps: int) -> None:
        self._session.restart(experiment)  # first, so that nothing of it is taken over by the run that ends
        self._document.change(COMPARISON, experiment)
        self._session.step(steps) if steps else self._session.run()

    def _pin_parent(self, snapshot: Snapshot) -> None:
        """Pin the run that the current one branched from, once."""
        if snapshot.parent is not None and snapshot.parent is not self._parent_run:
            self._pin(snapshot.parent)
        self._parent_run = snapshot.parent
