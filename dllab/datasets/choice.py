"""What every dataset on offer has in common: it makes examples, holds some out, and standardizes."""

from abc import abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, parameter
from dllab.datasets.dataset import Dataset, Task
from dllab.datasets.split import stratified_split
from dllab.datasets.standardization import standardize

STREAM = 0xDA7A  # keeps the data's random numbers apart from those drawn for weights from the same seed


@dataclass(frozen=True)
class Examples:
    """All examples of a dataset, before any are held out.

    x: [N, features] or [N, height, width]; y: int[N] labels or float[N] targets. `classes` is empty for a regression.
    """

    x: NDArray[np.floating]
    y: NDArray[np.integer] | NDArray[np.floating]
    classes: tuple[str, ...] = ()

    @property
    def task(self) -> Task:
        """What the targets ask for."""
        return "classification" if self.classes else "regression"


class DatasetChoice(Choice):
    """A dataset that can be picked; the same parameters and seed always give the same arrays."""

    validation: float = parameter(
        0.3, label="Held out", help="Share of the examples kept for validation, the same in every class.", ge=0, lt=1
    )
    standardize: bool = parameter(
        False,
        label="Standardize",
        help="Shift and scale the features to mean 0 and deviation 1, as measured on the training examples.",
    )

    @abstractmethod
    def examples(self, rng: np.random.Generator) -> Examples:
        """Every example, in any order."""

    def load(self, seed: int) -> Dataset:
        """The training and validation sets, in an order drawn from `seed`; raises DataError."""
        rng = np.random.default_rng([STREAM, seed])
        examples = self.examples(rng)
        strata = examples.y if examples.classes else np.zeros(len(examples.y), np.int64)
        train, val = stratified_split(strata.astype(np.int64), self.validation, rng)
        dataset = Dataset.from_arrays(
            examples.x[train],
            examples.y[train],
            examples.x[val],
            examples.y[val],
            examples.task,
            name=self.name,
            classes=examples.classes or None,
        )
        return standardize(dataset) if self.standardize else dataset


DATASETS: Registry[DatasetChoice] = Registry("datasets")
