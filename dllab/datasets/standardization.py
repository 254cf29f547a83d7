"""Shifting and scaling numbers so that they lie around zero with a spread of one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.dataset import Dataset


def standardize(dataset: Dataset) -> Dataset:
    """The dataset with x ← (x − μ) / σ, with mean and deviation of the training examples alone.

    Each feature has its own μ and σ, but the pixels of an image share theirs: a pixel at the rim that is nearly always
    black would otherwise be blown up. Where nothing varies, σ is 1.
    """
    mean, deviation = _moments(dataset.x_train, None if dataset.image_shape else 0)
    fitted = replace(dataset, offset=mean, scale=deviation)
    return replace(
        fitted,
        x_train=fitted.standardized(dataset.x_train),
        x_val=fitted.standardized(dataset.x_val),
        x_test=fitted.standardized(dataset.x_test),
    )


def standardize_targets(dataset: Dataset) -> Dataset:
    """A regression with y ← (y − μ) / σ, measured on the training examples; a classification as it is."""
    if dataset.task == "classification":
        return dataset
    mean, deviation = _moments(dataset.y_train, 0)
    scaled = {name: (getattr(dataset, name) - mean) / deviation for name in ("y_train", "y_val", "y_test")}
    offset, scale = mean.astype(np.float64), deviation.astype(np.float64)
    return replace(dataset, **scaled, target_offset=offset, target_scale=scale)


def _moments(values: NDArray, axis: int | None) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    mean = np.atleast_1d(values.mean(axis, np.float64))
    deviation = np.atleast_1d(values.std(axis, np.float64))
    deviation[deviation <= np.finfo(np.float32).eps * np.abs(mean)] = 1.0
    return mean.astype(np.float32), deviation.astype(np.float32)
