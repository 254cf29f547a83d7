"""What the form needs to know of a dataset, worked out in a thread: some sets take a third of a second to load."""

import logging
import queue
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dllab.datasets import DataError, Dataset, DatasetChoice
from dllab.datasets.dataset import Task
from dllab.messages import UserError, text

SHOWN = 400
POLL_MS = 8

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class DatasetFacts:
    """Sizes, and a few training examples: x float32[n, features], y as the dataset's."""

    task: Task
    features: int
    targets: int
    training: int
    image_shape: tuple[int, int] | None
    x: NDArray[np.float32]
    y: NDArray[np.int64] | NDArray[np.float32]

    @classmethod
    def of(cls, dataset: Dataset) -> "DatasetFacts":
        """Facts that do not keep the dataset alive."""
        return cls(
            dataset.task,
            dataset.feature_count,
            dataset.targets,
            len(dataset.x_train),
            dataset.image_shape,
            dataset.x_train[:SHOWN].copy(),
            dataset.y_train[:SHOWN].copy(),
        )


Request = tuple[DatasetChoice, int]
Answer = tuple[Request, DatasetFacts | UserError]


class DatasetLoader(QObject):
    """Loads one dataset at a time, off the GUI thread; of several asked for meanwhile only the last.

    `loaded` carries the choice, the seed, and the DatasetFacts or the UserError that loading raised.
    """

    loaded = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._working = False
        self._next: Request | None = None
        self._poll = QTimer(self, interval=POLL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._working

    def request(self, choice: DatasetChoice, seed: int) -> None:
        """Ask for the facts of a dataset."""
        self._next = (choice, seed)
        if not self._working:
            self._begin()

    def _begin(self) -> None:
        assert self._next is not None
        request, self._next, self._working = self._next, None, True
        threading.Thread(target=_work, args=(request, self._answers), name="dataset preview", daemon=True).start()
        self._poll.start()

    def _look(self) -> None:
        try:
            (choice, seed), facts = self._answers.get_nowait()
        except queue.Empty:
            return
        self._working = False
        self._poll.stop()
        if self._next is not None:
            self._begin()
        else:
            self.loaded.emit(choice, seed, facts)


def _work(request: Request, answers: "queue.SimpleQueue[Answer]") -> None:
    choice, seed = request
    try:
        answers.put((request, DatasetFacts.of(choice.load(seed))))
    except UserError as error:
        answers.put((request, error))
    except Exception as error:  # the form must learn of it, whatever it is
        log.exception("the dataset %s could not be loaded", choice.name)
        answers.put((request, DataError(text("the data cannot be loaded: {reason}"), reason=error)))
