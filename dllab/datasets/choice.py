"""What every dataset on offer has in common: it makes examples, holds some out, and standardizes."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from dllab.catalogue import Choice, FromRegistry, Registry, parameter
from dllab.datasets.checks import DataError
from dllab.datasets.dataset import Dataset, Task
from dllab.datasets.mismatches import MISMATCHES, Mismatch
from dllab.datasets.notes import Note
from dllab.datasets.order import Order, arranged, ranks_of
from dllab.datasets.precision import Origin
from dllab.datasets.split import stratified_split
from dllab.datasets.tables.source import Stamp
from dllab.datasets.tables.table import Tables
from dllab.messages import text

STREAM = 0xDA7A  # keeps the data's random numbers apart from those drawn for weights from the same seed

Progress = Callable[[int, int], None]
Group = Literal["points", "regression", "images", "tables", "own"]


def unheard(done: int, total: int) -> None:
    """Report progress to nobody."""


class Incomplete(DataError):
    """Nothing is wrong, but something must be chosen first."""


class Unfinished(Incomplete):
    """Too little to be trained on as yet, but worth keeping: somebody is at work on it."""


@dataclass(frozen=True)
class Examples:
    """All examples of a dataset, before any are held out.

    x: [N, features] or [N, height, width]; y: int[N] labels or float[N] targets. `classes` is empty for a regression;
    without `features` they are called x1, x2, ….
    file, rows: which file they come from, and int64[N], where each stands in it; target: what is predicted is called.
    places: int64[N], where each stands among all that it was taken from, if that is not the order of the rows.
    notes: what a person should know of how they were read.
    """

    x: NDArray[np.floating]
    y: NDArray[np.integer] | NDArray[np.floating]
    classes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    file: str = ""
    rows: NDArray[np.int64] | None = None
    target: str = ""
    places: NDArray[np.int64] | None = None
    notes: tuple[Note, ...] = ()

    @property
    def task(self) -> Task:
        """What the targets ask for."""
        return "classification" if self.classes else "regression"

    def origin(self, **parts: NDArray[np.int64]) -> Origin | None:
        """Where the examples of parts, given by their indices, stand in the file; None where there is none."""
        if self.rows is None:
            return None
        return Origin(self.file, {part: self.rows[indices] for part, indices in parts.items()}, self.target)


class DatasetChoice(Choice):
    """A dataset that can be picked; the same parameters, seed and files always give the same arrays.

    group: which others it is shown with.
    """

    group: ClassVar[Group] = "own"

    @abstractmethod
    def load(self, seed: int, progress: Progress = unheard, tables: Tables | None = None) -> Dataset:
        """The data, in an order drawn from `seed`; raises DataError.

        progress: told (done, total) bytes while a file is read; what it raises passes through and stops the reading.
        tables: keeps the file that was read last.
        """

    def is_kin_of(self, other: "DatasetChoice") -> bool:
        """Whether a loss on one says something of a loss on the other: the same data, or more or noisier ones."""
        return self.name == other.name

    def files(self) -> tuple[Stamp, ...]:
        """The person's own files it is made from, as they stand; raises DataError."""
        return ()

    def alike(self) -> "DatasetChoice":
        """The choice whose validation examples are drawn as its training examples are."""
        return self

    def differing(self, dataset: Dataset, seed: int) -> Dataset:
        """Data of the choice that is `alike`, with validation examples as this one has them; raises DataError."""
        return dataset


class Divided(DatasetChoice):
    """A dataset that is parted into training, validation and test examples."""

    validation: float = parameter(
        0.3, label="Validation", help="Share of the examples kept for validation, the same in every class.", ge=0, lt=1
    )
    test: float = parameter(
        0.0,
        label="Test",
        help="Share of the examples kept for a last test, the same in every class; training never looks at them.",
        ge=0,
        lt=1,
    )
    standardize: bool = parameter(
        False,
        label="Standardize",
        help="Shift and scale the features to mean 0 and deviation 1, as measured on the training examples.",
    )

    order: Order = parameter(
        "shuffled",
        label="Order",
        help="How the examples lie: shuffled, as in the file or as they were made, or class after class (a regression: "
        "by the target). Training without Shuffle goes through them like that.",
    )

    mismatch: Annotated[Mismatch, FromRegistry(MISMATCHES)] = parameter(
        MISMATCHES["none"](),
        label="Mismatch",
        help="How the validation examples differ from those trained on, to see what a validation loss is then worth.",
    )

    @model_validator(mode="after")
    def _something_is_left_to_train_on(self) -> Self:
        if self.validation + self.test >= 1:
            raise ValueError(text("validation and test together must be less than 1; the rest is trained on"))
        return self

    @abstractmethod
    def examples(self, rng: np.random.Generator) -> Examples:
        """Every example, in any order."""

    def gather(self, rng: np.random.Generator, progress: Progress, tables: Tables) -> Examples:
        """`examples`, telling how far a file has been read."""
        return self.examples(rng)

    def load(self, seed: int, progress: Progress = unheard, tables: Tables | None = None) -> Dataset:
        rng = np.random.default_rng([STREAM, seed])
        examples = self.gather(rng, progress, tables or Tables())
        strata = examples.y if examples.classes else np.zeros(len(examples.y), np.int64)
        parts = stratified_split(strata.astype(np.int64), (self.validation, self.test), rng)
        places = np.arange(len(examples.y)) if examples.places is None else examples.places
        train, val, test = (arranged(part, self.order, places, examples.y) for part in parts)
        dataset = Dataset.from_arrays(
            examples.x[train],
            examples.y[train],
            examples.x[val],
            examples.y[val],
            examples.task,
            x_test=examples.x[test],
            y_test=examples.y[test],
            name=self.name,
            classes=examples.classes or None,
            features=examples.features or None,
            standardize=self.standardize,
            standardize_target=self.scales_targets,
            origin=examples.origin(train=train, val=val, test=test),
        )
        ranks = ranks_of(np.concatenate([train, val]), self.order, places, examples.y)
        return self.differing(replace(dataset, notes=examples.notes + dataset.notes, ranks=ranks), seed)

    def alike(self) -> DatasetChoice:
        return self.model_copy(update={"mismatch": MISMATCHES["none"]()})

    def differing(self, dataset: Dataset, seed: int) -> Dataset:
        return self.mismatch.applied(dataset, seed)

    @property
    def scales_targets(self) -> bool:
        """Whether the targets of a regression are standardized too."""
        return False


DATASETS: Registry[DatasetChoice] = Registry("datasets")
