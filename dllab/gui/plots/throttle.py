"""How often something costly happens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


class Throttle(QTimer):
    """Runs `action` at most `hertz` times a second: the first request at once, the last never too late to be seen."""

    def __init__(self, hertz: float, action: Callable[[], None], parent: QObject):
        super().__init__(parent)
        self.setSingleShot(True)
        self.setTimerType(Qt.TimerType.PreciseTimer)  # coarse timers are made to fire together, and frames would jerk
        self.setInterval(round(1000 / hertz))
        self.timeout.connect(self._cooled_down)
        self._action = action
        self._wanted = False

    def request(self) -> None:
        """Run the action now, or as soon as it may run again."""
        if self.isActive():
            self._wanted = True
        else:
            self.run_now()

    def run_now(self) -> None:
        """Run the action whatever its turn."""
        self._wanted = False
        self.start()
        self._action()

    def _cooled_down(self) -> None:
        if self._wanted:
            self.run_now()
