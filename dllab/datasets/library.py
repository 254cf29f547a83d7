"""Where datasets are loaded and kept for all who ask, so that each is loaded once."""

import threading
from collections import deque
from typing import NamedTuple
from weakref import ReferenceType, ref

from dllab.datasets.choice import DatasetChoice, Progress, unheard
from dllab.datasets.dataset import Dataset
from dllab.datasets.tables.source import Stamp
from dllab.datasets.tables.table import Tables

WAIT_SECONDS = 0.05
KEPT = 2  # datasets that nobody uses any more


class Key(NamedTuple):
    """What makes a dataset what it is: the choice, the seed, and its files as they stood."""

    choice: DatasetChoice
    seed: int
    files: tuple[Stamp, ...]


class Library:
    """Loads datasets, one at a time, for any thread. What somebody still uses, or was used last, is not loaded again.

    A file that has changed since is another dataset.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._tables = Tables()
        self._last: deque[Dataset] = deque(maxlen=KEPT)
        self._known: dict[int, tuple[Key, ReferenceType[Dataset]]] = {}

    def load(self, choice: DatasetChoice, seed: int, progress: Progress = unheard) -> Dataset:
        """The data of a choice, as DatasetChoice.load has them, whose errors it raises.

        progress: also told (0, 0) while somebody else's data are being loaded; what it raises stops the waiting.
        """
        while not self._turn.acquire(timeout=WAIT_SECONDS):
            progress(0, 0)
        try:
            key = Key(choice, seed, choice.files())
            dataset = self._find(key)
            if dataset is None:
                dataset = choice.load(seed, progress, self._tables)
                _ = dataset.fingerprint  # who pins a run wants it at once, and the window does not wait for 20 ms
                self._known[id(dataset)] = key, ref(dataset)
            if dataset in self._last:
                self._last.remove(dataset)
            self._last.append(dataset)
            return dataset
        finally:
            self._turn.release()

    def _find(self, key: Key) -> Dataset | None:
        alive = {number: known for number, known in self._known.items() if known[1]() is not None}
        self._known = alive
        return next((there() for known, there in alive.values() if known == key), None)
