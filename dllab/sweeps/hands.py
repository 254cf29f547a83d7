"""Who does the runs of a sweep: the threads that ask, or, once enough is left to be worth it, processes beside.

Runs in threads take turns with Python's lock: two of the playground's size at a time gain 1.4 instead of 2. A process
needs no turns, and a second of a core before its first step. So the threads begin at once, and every run that
begins later than a process is ready goes there. Rows are the same bit for bit.
"""

import errno
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
        self._count, self._here, self._left, self._polite = count, here, left, polite
        self._turn = threading.Lock()  # held for as long as it takes to look, and to start processes
        self._words = _FirstWords(there)
        self._free: list[_Process] = []
        self._all: set[_Process] = set()
        self._asked = False  # whether there was a reason to start them

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._turn:
            there, self._all, self._free = self._all, set(), []
        for process in there:
            process.kill()  # all at once, before any is waited for
        for process in there:
            process.end()

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
        while (process := self._take()) is not None:
            process.look()
            if process.ended:
                self._end(process)
                log.warning("a process for runs has ended while it did none: %s", process.ended)
                if process.begun:  # else another would fare no better
                    self._start_more(1)
            elif process.begun:
                return process
            else:
                self._give_back(process)  # it has logged something, and nothing more is heard of it
        return None

    def _take(self) -> "_Process | None":
        """One of the free ones that has begun, or of which something new is heard."""
        with self._turn:
            found = next((process for process in self._free if process.begun or process.heard), None)
            if found is not None:
                self._free.remove(found)
            return found

    def _start_if_worth(self) -> None:
        """Start processes once there is a reason to, so that they are ready when the runs that go on have ended."""
        if not self._asked and self._is_worth():
            self._start_all()

    def _start_all(self) -> None:
        with self._turn:
            if self._asked:
                return
            self._asked = True
        self._start_more(self._count)

    def _start_more(self, count: int) -> None:
        """Start processes, as far as there is room for them: where none can be started, threads go on."""
        with self._turn, suppress(OSError):
            for _ in range(min(count, psutil.virtual_memory().available // MEMORY)):
                self._free.append(self._start())

    def _is_worth(self) -> bool:
        left = self._left()
        return self._count > 1 and left is not None and left >= WORTH

    def _start(self) -> "_Process":
        """In its turn."""
        process = _Process(self._words, CORES.share(self._count), self._polite)
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


class _FirstWords:
    """What every process is told first, packed once: data may go along."""

    def __init__(self, work: Work):
        self._work, self._turn, self._packed = work, threading.Lock(), b""

    def packed(self) -> bytes:
        """As `serve` reads them; raises what pickle raises."""
        with self._turn:
            self._packed = self._packed or packed(self._work)
            return self._packed


class _Process:
    """`dllab sweep --serve`, for one thread at a time. ended: how it has, in words; empty while it has not."""

    def __init__(self, words: _FirstWords, threads: int, polite: bool):
        """Raises OSError."""
        self._child = Child(["sweep", "-", "--serve", "--threads", str(threads)], pickle.load)
        if polite:
            with suppress(psutil.Error, OSError):
                self._child.watched.nice(POLITE)
        self.begun, self.at_rest, self.ended = False, True, ""  # at rest: it does no run
        self.id: int = self._child.watched.pid
        # apart, for data may go along, and nobody reads them before it has begun
        self._teller = threading.Thread(target=self._tell, args=(words,), name="work of a process", daemon=True)
        try:
            self._teller.start()
        except RuntimeError as error:  # no room for another
            self._child.end()
            raise OSError(errno.EAGAIN, str(error)) from error

    @property
    def heard(self) -> bool:
        """Whether it has said something that nobody has looked at."""
        return self._child.heard()

    def look(self) -> None:
        """Take note of what it has said while it did no run; waits for nothing, unless for one that ends."""
        with suppress(_Ended):
            while self.heard:
                self.begun = self._taken(self._child.hear(_nobody)) is not None or self.begun

    def do(self, job: Any, ear: Ear) -> Any:
        """What comes of a job; raises what it raises, Interrupted and _Ended."""
        while not self.begun:
            self.begun = self._hear(ear.look)[0] == READY
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

    def kill(self) -> None:
        """Have it end; `end` is still to be called."""
        self._child.kill()

    def end(self) -> None:
        """End it."""
        self._child.kill()
        self._teller.join()  # it writes to nobody now
        self._child.end()

    def _tell(self, words: _FirstWords) -> None:
        """In the thread: its first words."""
        try:
            self._child.tell(words.packed())
        except Exception:
            log.exception("what processes are to do cannot be packed")
            self._child.kill()

    def _hear(self, guard: Callable[[], None]) -> tuple[Any, ...]:
        """What it says next, but for its log."""
        while (told := self._taken(self._child.hear(guard))) is None:
            pass
        return told

    def _taken(self, heard: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
        """Something that it said; None where it was for the log, which has it now. Raises _Ended."""
        if heard is None:
            error = _Ended(text("exit status {number}"), number=self._child.status())
            self.ended = str(error)
            raise error
        if heard[0] != SAID:
            return heard
        _, name, level, said = heard
        logging.getLogger(name).log(level, "%s", said)
        return None


def _nobody() -> None:
    """Guard what is there already."""
