"""The processor's cores, shared out among the runs of this process: helpers for the wide layers of each.

Every run has a thread of its own, and the cores that are left help. Who helps whom is settled anew for every stretch of
steps; it changes how long they take, and nothing else.
"""

import atexit
import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from dllab.engine.engine import Engine
from dllab.engine.kernels import team
from dllab.engine.kernels.gemm import PACKED
from dllab.engine.network import aligned_zeros

LINGER = 0.1  # seconds after a stretch of steps in which its run still counts: its next one is about to come
LEAVE_SECONDS = 0.5  # that a helper is waited for at the end


def available() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Cores:
    """Helpers, who are started when they are first wanted and sleep while they are not."""

    def __init__(self) -> None:
        self._limit = available()
        self._turn = threading.Lock()
        self._all: list[_Helper] = []
        self._idle: list[_Helper] = []
        self._seen: dict[int, float] = {}  # when each run was last at work; infinite while it is
        os_fork = getattr(os, "register_at_fork", None)
        if os_fork is not None:
            os_fork(after_in_child=self._forget)
        atexit.register(self._leave)

    @property
    def limit(self) -> int:
        """Threads that all runs together may use; a run beyond that many has one all the same, and no helper."""
        return self._limit

    @limit.setter
    def limit(self, threads: int) -> None:
        self._limit = max(1, threads)

    @property
    def in_use(self) -> int:
        """Threads that train now, or did a moment ago."""
        with self._turn:
            return self._runs() + len(self._all) - len(self._idle)

    @contextmanager
    def helping(self, engine: Engine) -> Iterator[None]:
        """Meanwhile the engine has the helpers that it has use for and that are free."""
        helpers = self._take(engine)
        try:
            with engine.helped(_team(helpers) if helpers else None):
                yield
        finally:
            with self._turn:
                self._idle += helpers
                self._seen[id(engine)] = time.monotonic()

    def _take(self, engine: Engine) -> "list[_Helper]":
        with self._turn:
            self._seen[id(engine)] = np.inf
            runs, helping = self._runs(), len(self._all) - len(self._idle)
            count = min(self._limit // runs - 1, self._limit - runs - helping, team.MOST_HELPERS)
            if count < 1 or not engine.is_wide:
                return []
            while len(self._idle) < count:
                helper = _Helper(len(self._all) + 1)
                self._all.append(helper)
                self._idle.append(helper)
            return [self._idle.pop() for _ in range(count)]

    def _runs(self) -> int:
        """How many runs are at work, or were a moment ago."""
        since = time.monotonic() - LINGER
        self._seen = {run: last for run, last in self._seen.items() if last > since}
        return len(self._seen)

    def _forget(self) -> None:
        """In a forked process, which has none of the threads."""
        self._turn = threading.Lock()
        self._all, self._idle, self._seen = [], [], {}

    def _leave(self) -> None:
        for helper in self._all:
            helper.leave()


class _Helper:
    """A thread that serves whatever team its mailbox names."""

    def __init__(self, number: int):
        self.box, self._room = _words(team.BOX_WORDS), aligned_zeros(PACKED)
        python = ctypes.pythonapi
        python.PyThread_allocate_lock.restype = ctypes.c_void_p
        lock = python.PyThread_allocate_lock()
        self.box[team.LOCK], self.box[team.ROOM] = lock, self._room.ctypes.data
        self.box[team.TAKE] = _address(python.PyThread_acquire_lock)
        self.box[team.RELEASE] = _address(python.PyThread_release_lock)
        self.box[team.GIVE_WAY] = _address(_giving_way())
        python.PyThread_acquire_lock(ctypes.c_void_p(lock), 1)  # so that the helper's own taking waits for its release
        self._thread = threading.Thread(target=team.serve, args=(self.box.ctypes.data,), daemon=True)
        self._thread.name = f"helper {number}"
        self._thread.start()

    def leave(self) -> None:
        """End the thread, or go without where it is at work for long."""
        if team.dismiss(self.box.ctypes.data):
            self._thread.join(LEAVE_SECONDS)


def _team(helpers: list[_Helper]) -> NDArray[np.int64]:
    """A team's words, with nothing to do yet."""
    words = _words(team.TEAM_WORDS)
    words[team.HELPERS] = len(helpers)
    for number, helper in enumerate(helpers):
        words[team.BOXES + number] = helper.box.ctypes.data
        helper.box[team.TEAM] = words.ctypes.data
    return words


def _words(count: int) -> NDArray[np.int64]:
    """int64[count] of zeros that begins where no other data's cache line does."""
    return aligned_zeros(2 * count + 64)[: 2 * count].view(np.int64)


def _giving_way() -> "ctypes._NamedFuncPointer":
    """The system's function that lets another thread have the core."""
    if sys.platform == "win32":
        return ctypes.windll.kernel32.SwitchToThread
    return ctypes.CDLL(None).sched_yield


def _address(function: "ctypes._NamedFuncPointer") -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


CORES = Cores()
