"""What another thread was asked for, taken by the window's own once it is there."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer

from dllab.gui.kit.background import Failure
from dllab.messages import UserError

POLL_MS = 16

Take = Callable[[Any], None]
Fail = Callable[[Failure], None]


class Answers(QObject):
    """Waits for futures, whose callbacks would run in the thread that works."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._asked: list[tuple[Future[Any], Take, Fail, Callable[[], UserError]]] = []
        self._look = QTimer(self, interval=POLL_MS)
        self._look.timeout.connect(self._take)

    def wait(self, future: Future[Any], take: Take, fail: Fail, cancelled: Callable[[], UserError]) -> None:
        """Call `take` with the result, or `fail` with what went wrong; `cancelled` says what being cancelled means."""
        self._asked.append((future, take, fail, cancelled))
        self._look.start()

    def _take(self) -> None:
        for asked in [asked for asked in self._asked if asked[0].done()]:
            self._asked.remove(asked)
            future, take, fail, cancelled = asked
            problem = cancelled() if future.cancelled() else future.exception()
            if problem is None:
                take(future.result())
            else:
                fail(Failure.of(problem))
        if not self._asked:
            self._look.stop()
