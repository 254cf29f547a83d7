"""The network that an experiment trains on its data, and the data as the engine reads them."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets import Dataset
from dllab.engine.examples import PackedExamples
from dllab.engine.network import Layout, WrongShape
from dllab.experiment import Experiment
from dllab.messages import text


def layer_sizes(experiment: Experiment, dataset: Dataset) -> tuple[int, ...]:
    """Inputs, units of every hidden layer, outputs; raises LossDoesNotFit where the loss is for another task."""
    outputs = experiment.loss.outputs(dataset.task, dataset.targets)
    return (dataset.feature_count, *experiment.network.hidden, outputs)


def layout_of(experiment: Experiment, dataset: Dataset) -> Layout:
    """Where the parameters lie in the flat arrays."""
    network = experiment.network
    return Layout(layer_sizes(experiment, dataset), network.normalization.learns, network.biases)


def of_the_kind(own: Dataset, x: ArrayLike, y: ArrayLike) -> Dataset:
    """(x, y) as training data of the same kind as `own`; raises DataError or WrongShape."""
    like = Dataset.from_arrays(np.atleast_2d(x), np.atleast_1d(y), task=own.task, classes=own.classes or None)
    if like.targets != own.targets:
        raise WrongShape(
            text("targets have {found} columns; the network has {expected} outputs"),
            found=like.targets, expected=own.targets,
        )  # fmt: skip
    return like


def examples_of(experiment: Experiment, dataset: Dataset, x: NDArray[Any], y: NDArray[Any]) -> PackedExamples:
    """Inputs x[N, features] and targets y of the dataset's kind, laid out for the engine."""
    labels = y if dataset.task == "classification" else None
    targets = experiment.loss.encode(y, dataset.task, dataset.targets)
    return PackedExamples.pack(x, targets, labels, dataset.feature_count)
