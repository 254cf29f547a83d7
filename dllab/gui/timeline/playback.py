"""Playing a run that was recorded, forward or back, at a speed of one's own."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from dllab.training.snapshot import Snapshot

INTERVAL_MS = 30


class Playback(QObject):
    """Asks for step after step with `sought`, never faster than they are shown. `moved` says that it runs or rests."""

    sought = Signal(object)  # a step may be larger than Qt's int
    moved = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.direction = 0  # −1: back, 1: forward, 0: at rest
        self._speed = 0.0
        self._begun = (0.0, 0)
        self._asked: int | None = None
        self._snapshot: Snapshot | None = None
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._go_on)

    def play(self, direction: int, steps_per_second: float) -> None:
        """Start from where the run stands; forward from the newest step begins at the first, as a film does."""
        if self._snapshot is None or self._snapshot.whole.step == 0:
            return
        at_end = self._snapshot.step == (0 if direction < 0 else self._snapshot.whole.step)
        start = self._snapshot.step if not at_end else (0 if direction > 0 else self._snapshot.whole.step)
        self.direction, self._speed = direction, steps_per_second
        self._begun = time.perf_counter(), start
        self._ask(start)
        self._timer.start()
        self.moved.emit()

    def stop(self) -> None:
        """Rest where it is."""
        if self.direction:
            self.direction = 0
            self._timer.stop()
            self.moved.emit()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Learn what is shown now; another run ends the play."""
        if self._snapshot is not None and snapshot.run != self._snapshot.run:
            self.stop()
        self._snapshot = snapshot

    def _go_on(self) -> None:
        assert self._snapshot is not None
        if self._asked is not None and self._snapshot.step != self._asked:
            return
        moment, start = self._begun
        last = self._snapshot.whole.step
        step = start + self.direction * round(self._speed * (time.perf_counter() - moment))
        self._ask(min(max(step, 0), last))
        if not 0 < step < last and step != start:
            self.stop()

    def _ask(self, step: int) -> None:
        if step != self._asked or self._snapshot is None or self._snapshot.step != step:
            self._asked = step
            self.sought.emit(step)
