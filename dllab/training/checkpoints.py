"""Points in a run's past from which it can be run again, within a memory bound."""

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from dllab.training.run_state import RunState


class Checkpoints:
    """Checkpoints in the order of their steps. The first and the last are always kept.

    An event is a change from outside, such as an edit. Its checkpoint, taken just after it, spares a replay from before
    it the change itself, and goes last: a slider that is dragged makes sixty a second.
    """

    def __init__(self, bound: int):
        """`bound`: bytes; where it is exceeded every other checkpoint goes."""
        self._bound = bound
        self._kept: list[RunState] = []
        self._events: set[int] = set()
        self._held = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def nbytes(self) -> int:
        """The memory all of them take."""
        return self._held

    def add(self, checkpoint: RunState, event: bool = False) -> bool:
        """Keep a checkpoint, in place of one at the same step; whether the memory was full and others had to go."""
        place = bisect_left(self._kept, checkpoint.step, key=_step)
        event = event or checkpoint.step in self._events
        self._kept[place : place + (checkpoint.step in self._steps(place))] = [checkpoint]
        if event:
            self._events.add(checkpoint.step)
        return self.limit(self._bound)

    def limit(self, bound: int) -> bool:
        """Keep to `bound` bytes from now on; whether checkpoints had to go."""
        self._bound = bound
        self._held = sum(checkpoint.nbytes for checkpoint in self._kept)
        full = self._held > bound and len(self._kept) > 2
        while self._held > bound and len(self._kept) > 2:
            for spared in (self._events, frozenset[int]()):
                if self._held > bound:
                    self._thin(spared)
        return full

    def _thin(self, spared: AbstractSet[int]) -> None:
        """Give up every other one, but for those at the steps that are spared."""
        last = len(self._kept) - 1
        self._kept = [
            checkpoint
            for place, checkpoint in enumerate(self._kept)
            if place % 2 == 0 or place == last or checkpoint.step in spared
        ]
        self._held = sum(checkpoint.nbytes for checkpoint in self._kept)

    def before(self, step: int) -> RunState:
        """The last checkpoint before `step`; the first where there is none."""
        return self._kept[max(bisect_left(self._kept, step, key=_step) - 1, 0)]

    def spread(self, most: int) -> tuple[RunState, ...]:
        """At most `most` of them, evenly from all, the first and the last among them; they are shared, not copied."""
        if len(self._kept) <= most:
            return tuple(self._kept)
        return tuple(self._kept[place * (len(self._kept) - 1) // (most - 1)] for place in range(most))

    def event_after(self, step: int) -> int | None:
        """The step of the first event after `step`."""
        return min((event for event in self._events if event > step), default=None)

    def event_at(self, step: int) -> RunState | None:
        """The checkpoint just after an event at `step`, where it is still kept."""
        place = bisect_left(self._kept, step, key=_step)
        return self._kept[place] if step in self._events and step in self._steps(place) else None

    def forget_after(self, step: int) -> None:
        """Give up everything after `step`."""
        self._kept = [checkpoint for checkpoint in self._kept if checkpoint.step <= step]
        self._events = {event for event in self._events if event <= step}
        self._held = sum(checkpoint.nbytes for checkpoint in self._kept)

    def _steps(self, place: int) -> tuple[int, ...]:
        return tuple(checkpoint.step for checkpoint in self._kept[place : place + 1])


def _step(checkpoint: RunState) -> int:
    return checkpoint.step
