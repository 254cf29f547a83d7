"""How much of several runs is done, and how long the rest of them will take."""

import threading
import time

LEAST_SECONDS = 0.5  # of training, before anybody can say how long the rest takes,
ROUGH_SECONDS = 0.15  # or whether that is long


class Clock:
    """Counts whole runs and the parts of those that go on; any thread may tell it and ask it."""

    def __init__(self, total: int, known: int = 0):
        """known: of `total` runs were done before, and took no time."""
        self._turn = threading.Lock()
        self._total, self._known, self._done = total, known, known
        self._parts: dict[int, float] = {}
        self._begun: float | None = None  # when the first step was taken: preparations come once

    @property
    def begun(self) -> bool:
        """Whether any run has come to its first step."""
        return self._begun is not None

    @property
    def over(self) -> bool:
        """Whether every run is done."""
        return self._done == self._total

    def reached(self, number: int, share: float) -> None:
        """So much of a run is done."""
        with self._turn:
            self._begun = self._begun or time.monotonic()
            self._parts[number] = share

    def ended(self, number: int) -> None:
        """A run is done, however it ended."""
        with self._turn:
            self._parts.pop(number, None)
            self._done += 1

    def read(self, least: float = LEAST_SECONDS) -> tuple[float, float | None]:
        """(share of all runs, from 0 to 1, seconds that the rest takes at the pace so far; None: nobody can say).

        least: seconds of training to know that from.
        """
        with self._turn:
            whole = self._done + sum(self._parts.values())
            share = whole / self._total if self._total else 1.0
            if self._begun is None or whole <= self._known:
                return share, None
            passed = time.monotonic() - self._begun
            return share, passed / (whole - self._known) * (self._total - whole) if passed > least else None
