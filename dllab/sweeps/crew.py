"""Several runs at a time, in threads and processes beside whoever looks at them meanwhile."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dllab.messages import UserError, text
from dllab.sweeps.clock import ROUGH_SECONDS, Clock
from dllab.sweeps.doing import Ear, Interrupted, Kept, as_done
from dllab.sweeps.plan import Job
from dllab.training.cores import beside_window
from dllab.training.look import Cancelled, Look
from dllab.training.outcomes import Failed, Finished, Preparing, Running

if TYPE_CHECKING:
    from dllab.sweeps.hands import Hands

log = logging.getLogger(__name__)


Shown = TypeVar("Shown", bound=Look)


class Crew(Generic[Shown]):
    """Does runs in threads of its own. Every method but `close` returns at once.

    `latest` is the newest value, immutable; nobody waits for anybody. The threads end with the last run; runs are cut
    into chunks of about 50 ms at most, between which they may be cancelled. What is started while others go on begins
    in its own thread, once these have ended.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._latest: Shown | None = None
        self._next: tuple[Shown, threading.Event] | None = None  # what was started and has not begun, and its stop
        self._clock = Clock(1)

    def latest(self) -> Shown | None:
        """The newest look at the runs that were started last; None before any was."""
        with self._turn:
            if self._next:
                return self._next[0]
            if self._latest is not None:
                self._latest = self._refreshed(self._latest)
            return self._latest

    def cancel(self) -> None:
        """Stop after the current chunks; the runs that are done stay."""
        with self._turn:
            self._stop.set()
            if self._next:
                self._next[1].set()

    def close(self, seconds: float | None = None) -> bool:
        """Stop, and wait until the threads have ended, or `seconds` at most; whether they have."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(seconds)
            if self._thread.is_alive():
                return False
            self._thread = None
        return True

    def _start(self, look: Shown, work: Callable[[], None]) -> None:
        """Do `work` in a thread; runs that still go on are cancelled, and it begins when they have ended."""
        self.cancel()
        before, stop = self._thread, threading.Event()
        with self._turn:
            self._next = look, stop
        own = before, look, stop, work
        self._thread = threading.Thread(target=self._work, args=own, name="several runs", daemon=True)
        self._thread.start()

    def _refreshed(self, look: Shown) -> Shown:
        """With what has become known since; called in its turn."""
        if look.over:
            return look
        share, left = self._clock.read()
        return (
            look if (share, left) == (look.share, look.seconds_left) else replace(look, share=share, seconds_left=left)
        )

    def _forget_before(self) -> None:
        """Forget what the runs before came to; called in its turn, as others begin."""

    # Everything below runs in that thread, but what an ear tells, which runs in those of the runs.

    def _work(
        self, before: threading.Thread | None, look: Shown, stop: threading.Event, work: Callable[[], None]
    ) -> None:
        if before:
            before.join()
        with self._turn:
            self._latest, self._stop, self._clock = look, stop, Clock(1)  # until it is known how many runs there are
            self._forget_before()
            if self._next and self._next[1] is stop:
                self._next = None
        try:
            if not stop.is_set():
                work()
            stopped = stop.is_set() and not self._clock.over
            outcome: Finished | Cancelled | Failed = Cancelled() if stopped else Finished()
        except UserError as error:
            outcome = Failed(error.template, error.values)
        except Exception:
            log.exception("several runs failed")
            said = text("The training stopped on an error of the program itself.")
            outcome = Failed(said, {}, traceback.format_exc())
        self._show(outcome=outcome, share=self._clock.read()[0], seconds_left=None)

    def _do(self, numbers: Sequence[int], run: Callable[[int, Ear], Kept]) -> Iterator[tuple[int, Kept]]:
        """(number, what came of it) of every run as it ends. What one raises ends all others and is raised."""
        self._clock = Clock(len(numbers))

        def one(number: int) -> Kept:
            return run(number, self._ear(number))

        with self._workers() as (executor, width):
            for number, future in as_done(
                numbers, lambda number: executor.submit(one, number), width, self._stop.is_set
            ):
                try:
                    kept = future.result()
                except Interrupted:
                    continue
                except Exception:
                    self._stop.set()  # or leaving would wait for all that is under way
                    raise
                self._clock.ended(number)
                yield number, kept

    @contextmanager
    def _workers(self) -> Iterator[tuple[Executor, int]]:
        """An executor, and how many runs to give it at a time."""
        from dllab.sweeps.executors import threads  # late: brings numba in, after the window is up

        with threads(beside_window()) as workers:
            yield workers.executor, workers.width

    def _hands(self, here: Callable[[Job, Ear], Kept], there: Callable[[Job, Ear], Kept]) -> "Hands[Kept]":
        """Who does the jobs of the threads: `here`, or `there` in processes, as in Hands."""
        from dllab.sweeps.hands import Hands  # late: is not needed before

        return Hands(beside_window(), here, there, lambda: self._clock.read(ROUGH_SECONDS)[1], polite=True)

    def _ear(self, number: int) -> Ear:
        """What a run hears and tells."""

        def reached(share: float) -> None:
            first = not self._clock.begun
            self._clock.reached(number, share)
            if first:
                self._show(outcome=Running())

        return Ear(self._stop.is_set, self._prepares, reached)

    def _prepares(self, what: str, done: int, total: int) -> None:
        with self._turn:
            if not self._clock.begun:  # later ones are prepared while others train
                self._change(outcome=Preparing(what, done, total))

    def _show(self, **new: Any) -> None:
        with self._turn:
            self._change(**new)

    def _change(self, **new: Any) -> None:
        assert self._latest is not None
        self._latest = replace(self._latest, **new)
