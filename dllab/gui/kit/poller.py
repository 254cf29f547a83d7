"""The window's clock: looks 60 times a second whether the training thread has something new to show."""

import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dllab.training.outcomes import Outcome
from dllab.training.session import Session
from dllab.training.snapshot import Snapshot

INTERVAL_MS = 16


class Poller(QObject):
    """Passes on what is new of a session and drops what is old: only the latest matters."""

    snapshot_taken = Signal(object)
    outcome_changed = Signal(object)

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._frames: deque[float] = deque(maxlen=1000 // INTERVAL_MS + 2)
        self.snapshot: Snapshot | None = None
        self.outcome: Outcome | None = None
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.poll)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def poll(self) -> None:
        """Take the newest outcome and snapshot; nothing is emitted for what was shown before."""
        outcome = self._session.outcome
        if outcome != self.outcome:
            self.outcome = outcome
            self.outcome_changed.emit(outcome)
        snapshot = self._session.latest()
        if snapshot is not None and self._is_newer(snapshot):
            self.snapshot = snapshot
            self._frames.append(time.perf_counter())
            self.snapshot_taken.emit(snapshot)

    def frames_per_second(self) -> int:
        """How many snapshots were shown within the last second."""
        oldest = time.perf_counter() - 1
        return sum(moment > oldest for moment in self._frames)

    def _is_newer(self, snapshot: Snapshot) -> bool:
        shown = self.snapshot
        return (
            shown is None
            or snapshot.run > shown.run
            or (snapshot.run == shown.run and snapshot.changes > shown.changes)
        )
