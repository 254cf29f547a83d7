"""What every unit of a small network computes, for inputs that can be taken in at a glance."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.state import TrainState
from dllab.experiment import Experiment
from dllab.training.inside import Inside

PLANE_SIDE = 32  # cells along each feature of a plane
LINE_LENGTH = 64  # places along a single feature
MARGIN = 0.08  # of the data's extent, around it
MOST_EXAMPLES = 512  # that an average is taken over
GROUPS = 8  # of examples, from the smallest target to the largest

Axis = Literal["plane", "line", "classes", "targets"]


@dataclass(frozen=True, eq=False)
class UnitMaps:
    """What the units of every layer pass on, the inputs' first and the linear outputs last.

    images: float32[units, rows, columns] a layer, over what `axis` says: the plane of two features, its first to the
    right and its second upwards; a line of one feature; otherwise one row of the means over the examples of each class,
    or of each eighth of the examples from the smallest target to the largest. NaN where there is none.
    low, mean, high: float32[units] a layer, over all inputs looked at.
    """

    axis: Axis
    images: tuple[NDArray[np.float32], ...]
    low: tuple[NDArray[np.float32], ...]
    mean: tuple[NDArray[np.float32], ...]
    high: tuple[NDArray[np.float32], ...]


class UnitMapper:
    """Sends fixed inputs through a network of its own, with whatever parameters it is handed.

    It may be used in any one thread while the run itself goes on in another.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset):
        self.axis, self._inputs, self._group = inputs_of(dataset)
        self._inside = Inside(experiment, dataset, len(self._inputs))

    def maps(self, state: TrainState) -> UnitMaps:
        """The network as it is in `state`, at inference: without dropout, with what normalizations have seen."""
        signals = self._inside.signals(state, self._inputs)
        return UnitMaps(
            self.axis,
            tuple(self._image(signal) for signal in signals),
            tuple(signal.min(1) for signal in signals),
            tuple(_mean(signal) for signal in signals),
            tuple(signal.max(1) for signal in signals),
        )

    def _image(self, signal: NDArray[np.float32]) -> NDArray[np.float32]:
        if self.axis == "plane":
            return signal.reshape(-1, PLANE_SIDE, PLANE_SIDE)
        if self.axis == "line":
            return signal[:, None, :]
        count = np.bincount(self._group)
        members = np.eye(len(count), dtype=np.float32)[self._group]
        with np.errstate(invalid="ignore", over="ignore"):
            means = (signal @ members) / np.where(count, count, np.nan)
        return means.astype(np.float32)[:, None, :]


def _mean(signal: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32[units]; of a network that diverges, whose values may be infinite or sum to more than float32 holds."""
    with np.errstate(invalid="ignore"):
        return signal.mean(1, dtype=np.float64).astype(np.float32)


def inputs_of(dataset: Dataset) -> tuple[Axis, NDArray[np.float32], NDArray[np.int64]]:
    """What a unit is looked at over: the axis, the inputs float32[N, features], and each input's group, int64[N].

    A plane's inputs go row by row from the upper left. Groups are classes, or eighths of the targets; else all 0.
    """
    if dataset.feature_count == 2 and dataset.image_shape is None:
        inputs = _plane(dataset)
        return "plane", inputs, np.zeros(len(inputs), np.int64)
    if dataset.feature_count == 1:
        low, high = _extent(dataset)
        places = np.linspace(low[0], high[0], LINE_LENGTH, dtype=np.float32)
        return "line", places[:, None], np.zeros(LINE_LENGTH, np.int64)
    if dataset.task == "classification":
        each = max(MOST_EXAMPLES // dataset.targets, 1)
        chosen = np.concatenate([np.flatnonzero(dataset.y_train == c)[:each] for c in range(dataset.targets)])
        return "classes", dataset.x_train[chosen], dataset.y_train[chosen].astype(np.int64)
    chosen = np.unique(np.linspace(0, len(dataset.x_train) - 1, MOST_EXAMPLES).astype(np.int64))
    rank = np.argsort(np.argsort(dataset.y_train[chosen, 0], kind="stable"), kind="stable")
    return "targets", dataset.x_train[chosen], rank * min(GROUPS, len(chosen)) // len(chosen)


def _plane(dataset: Dataset) -> NDArray[np.float32]:
    (left, bottom), (right, top) = _extent(dataset)
    middles = (np.arange(PLANE_SIDE) + 0.5) / PLANE_SIDE
    across, down = np.meshgrid(left + middles * (right - left), top - middles * (top - bottom))
    return np.stack([across.ravel(), down.ravel()], 1).astype(np.float32)


def _extent(dataset: Dataset) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Smallest and largest value of each feature in all the data, as the network sees them, with a margin."""
    everything = np.vstack([dataset.x_train, dataset.x_val.reshape(-1, dataset.feature_count)])
    low, high = everything.min(0), everything.max(0)
    margin = MARGIN * np.where(high > low, high - low, np.float32(1))
    return low - margin, high + margin
