"""Shifting and scaling features so that they lie around zero with a spread of one."""

from dataclasses import replace

import numpy as np

from dllab.datasets.dataset import Dataset


def standardize(dataset: Dataset) -> Dataset:
    """The dataset with x ← (x − μ) / σ, with mean and deviation of the training examples alone.

    Each feature has its own μ and σ, but the pixels of an image share theirs: a pixel at the rim that is nearly always
    black would otherwise be blown up. Where nothing varies, σ is 1.
    """
    axis = None if dataset.image_shape else 0
    mean = np.atleast_1d(dataset.x_train.mean(axis, np.float64))
    deviation = np.atleast_1d(dataset.x_train.std(axis, np.float64))
    deviation[deviation <= np.finfo(np.float32).eps * np.abs(mean)] = 1.0
    fitted = replace(dataset, offset=mean.astype(np.float32), scale=deviation.astype(np.float32))
    return replace(fitted, x_train=fitted.standardized(dataset.x_train), x_val=fitted.standardized(dataset.x_val))
