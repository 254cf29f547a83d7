"""What a network of images sees: the maps of one picture, layer by layer, and what excites every unit most."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.convolution.field import extent, seen
from dllab.engine.network import Layer
from dllab.engine.state import TrainState
from dllab.experiment import Experiment
from dllab.training.inside import Inside
from dllab.training.network import layout_of

SAMPLE = 256  # training images among which the most exciting are looked for


@dataclass(frozen=True, eq=False)
class Excitement:
    """What excites each unit of a layer most, among the images looked at.

    pictures: float32[units, height, width], the part of the image that the unit sees, in the network's units; NaN
    beyond the image. values: float32[units], what it passes on there. examples: int64[units], numbers of training
    examples.
    """

    pictures: NDArray[np.float32]
    values: NDArray[np.float32]
    examples: NDArray[np.int64]


class FeatureMapper:
    """Looks into one experiment's network on its data, which are images."""

    def __init__(self, experiment: Experiment, dataset: Dataset):
        assert dataset.image_shape is not None
        self._experiment, self._dataset, self._shape = experiment, dataset, dataset.image_shape
        self.layout = layout_of(experiment, dataset)
        count = min(SAMPLE, len(dataset.x_train))
        self._examples = np.unique(np.linspace(0, len(dataset.x_train) - 1, count).astype(np.int64))

    @cached_property
    def _one(self) -> Inside:
        return Inside(self._experiment, self._dataset, 1)

    @cached_property
    def _several(self) -> Inside:
        return Inside(self._experiment, self._dataset, len(self._examples))

    def maps(self, state: TrainState, x: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """Of x, float32[features], what every layer passes on: float32[filters, height, width] before pooling, or
        float32[units]; the last are the linear outputs."""
        signals = self._one.signals(state, x[None])[1:]
        return [_shaped(layer, signal[:, 0]) for layer, signal in zip(self.layout.layers, signals, strict=True)]

    def exciting(self, state: TrainState) -> list[Excitement]:
        """Of every layer. Of equal excitement the first is taken, and NaN if there is one."""
        signals = self._several.signals(state, self._dataset.x_train[self._examples])[1:]
        return [self._exciting(layer, signal) for layer, signal in zip(self.layout.layers, signals, strict=True)]

    def _exciting(self, layer: Layer, signal: NDArray[np.float32]) -> Excitement:
        everywhere = signal.reshape(layer.fan_out, -1)  # [units, places·examples]
        best = everywhere.argmax(axis=1)
        place, example = np.divmod(best, len(self._examples))
        numbers = self._examples[example]
        images = self._dataset.x_train[numbers].reshape(-1, *self._shape)
        values = everywhere[np.arange(layer.fan_out), best]
        if layer.geometry is None:
            return Excitement(images, values, numbers)
        geometries = [each.geometry for each in self.layout.layers[: layer.number] if each.geometry]
        pictures = []
        for where, image in zip(place.tolist(), images, strict=True):
            rows, columns = extent(geometries, *divmod(where, layer.geometry.map_width))
            pictures.append(seen(image, rows, columns))
        return Excitement(np.stack(pictures), values, numbers)


def _shaped(layer: Layer, signal: NDArray[np.float32]) -> NDArray[np.float32]:
    return signal.reshape(layer.geometry.maps) if layer.geometry else signal


def weights_as_pictures(
    layer: Layer, parameters: NDArray[np.float32], shape: tuple[int, int]
) -> NDArray[np.float32] | None:
    """float32[units, channels, height, width] of a layer that reads a picture; None of one that does not.

    shape: of the data's pictures, which the first layer reads.
    """
    weights = layer.weight_view(parameters)
    if layer.geometry:
        return weights.reshape(layer.weight_shape)
    return weights.reshape(layer.fan_out, 1, *shape) if layer.number == 1 else None
