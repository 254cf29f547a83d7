"""A thread that helps whatever team its mailbox names. It computes without Python's lock, and sleeps without it too."""

import ctypes
import sys
import threading
from typing import Any

from dllab.engine.kernels import team
from dllab.engine.kernels.gemm import PACKED
from dllab.engine.network import aligned_words, aligned_zeros

LEAVE_SECONDS = 0.5  # that one is waited for at the end


class CannotStart(Exception):
    """The system has no room for another thread."""


class Helper:
    """box: the mailbox, as `team` describes it."""

    def __init__(self) -> None:
        self.box, self._room = aligned_words(team.BOX_WORDS), aligned_zeros(PACKED)
        python = ctypes.pythonapi
        python.PyThread_allocate_lock.restype = ctypes.c_void_p
        lock = python.PyThread_allocate_lock()
        if not lock:
            raise CannotStart
        self.box[team.LOCK], self.box[team.ROOM] = lock, self._room.ctypes.data
        self.box[team.TAKE] = _address(python.PyThread_acquire_lock)
        self.box[team.RELEASE] = _address(python.PyThread_release_lock)
        self.box[team.GIVE_WAY] = _address(_giving_way())
        python.PyThread_acquire_lock(ctypes.c_void_p(lock), 1)  # so that the helper's own taking waits for its release
        self._thread = threading.Thread(target=self._serve, name="helper", daemon=True)
        try:
            self._thread.start()
        except RuntimeError:
            python.PyThread_free_lock(ctypes.c_void_p(lock))
            raise CannotStart from None

    def dismiss(self) -> None:
        """Have the thread end, or go without where it is at work for long."""
        team.dismiss(self.box.ctypes.data)

    def join(self) -> None:
        """Wait for the end of a thread that was dismissed."""
        self._thread.join(LEAVE_SECONDS)
        if not self._thread.is_alive():
            ctypes.pythonapi.PyThread_free_lock(ctypes.c_void_p(int(self.box[team.LOCK])))

    def _serve(self) -> None:
        """A method, so that the thread keeps what the mailbox points to."""
        team.serve(self.box.ctypes.data)


def _giving_way() -> Any:
    """The system's function that lets another thread have the core."""
    if sys.platform == "win32":
        return ctypes.windll.kernel32.SwitchToThread
    return ctypes.CDLL(None).sched_yield


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0
