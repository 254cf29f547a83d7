"""What a thread was asked for and has not done yet. Whatever becomes of the thread, nobody waits for ever."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, NamedTuple

from dllab.messages import UserError, text


class Closed(UserError):
    """What was asked for comes no more: whoever was to do it is being closed."""

    def __init__(self) -> None:
        super().__init__(text("what was to do it has been closed"))


class _Command(NamedTuple):
    """work: what to do, which answers `future`, if somebody waits."""

    work: Callable[[], None]
    future: "Future[Any] | None"


class Commands:
    """A queue from any threads into one. Every future that is put in is answered: by its work, or with Closed."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._waiting: queue.SimpleQueue[_Command] = queue.SimpleQueue()
        self.closed = False

    def put(self, work: Callable[[], None], future: "Future[Any] | None" = None) -> None:
        """Have `work` done in its turn; it answers `future`. Returns at once."""
        command = _Command(work, future)
        with self._turn:  # nothing comes in behind what `close` has taken out
            if not self.closed:
                self._waiting.put(command)
                return
        _refuse(command)

    def do_next(self, seconds: float | None) -> None:
        """Do what comes next, once it is there; raises queue.Empty where nothing comes within so many seconds."""
        command = self._waiting.get(seconds is None or seconds > 0, seconds)
        if self.closed:
            _refuse(command)
        else:
            command.work()

    def close(self) -> None:
        """Refuse all that waits and all that comes; whoever waits for the next waits no more."""
        left: list[_Command] = []
        with self._turn, suppress(queue.Empty):
            self.closed = True
            while True:
                left.append(self._waiting.get_nowait())
        self._waiting.put(_Command(lambda: None, None))
        for command in left:
            _refuse(command)


def _refuse(command: _Command) -> None:
    if command.future is not None and command.future.set_running_or_notify_cancel():
        command.future.set_exception(Closed())
