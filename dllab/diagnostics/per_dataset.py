"""Facts about a dataset, worked out once: the data of a run never change, and findings are looked for all the time."""

import functools
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.diagnostics.bounds import EXPLODED

ROWS = 500  # examples that a fact about the inputs rests on: enough for a few percent, and a few ms on images

Fact = TypeVar("Fact")


def once_a_dataset(work_out: Callable[[Dataset], Fact]) -> Callable[[Dataset], Fact]:
    """Remember what `work_out` returns for each dataset, as long as the dataset is there."""
    known: WeakKeyDictionary[Dataset, Fact] = WeakKeyDictionary()

    @functools.wraps(work_out)
    def remembered(dataset: Dataset) -> Fact:
        if dataset not in known:
            known[dataset] = work_out(dataset)
        return known[dataset]

    return remembered


def rows(count: int) -> NDArray[np.int64]:
    """At most ROWS of `count` rows, evenly spread."""
    return np.arange(count) if count <= ROWS else np.arange(ROWS) * count // ROWS


def sample(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """At most ROWS rows of x[N, features], evenly spread."""
    return x if len(x) <= ROWS else x[rows(len(x))]


@once_a_dataset
def longest_healthy(dataset: Dataset) -> float:
    """The norm beyond which a gradient explodes; in a regression it goes with the spread of the targets."""
    return EXPLODED * (max(float(np.std(dataset.y_train)), 1.0) if dataset.task == "regression" else 1.0)


@once_a_dataset
def class_counts(dataset: Dataset) -> NDArray[np.int64]:
    """int64[K]: training examples of each class; empty for a regression."""
    if dataset.task == "regression":
        return np.zeros(0, np.int64)
    return np.bincount(dataset.y_train.astype(np.int64), minlength=dataset.targets)
