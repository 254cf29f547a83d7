"""Ctrl-C in the terminal that the lab was started from."""

import signal
from types import FrameType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget


class Interrupt(QObject):
    """Ctrl-C closes the window as a person would, with the question about changes where there are any.

    A second one, while that question waits for its answer, ends the process: what is not saved is offered at the next
    start. Python is told of signals between two of its own steps; the window's clock takes some 60 times a second.
    """

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self._before = signal.signal(signal.SIGINT, self._close_soon)

    def release(self) -> None:
        """Leave Ctrl-C to whom it was before."""
        signal.signal(signal.SIGINT, self._before)

    def _close_soon(self, number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        QTimer.singleShot(0, self._close)  # not in the middle of whatever is being done

    def _close(self) -> None:
        if not self._window.close():
            signal.signal(signal.SIGINT, self._close_soon)
