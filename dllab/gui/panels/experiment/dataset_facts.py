"""What the form needs to know of a dataset, worked out in a thread: some sets take seconds to load."""

import logging
import queue
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dllab.datasets import DataError, Dataset, DatasetChoice
from dllab.datasets.csv_file import CsvFile
from dllab.datasets.dataset import Task
from dllab.datasets.tables.sketch import Sketch
from dllab.messages import UserError, text

SHOWN = 400
SHOWN_OF_EACH = 8  # at least, where a class is rare
POLL_MS = 8

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class DatasetFacts:
    """Sizes, and a few training examples: x float32[n, features], y as the dataset's; the rarest classes come last."""

    task: Task
    features: int
    targets: int
    training: int
    validation: int
    test: int
    classes: tuple[str, ...]
    class_counts: tuple[int, ...]
    image_shape: tuple[int, int] | None
    x: NDArray[np.float32]
    y: NDArray[np.int64] | NDArray[np.float32]

    @classmethod
    def of(cls, dataset: Dataset) -> "DatasetFacts":
        """Facts that do not keep the dataset alive."""
        shown = _shown(dataset)
        return cls(
            dataset.task,
            dataset.feature_count,
            dataset.targets,
            len(dataset.x_train),
            len(dataset.x_val),
            len(dataset.x_test),
            dataset.classes,
            tuple(dataset.class_counts.tolist()),
            dataset.image_shape,
            dataset.x_train[shown],
            dataset.y_train[shown],
        )


def _shown(dataset: Dataset) -> NDArray[np.int64]:
    """Indices of the first examples, and of a few more of the classes that hardly occur among them."""
    shown = np.arange(min(SHOWN, len(dataset.x_train)))
    if dataset.task == "regression" or dataset.image_shape:
        return shown
    of_each = [np.flatnonzero(dataset.y_train == label)[:SHOWN_OF_EACH] for label in range(dataset.targets)]
    shown = np.union1d(shown, np.concatenate(of_each)).astype(np.int64)
    return shown[np.argsort(-dataset.class_counts[dataset.y_train[shown]], kind="stable")]


@dataclass(frozen=True)
class Request:
    """One wish to the loader; raising `given_up` ends it early."""

    choice: DatasetChoice
    seed: int
    given_up: threading.Event


class _GivenUp(Exception):
    """Nobody waits for the data any more."""


class DatasetLoader(QObject):
    """Loads one dataset at a time, off the GUI thread; of several asked for meanwhile only the last.

    `loaded` carries the choice, the seed, and the DatasetFacts or the UserError that loading raised. A choice that is
    a file is first `sketched`: the choice, and its Sketch or None. `progressed` carries bytes read and all bytes.
    `cancelled` says that `cancel` took effect.
    """

    loaded = Signal(object, object, object)
    sketched = Signal(object, object)
    progressed = Signal(object, object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._answers: queue.SimpleQueue[tuple[Request, object]] = queue.SimpleQueue()
        self._working: Request | None = None
        self._next: Request | None = None
        self._poll = QTimer(self, interval=POLL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._working is not None

    def request(self, choice: DatasetChoice, seed: int) -> None:
        """Ask for the facts of a dataset; one that is being loaded is given up."""
        self._next = Request(choice, seed, threading.Event())
        if self._working is None:
            self._begin()
        else:
            self._working.given_up.set()

    def cancel(self) -> None:
        """Give up what is being loaded, and what waits."""
        self._next = None
        if self._working is not None:
            self._working.given_up.set()

    def _begin(self) -> None:
        assert self._next is not None
        self._working, self._next = self._next, None
        work = (self._working, self._answers)
        threading.Thread(target=_work, args=work, name="dataset preview", daemon=True).start()
        self._poll.start()

    def _look(self) -> None:
        progress = None
        while not self._answers.empty():
            request, answer = self._answers.get_nowait()
            if isinstance(answer, tuple):
                progress = answer
            elif answer is None or isinstance(answer, Sketch):
                if self._next is None:
                    self.sketched.emit(request.choice, answer)
            else:
                self._finish(request, answer)
                return
        if progress is not None and self._next is None:
            self.progressed.emit(*progress)

    def _finish(self, request: Request, answer: object) -> None:
        self._working = None
        self._poll.stop()
        if self._next is not None:
            self._begin()
        elif isinstance(answer, _GivenUp):
            self.cancelled.emit()
        else:
            self.loaded.emit(request.choice, request.seed, answer)


def _work(request: Request, answers: "queue.SimpleQueue[tuple[Request, object]]") -> None:
    def tell(done: int, total: int) -> None:
        if request.given_up.is_set():
            raise _GivenUp
        answers.put((request, (done, total)))

    choice = request.choice
    try:
        if isinstance(choice, CsvFile):
            answers.put((request, _sketch(choice)))
        answers.put((request, DatasetFacts.of(choice.load(request.seed, tell))))
    except (UserError, _GivenUp) as error:
        answers.put((request, error))
    except Exception as error:  # the form must learn of it, whatever it is
        log.exception("the dataset %s could not be loaded", choice.name)
        answers.put((request, DataError(text("the data cannot be loaded: {reason}"), reason=error)))


def _sketch(choice: CsvFile) -> Sketch | None:
    try:
        return choice.sketch()
    except UserError:
        return None  # which loading is about to say in full
