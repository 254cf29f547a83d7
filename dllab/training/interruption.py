"""The wish to end, by Ctrl-C or by the system, as something to look for between two chunks of steps."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # those that this system has


class Interruption:
    """Inside `with`, signals that would end the process are noted instead, however often they come.

    What the process was told to ignore, as under nohup, it goes on ignoring. Outside the main thread, which alone hears
    signals, nothing changes. number: the first signal that came, or 0.
    """

    def __init__(self) -> None:
        self.number = 0
        self._before: dict[int, Any] = {}

    @property
    def status(self) -> int:
        """The exit status of a process that such a signal has ended; 0 where none came."""
        return 128 + self.number if self.number else 0

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (int(getattr(signal, name)) for name in ENDING if hasattr(signal, name)):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.number = self.number or number
