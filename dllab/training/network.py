"""The network that an experiment trains on its data, and the data as the engine reads them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets import DataError, Dataset
from dllab.engine.convolution.geometry import Geometry, Picture
from dllab.engine.examples import PackedExamples
from dllab.engine.network import Layout, WrongShape
from dllab.experiment import Experiment
from dllab.experiment.convolution import ConvolutionSection
from dllab.messages import text


def geometries(experiment: Experiment, dataset: Dataset) -> tuple[Geometry, ...]:
    """Of the convolutions, one on what the other puts out; raises DataError where data are no images, NothingLeft."""
    asked = experiment.network.convolutions
    return geometries_on(picture_of(dataset.image_shape, dataset.name), asked) if asked else ()


def picture_of(image_shape: tuple[int, int] | None, name: str) -> Picture:
    """What the first convolution reads of the data called so; raises DataError where they are no images."""
    if image_shape is None:
        raise DataError(
            text("convolutions are for images; {name} has none. A table of pixels can say its image shape"), name=name
        )
    return Picture(1, *image_shape)


def geometries_on(picture: Picture, asked: Sequence[ConvolutionSection]) -> tuple[Geometry, ...]:
    """Of convolutions one after the other on a picture; raises NothingLeft."""
    found = []
    for section in asked:
        found.append(Geometry.of(picture, **section.model_dump()))
        picture = found[-1].out
    return tuple(found)


def layer_sizes(experiment: Experiment, dataset: Dataset) -> tuple[int, ...]:
    """Inputs, what every hidden layer puts out, outputs: numbers of an example.

    Raises LossDoesNotFit where the loss is for another task, and what `geometries` raises.
    """
    outputs = experiment.loss.outputs(dataset.task, dataset.targets)
    maps = (geometry.out.size for geometry in geometries(experiment, dataset))
    return (dataset.feature_count, *maps, *experiment.network.hidden, outputs)


def layout_of(experiment: Experiment, dataset: Dataset) -> Layout:
    """Where the parameters lie in the flat arrays."""
    network = experiment.network
    return Layout(
        layer_sizes(experiment, dataset),
        network.normalization.learns,
        network.biases,
        geometries(experiment, dataset),
    )


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
