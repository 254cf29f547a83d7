"""The network that an experiment trains on its data, and the data as the engine reads them."""

from typing import Any

from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.examples import PackedExamples
from dllab.engine.network import Layout
from dllab.experiment import Experiment


def layer_sizes(experiment: Experiment, dataset: Dataset) -> tuple[int, ...]:
    """Inputs, units of every hidden layer, outputs; raises LossDoesNotFit where the loss is for another task."""
    outputs = experiment.loss.outputs(dataset.task, dataset.targets)
    return (dataset.feature_count, *experiment.network.hidden, outputs)


def layout_of(experiment: Experiment, dataset: Dataset) -> Layout:
    """Where the parameters lie in the flat arrays."""
    network = experiment.network
    return Layout(layer_sizes(experiment, dataset), network.normalization.learns, network.biases)


def examples_of(experiment: Experiment, dataset: Dataset, x: NDArray[Any], y: NDArray[Any]) -> PackedExamples:
    """Inputs x[N, features] and targets y of the dataset's kind, laid out for the engine."""
    labels = y if dataset.task == "classification" else None
    targets = experiment.loss.encode(y, dataset.task, dataset.targets)
    return PackedExamples.pack(x, targets, labels, dataset.feature_count)
