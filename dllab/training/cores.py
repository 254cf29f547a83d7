"""The processor's cores, shared out among the runs of this process: helpers for the wide layers of each.

Every run has a thread of its own, and the cores that are left help. Who helps whom is settled anew for every stretch of
steps; it changes how long they take, and nothing else.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import psutil

if TYPE_CHECKING:  # the others bring numba in, and a window asks before it has loaded
    from dllab.engine.engine import Engine
    from dllab.training.helper import Helper

LINGER = 0.1  # seconds after a stretch of steps in which its run still counts: its next one is about to come


def available() -> int:
    """The cores that this process may use, as the system counts them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def whole_cores() -> int:
    """Those of them that do not share their arithmetic with another: a second thread on one would help nobody."""
    return min(available(), psutil.cpu_count(logical=False) or available())


def beside_window() -> int:
    """Runs at a time beside a window: a core is left to it, unless but one would be left to them."""
    return max(available() - 1, min(available(), 2))


class _Stretch(NamedTuple):
    """A run's latest: when it ended, infinite while it goes on, and how many helped."""

    ended: float
    helpers: int


class Cores:
    """Helpers, who are started when they are first wanted and sleep while they are not."""

    _turn: threading.Lock
    _all: list[Helper]
    _idle: list[Helper]
    _stretches: dict[int, _Stretch]

    def __init__(self) -> None:
        self._limit = whole_cores()
        self._begin_anew()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin_anew)
        atexit.register(self.dismiss)

    @property
    def limit(self) -> int:
        """Threads that all runs together may use; a run beyond that many has one all the same, and no helper."""
        return self._limit

    @limit.setter
    def limit(self, threads: int) -> None:
        self._limit = max(1, threads)

    def share(self, processes: int) -> int:
        """Threads for each of so many processes that train at the same time: each reckons with these alone."""
        return max(1, self._limit // processes)

    @property
    def in_use(self) -> int:
        """Threads that train now, or did a moment ago."""
        with self._turn:
            return sum(1 + stretch.helpers for stretch in self._latest().values())

    @contextmanager
    def helping(self, engine: Engine) -> Iterator[None]:
        """Meanwhile the engine has those helpers that it has work for and that are free."""
        helpers = self._take(engine)
        try:
            with engine.helped([helper.box for helper in helpers]):
                yield
        finally:
            with self._turn:
                self._idle += helpers
                self._stretches[id(engine)] = _Stretch(time.monotonic(), len(helpers))

    def dismiss(self) -> None:
        """End the threads of those who are idle; who is wanted later is started anew."""
        with self._turn:
            leaving, self._idle = self._idle, []
            self._all = [helper for helper in self._all if helper not in leaving]
        for helper in leaving:
            helper.dismiss()
        for helper in leaving:
            helper.join()

    def _take(self, engine: Engine) -> list[Helper]:
        with self._turn:
            self._stretches[id(engine)] = _Stretch(np.inf, 0)
            runs, helping = len(self._latest()), len(self._all) - len(self._idle)
            count = min(self._limit // runs - 1, self._limit - runs - helping)
            helpers = self._ready(count) if count > 0 and engine.is_wide else []
            self._stretches[id(engine)] = _Stretch(np.inf, len(helpers))
            return helpers

    def _ready(self, count: int) -> list[Helper]:
        """So many that were idle, as far as the system can start them."""
        from dllab.engine.kernels.team import MOST_HELPERS
        from dllab.training.helper import CannotStart, Helper

        count = min(count, MOST_HELPERS)
        while len(self._idle) < count:
            try:
                helper = Helper()
            except (CannotStart, MemoryError):
                count = len(self._idle)
                break
            self._all.append(helper)
            self._idle.append(helper)
        return [self._idle.pop() for _ in range(count)]

    def _latest(self) -> dict[int, _Stretch]:
        """Of every run that is at work, or was a moment ago."""
        since = time.monotonic() - LINGER
        self._stretches = {run: stretch for run, stretch in self._stretches.items() if stretch.ended > since}
        return self._stretches

    def _begin_anew(self) -> None:
        """Without threads, as a forked process is too."""
        self._turn = threading.Lock()
        self._all, self._idle, self._stretches = [], [], {}


CORES = Cores()
