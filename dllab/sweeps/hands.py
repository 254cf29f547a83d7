"""Who does the runs of a sweep: the threads that ask, or, once enough is left to be worth it, processes beside.

Runs in threads take turns with Python's lock: two of the playground's size at a time gain 1.4 instead of 2. A process
needs no turns, and a second of a core before its first step. So the threads begin at once, and every run that
begins later than a process is ready goes there. Rows are the same bit for bit.
"""

import logging
import pickle
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import psutil

from dllab.child import Child
from dllab.messages import Sentence, UserError, system_reason, text
from dllab.sweeps.doing import LOST, Ear
from dllab.sweeps.serving import DONE, PREPARES, RAISED, REACHED, READY, SAID, Work, packed
from dllab.training.cores import CORES

WORTH = 8.0  # seconds that all runs together still take: processes then gain their start at least
TRIES = 3  # processes that one run may cost
MEMORY = 600 << 20  # bytes that have to be free for each: it takes half of that, and its data and runs
POLITE = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 5)  # niceness of who works beside a window

Kept = TypeVar("Kept")

log = logging.getLogger(__name__)


class Lost(UserError):
    """A run whose processes have ended before it had."""


class _Ended(UserError):
    """A process has ended."""


class Hands(Generic[Kept]):
    """Does runs for several threads, each of which waits for its own. Leaving it ends the processes."""

    def __init__(
        self,
        count: int,
        here: Callable[[Any, Ear], Kept],
        there: Work,
        left: Callable[[], float | None],
        polite: bool = False,
    ):
        """Of `count` threads. here: does a job in the thread. there: the same in a process, which is told it
        once: it can be pickled, data and all.

        left: seconds that all runs still take at this pace; None: nobody can say. polite: whether processes leave a
        core to who wants it.
        """
        self._count, self._here, self._there, self._left, self._polite = count, here, there, left, polite
        self._turn = threading.Lock()
        self._free: list[_Process] = []
        self._all: set[_Process] = set()
        self._asked = False  # whether there was a reason to start them

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in list(self._all):
            self._end(process)

    @property
    def processes(self) -> list[int]:
        """The ids of those that are there."""
        with self._turn:
            return [process.id for process in self._all]

    def do(self, job: Any, ear: Ear) -> Kept:
        """What comes of a job; raises what it raises, Interrupted where the ear says so, and Lost."""
        ear.look()
        process = self._ready()
        if process is not None:
            return self._beside(process, job, ear)

        def reached(share: float) -> None:
            ear.reached(share)
            self._start_if_worth()

        return self._here(job, replace(ear, reached=reached))

    def _ready(self) -> "_Process | None":
        """A process that can begin at once, if there is one."""
        self._start_if_worth()
        with self._turn:
            for process in list(self._free):
                if not process.ready:
                    continue
                self._free.remove(process)
                if process.works:
                    return process
                self._all.discard(process)
                process.end()
                log.warning("a process for runs ended before it began: %s", process.last)
        return None

    def _start_if_worth(self) -> None:
        """Start processes once there is a reason to, so that they are ready when the runs that go on have ended."""
        if not self._asked and self._is_worth():
            self._start_all()

    def _start_all(self) -> None:
        with self._turn:
            if self._asked:
                return
            self._asked = True
            with suppress(OSError):  # where none can be started, threads go on
                for _ in range(min(self._count, psutil.virtual_memory().available // MEMORY)):
                    self._free.append(self._start())

    def _is_worth(self) -> bool:
        left = self._left()
        return self._count > 1 and left is not None and left >= WORTH

    def _start(self) -> "_Process":
        """In its turn."""
        process = _Process(self._there, CORES.share(self._count), self._polite)
        self._all.add(process)
        return process

    def _end(self, process: "_Process") -> None:
        with self._turn:
            self._all.discard(process)
        process.end()

    def _beside(self, process: "_Process", job: Any, ear: Ear) -> Kept:
        for again in reversed(range(TRIES)):
            try:
                kept: Kept = process.do(job, ear)
            except _Ended as error:
                self._end(process)
                ear.look()
                if not again:
                    raise Lost(LOST, reason=Sentence.of(error)) from None
                log.warning("a process has ended in the midst of a run, which is done again: %s", error)
                process = self._another()
            except Exception:  # its own; or ours, and it is in the midst of a run that nobody waits for
                (self._give_back if process.at_rest else self._end)(process)
                raise
            else:
                self._give_back(process)
                return kept
        raise AssertionError

    def _another(self) -> "_Process":
        try:
            with self._turn:
                return self._start()
        except OSError as error:
            raise Lost(LOST, reason=system_reason(error)) from error

    def _give_back(self, process: "_Process") -> None:
        with self._turn:
            self._free.append(process)


class _Process:
    """`dllab sweep --serve`, for one thread at a time."""

    def __init__(self, work: Work, threads: int, polite: bool):
        self._child = Child(["sweep", "-", "--serve", "--threads", str(threads)], pickle.load)
        if polite:
            with suppress(psutil.Error, OSError):
                self._child.watched.nice(POLITE)
        # apart, for data may go along, and nobody reads them before it has begun
        threading.Thread(target=lambda: self._child.tell(packed(work)), name="work of a process", daemon=True).start()
        self._begun, self.at_rest = False, True  # at rest: it does no run
        self.last = ""  # how it ended
        self.id: int = self._child.watched.pid

    @property
    def ready(self) -> bool:
        """Whether it can be given a run, or has ended."""
        return self._begun or self._child.heard()

    @property
    def works(self) -> bool:
        """Whether one that is ready has not ended."""
        try:
            self._wait(lambda: None)
        except _Ended as error:
            self.last = str(error)
        return self._begun

    def do(self, job: Any, ear: Ear) -> Any:
        """What comes of a job; raises what it raises, Interrupted and _Ended."""
        self._wait(ear.look)
        message, self.at_rest = packed(job), False
        self._child.tell(message)
        while True:
            kind, *told = self._hear(ear.look)
            self.at_rest = kind in (DONE, RAISED)
            if kind == DONE:
                return told[0]
            if kind == RAISED:
                raise told[0]
            if kind == PREPARES:
                ear.prepare(*told)
            elif kind == REACHED:
                ear.look()
                ear.reached(told[0])

    def end(self) -> None:
        """End it."""
        self._child.end()

    def _wait(self, guard: Callable[[], None]) -> None:
        """Until it is ready."""
        while not self._begun:
            self._begun = self._hear(guard)[0] == READY

    def _hear(self, guard: Callable[[], None]) -> tuple[Any, ...]:
        """What it says next, but for its log."""
        while (heard := self._child.hear(guard)) is not None:
            if heard[0] != SAID:
                return tuple(heard)
            _, name, level, said = heard
            logging.getLogger(name).log(level, "%s", said)
        raise _Ended(text("exit status {number}"), number=self._child.status())
