"""How many steps to take at once, and when."""

import time

# Every chunk ends with a wait for Python's lock while the window draws; yet each of its looks, 16 ms apart, is to find
# something new.
CHUNK_SECONDS = 0.01
SLOW = 500.0  # steps a second below which every step is recorded in full
LONGEST_WAIT = 0.05


class Pace:
    """Sizes chunks so that each takes about 10 ms, or keeps to a number of steps a second."""

    def __init__(self) -> None:
        self.seconds_per_step = 0.0  # measured, smoothed; 0 before the first step
        self._limit: float | None = None
        self._begun = 0.0
        self._taken = 0

    @property
    def slow(self) -> bool:
        """Whether single steps can be followed by eye."""
        return self._limit is not None and self._limit <= SLOW

    def forget(self) -> None:
        """Another run begins: how long a step of the last one took says nothing of its own."""
        self.seconds_per_step = 0.0

    def limit(self, steps_per_second: float | None) -> None:
        """Keep to so many steps a second from now on; None: as fast as possible."""
        self._limit = steps_per_second
        self.restart()

    def restart(self) -> None:
        """Count from now: what was not done in a pause is not made up for."""
        self._begun, self._taken = time.perf_counter(), 0

    def steps(self) -> int:
        """Steps to take now."""
        fitting = int(CHUNK_SECONDS / self.seconds_per_step) if self.seconds_per_step else 1
        if self._limit is None:
            return max(fitting, 1)
        due = int((time.perf_counter() - self._begun) * self._limit) + 1 - self._taken
        if due > fitting and due > 1:
            self.restart()  # the machine is slower than the limit
        return max(min(due, max(fitting, 1)), 0)

    def wait(self) -> float:
        """Seconds until the next step is due; 0: now."""
        if self._limit is None:
            return 0.0
        due = self._begun + self._taken / self._limit
        return min(max(due - time.perf_counter(), 0.0), LONGEST_WAIT)

    def took(self, steps: int, seconds: float) -> None:
        """Learn from a chunk that was done."""
        self._taken += steps
        if steps:
            measured = seconds / steps
            old = self.seconds_per_step
            self.seconds_per_step = measured if not old else 0.8 * old + 0.2 * measured
