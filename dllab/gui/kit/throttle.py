"""How often something costly happens."""

import time
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTimer

FRAME_SECONDS = 0.016
PATIENCE = 4  # frames that a turn may be late


class Throttle(QTimer):
    """Runs `action` at most `hertz` times a second: the first request at once, the last never too late to be seen.

    Where requests come with every frame, it runs within one of them, so that the window paints once for all that is
    due, and in one in which no other throttle runs, so that no frame takes long. The timer is for the last request.
    """

    newest: ClassVar[float] = 0.0  # when any of them ran last

    def __init__(self, hertz: float, action: Callable[[], None], parent: QObject):
        super().__init__(parent, singleShot=True)
        self.setTimerType(Qt.TimerType.PreciseTimer)  # coarse timers are made to fire together, and frames would jerk
        self.timeout.connect(self.run_now)
        self._seconds = 1 / hertz
        self._due = 0.0
        self._action = action

    def request(self) -> None:
        """Run the action now, or as soon as it may run again."""
        now = time.perf_counter()
        late = (now - self._due) / FRAME_SECONDS
        if late > PATIENCE or (late > -0.5 and now - Throttle.newest > FRAME_SECONDS / 2):
            self.run_now()
        elif not self.isActive():
            self.start(round((max(self._due - now, 0.0) + FRAME_SECONDS) * 1000))

    def run_now(self) -> None:
        """Run the action whatever its turn."""
        self.stop()
        Throttle.newest = time.perf_counter()
        self._due = Throttle.newest + self._seconds
        self._action()
