"""Work that is done one piece a turn of the event loop: the window answers between two pieces."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Turns(QObject):
    """Goes on with one generator at a time, each `yield` of which ends a turn. done: it came to its end.

    An error in it ends it as well, and is the window's, as that of any slot.
    """

    done = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._work: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def begin(self, work: Iterator[None]) -> None:
        """Do this, from the next turn on, and nothing more of what was being done."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Leave what is left."""
        self.begin(iter(()))
        self._timer.stop()

    def _go_on(self) -> None:
        work = self._work
        try:
            ended = next(work, self) is self
        except BaseException:
            self.stop()
            raise
        if ended and work is self._work:
            self.stop()
            self.done.emit()
