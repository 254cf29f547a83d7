"""Keeps what is being done on the disk, so that a crash loses no more than the last seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from dllab.gui.document.document import Document, DocumentState
from dllab.gui.document.recovery.folder import Held, SessionFolder
from dllab.gui.document.recovery.lost import RecoveredSession
from dllab.gui.kit.background import Background, Failure
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.training.outcomes import Failed, Outcome, Preparing, Running
from dllab.training.run_state import RunState
from dllab.training.session import Session
from dllab.training.snapshot import Course, Snapshot

INSPECTOR = "autosave"
EXPERIMENT_MS = 2000  # after a change
RUN_MS = 20_000
SHARE = 0.05  # of the time, at most, is spent on writing


class Autosave(QObject):
    """Writes the experiment soon after a change, the run now and then and whenever it comes to rest, pins at once.

    A thread does the writing; the newest is written, however much went by meanwhile. While time is dragged back in a
    run its newest state stays on the disk. `failed` carries the words of an error and its details, once until a write
    succeeds again.
    """

    failed = Signal(object, str)

    def __init__(
        self,
        folder: Path,
        document: Document,
        session: Session,
        poller: Poller,
        pins: Pins,
        parent: QObject,
    ):
        super().__init__(parent)
        self.folder = SessionFolder(folder)
        self._document, self._session, self._poller, self._pins = document, session, poller, pins
        self._course: Course | None = None
        self._state: RunState | None = None
        self._restoring: tuple[RecoveredSession, ...] = ()
        self._showing: RecoveredSession | None = None  # of which only a part is in the window yet
        self._looking = False  # for the run's state
        self._held: DocumentState | None = None  # what is written whatever the window shows
        self._failing = False
        self._writer: Background[Held, Path] = Background(self.folder.save, self, seconds=0.0, share=SHARE)
        self._writer.answered.connect(self._tell_success)
        self._writer.failed.connect(self._tell_failure)
        self._soon = QTimer(self, interval=EXPERIMENT_MS, singleShot=True)
        self._soon.timeout.connect(self.save)
        self._now_and_then = QTimer(self, interval=RUN_MS)
        self._now_and_then.timeout.connect(self._save_now_and_then)
        self._now_and_then.start()
        document.changed.connect(self._save_soon)
        pins.changed.connect(self.save)
        poller.snapshot_taken.connect(self._take_state)

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._looking or self._soon.isActive() or self._writer.busy

    def save(self) -> None:
        """Have everything written as it is known now."""
        document, course = self._held or self._document.state, self._course
        back = tuple(found for found in self._restoring if found is not self._showing and found.is_back(course))
        to_come = tuple(found for found in self._restoring if found not in back)
        self._writer.ask(
            Held(
                document.experiment, document.path, document.modified, course, self._state, self._pins.pins,
                replaces=back, restoring=to_come,
            )
        )  # fmt: skip

    def hold(self, on: bool) -> None:
        """Keep on the disk what is there now, whatever the window shows until it is let go: a lecture's scenes."""
        self._held = self._document.state if on else None

    @contextmanager
    def restoring(self, found: RecoveredSession) -> Iterator[None]:
        """While the body puts into the window what was lost.

        What was lost stays where it is until all of it is back and written; a run that does not come back, or an error
        in the body, leaves it to the next start.
        """
        self._restoring, self._showing = (*self._restoring, found), found
        yield
        self._showing = None
        self.save()

    def save_run(self) -> None:
        """Have the run written as well, with its state."""
        self._looking = True
        self._session.inspect(INSPECTOR, True)

    def close(self) -> None:
        """Remove everything: the window is being closed, and nothing is lost by it.

        What was to be restored and is not yet written stays.
        """
        self._soon.stop()
        self._now_and_then.stop()
        self._writer.drop()
        self.folder.close()
        for found in self._restoring:
            found.claim.release()

    def _save_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _save_now_and_then(self) -> None:
        snapshot = self._poller.snapshot
        if snapshot is not None and self._is_new(snapshot):
            self.save_run()
        else:
            self.save()  # what was removed from the disk meanwhile

    def _is_new(self, snapshot: Snapshot) -> bool:
        known, whole = self._course, snapshot.whole
        dragged_back = snapshot.step < whole.step
        return (
            self._held is None
            and not dragged_back
            and (
                known is None or (known.run, known.step, known.experiment) != (whole.run, whole.step, whole.experiment)
            )
        )

    def _take_state(self, snapshot: Snapshot) -> None:
        """Write the run with its state, once a snapshot brings it; ask for it where the run came to rest.

        Rest is read from the snapshot: between two polls a run may train and rest again, and no outcome has changed.
        """
        inspection = snapshot.inspection
        if not self._looking:
            if _is_at_rest(snapshot.outcome) and self._is_new(snapshot):
                self.save_run()
            return
        if inspection is None:
            return
        if inspection.step != snapshot.step and not isinstance(snapshot.outcome, Running):
            return  # at rest the state that belongs to it is about to come
        self._looking = False
        self._session.inspect(INSPECTOR, False)
        if self._is_new(snapshot):
            self._course, self._state = snapshot.whole, inspection.run_state
            self.save()

    def _tell_success(self, held: Held, _: Path) -> None:
        self._failing = False
        self._restoring = tuple(found for found in self._restoring if found not in held.replaces)

    def _tell_failure(self, held: Held, failure: Failure) -> None:
        if not self._failing:
            self.failed.emit(partial(_words, failure), failure.details)
        self._failing = True


def _is_at_rest(outcome: Outcome) -> bool:
    return not isinstance(outcome, Preparing | Running | Failed)


def _words(failure: Failure) -> str:
    return tr("What you do cannot be kept for the case of a crash; the lab goes on. {reason}", reason=failure.words())
