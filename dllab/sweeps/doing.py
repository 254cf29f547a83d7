"""Handing numbered runs to an executor, and what a run hears and tells meanwhile."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import TypeVar

from dllab.messages import text
from dllab.training.recipe import Progress, ignore

FAILED = "failed"  # the outcome of a run that has no other
LOST = text("whoever did the run was lost: {reason}")
LOOK_SECONDS = 0.1  # between two looks at whether somebody wants to stop

Stopped = Callable[[], bool]
Kept = TypeVar("Kept")


class Interrupted(Exception):
    """A run was told to stop before its end."""


def never() -> bool:
    """Whether to stop, for who never does."""
    return False


def unheard(share: float) -> None:
    """How far a run is, for who does not care."""


@dataclass(frozen=True)
class Ear:
    """Whom a run asks, every 50 ms or more often, whether to stop, and tells how far it is; this one is nobody's.

    prepares: told (what, done, total) before the first step. reached: the share of its steps that are taken.
    """

    stopped: Stopped = never
    prepares: Progress = ignore
    reached: Callable[[float], None] = unheard

    def look(self) -> None:
        """Raise Interrupted where the run is to stop."""
        if self.stopped():
            raise Interrupted

    def prepare(self, what: str, done: int, total: int) -> None:
        """A run is being prepared; raises Interrupted."""
        self.look()
        self.prepares(what, done, total)


def as_done(
    numbers: Iterable[int], submit: Callable[[int], "Future[Kept]"], width: int, stopped: Stopped
) -> Iterator[tuple[int, "Future[Kept]"]]:
    """(number, future) of every run as it ends, in whatever order that may be; `width` are submitted at a time.

    Where `stopped` says so, runs that wait are taken back, those that are done are still yielded, and it ends; what
    goes on is to end by itself.
    """
    todo = iter(numbers)
    going: dict[Future[Kept], int] = {}
    while not stopped():
        while len(going) < width and not stopped() and (number := next(todo, None)) is not None:
            going[submit(number)] = number
        if not going:
            return
        for future in wait(going, LOOK_SECONDS, FIRST_COMPLETED).done:
            yield going.pop(future), future
    for future in going:
        future.cancel()
    yield from ((number, future) for future, number in going.items() if future.done() and not future.cancelled())
