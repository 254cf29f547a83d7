"""What the form needs to know of a dataset, worked out in a thread: some sets take seconds to load."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from dllab.datasets import DataError, Dataset, DatasetChoice
from dllab.datasets.csv_file import CsvFile
from dllab.datasets.dataset import Task
from dllab.datasets.library import Library
from dllab.datasets.notes import Note
from dllab.datasets.tables.sketch import Sketch
from dllab.gui.kit.background import Failure, Interruptible, Job
from dllab.messages import UserError, text

SHOWN = 400
SHOWN_OF_EACH = 8  # at least, where a class is rare


@dataclass(frozen=True, eq=False)
class DatasetFacts:
    """Sizes, notes, some training examples: x float32[n, features], y as the dataset's; the rarest classes last."""

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
    notes: tuple[Note, ...] = ()

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
            dataset.notes,
        )


def _shown(dataset: Dataset) -> NDArray[np.int64]:
    """Indices of the first examples, and of a few more of the classes that hardly occur among them."""
    shown = np.arange(min(SHOWN, len(dataset.x_train)))
    if dataset.task == "regression" or dataset.image_shape:
        return shown
    of_each = [np.flatnonzero(dataset.y_train == label)[:SHOWN_OF_EACH] for label in range(dataset.targets)]
    shown = np.union1d(shown, np.concatenate(of_each)).astype(np.int64)
    return shown[np.argsort(-dataset.class_counts[dataset.y_train[shown]], kind="stable")]


Request = tuple[DatasetChoice, int]  # a choice, and the seed it is loaded with


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

    def __init__(self, library: Library, parent: QObject | None = None):
        super().__init__(parent)
        self.work: Interruptible[Request, DatasetFacts] = Interruptible(partial(_load, library), self)
        self.work.answered.connect(self._tell_loaded)
        self.work.failed.connect(self._tell_failure)
        self.work.told.connect(self._tell_progress)
        self.work.given_up.connect(self.cancelled)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.work.busy

    def request(self, choice: DatasetChoice, seed: int) -> None:
        """Ask for the facts of a dataset; one that is being loaded is given up."""
        self.work.ask((choice, seed))

    def cancel(self) -> None:
        """Give up what is being loaded, and what waits."""
        self.work.cancel()

    def _tell_loaded(self, request: Request, facts: DatasetFacts) -> None:
        self.loaded.emit(*request, facts)

    def _tell_failure(self, request: Request, failure: Failure) -> None:
        error = failure.error
        if isinstance(error, UserError):
            said = error
        else:
            said = DataError(text("the data cannot be loaded"))
            said.__cause__ = error
        self.loaded.emit(*request, said)

    def _tell_progress(self, request: Request, told: tuple[Any, ...]) -> None:
        if len(told) == 2:
            self.progressed.emit(*told)
        else:
            self.sketched.emit(request[0], *told)


def _load(library: Library, request: Request, job: Job) -> DatasetFacts:
    choice, seed = request
    if isinstance(choice, CsvFile):
        job.tell(_sketch(choice))
    return DatasetFacts.of(library.load(choice, seed, job.tell))


def _sketch(choice: CsvFile) -> Sketch | None:
    try:
        return choice.sketch()
    except UserError:
        return None  # which loading is about to say in full
