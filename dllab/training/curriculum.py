"""Which examples are easy, and how many of them an epoch sees.

Source: Bengio, Louradour, Collobert & Weston (2009), Curriculum Learning.
"""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.state import EASY_SHARE, ROUNDING


def easiest_first(dataset: Dataset) -> NDArray[np.int64]:
    """The training examples in order of difficulty.

    Classification: distance to the mean of the own class less that to the nearest other class's. Regression: distance
    of the target from a linear fit.
    """
    x = dataset.x_train.astype(np.float64)
    if dataset.task == "classification":
        labels = np.unique(dataset.y_train)
        means = np.array([x[dataset.y_train == label].mean(axis=0) for label in labels])
        distances = np.stack([np.linalg.norm(x - mean, axis=1) for mean in means], axis=1)
        own = np.searchsorted(labels, dataset.y_train)
        rows = np.arange(len(x))
        to_own = distances[rows, own]
        distances[rows, own] = np.inf
        difficulty = to_own - distances.min(axis=1)
    else:
        inputs = np.column_stack([x, np.ones(len(x))])
        fitted, *_ = np.linalg.lstsq(inputs, dataset.y_train, rcond=None)
        difficulty = np.linalg.norm(dataset.y_train - inputs @ fitted, axis=1)
    return np.argsort(difficulty.astype(np.float32), kind="stable")  # float64's last places break ties by machine


def epoch_sizes(examples: int, easy_epochs: float, epochs: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many examples each of `epochs`, counted from 0, sees: a fifth at first, all after `easy_epochs`."""
    if easy_epochs == 0:
        return np.full(len(epochs), examples)
    share = EASY_SHARE + (1 - EASY_SHARE) * epochs / easy_epochs
    return np.ceil(np.minimum(share, 1.0) * examples - ROUNDING).astype(np.int64)
