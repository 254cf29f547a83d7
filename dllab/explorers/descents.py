"""Gradient descent on a straight line's squared error, with batches of any size."""

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.datasets.diabetes import Diabetes
from dllab.datasets.line import NoisyLine
from dllab.explorers.base import frozen

Scale = Literal["own units", "centred", "standardized"]
Array = NDArray[np.float64]
Place = tuple[float, float]

COLUMNS = {"diabetes: body mass": "body mass index", "diabetes: blood pressure": "blood pressure"}


@lru_cache(maxsize=8)
def line_data(data: str, scale: Scale, samples: int, noise: float, seed: int) -> tuple[Array, Array]:
    """Inputs and targets, float64[N] each; inputs centred have mean 0, standardized ones deviation 1 as well."""
    rng = np.random.default_rng(seed)
    if data in COLUMNS:
        examples = Diabetes().examples(rng)
        x = np.asarray(examples.x, np.float64)[:, examples.features.index(COLUMNS[data])]
    else:
        examples = NoisyLine(samples=samples, noise=noise).examples(rng)
        x = np.asarray(examples.x, np.float64).ravel()
    made = frozen({"x": scaled(x, scale), "y": np.asarray(examples.y, np.float64).ravel()})
    return made["x"], made["y"]


def scaled(x: Array, scale: Scale) -> Array:
    """Inputs as they are, around their mean, or with deviation 1 as well."""
    if scale == "own units":
        return x
    made: Array = (x - x.mean()) / (x.std() if scale == "standardized" else 1.0)
    return made


@lru_cache(maxsize=4)
def batches(count: int, size: int, steps: int, seed: int) -> tuple[NDArray[np.int64], ...]:
    """The examples of every step: a new order each epoch, cut into batches, as a training run with this seed has them.

    A full batch is in the data's own order.
    """
    from dllab.engine.kernels.random import next_word, shuffle  # late: brings numba in

    order, state = np.arange(count), np.array([seed], np.uint64)
    if size >= count:
        return (order,) * steps
    chosen: list[NDArray[np.int64]] = []
    while len(chosen) < steps:
        shuffle(order, state)
        for begin in range(0, count, size):
            chosen.append(order[begin : begin + size].copy())
            next_word(state)  # a step of training draws one for its dropout
    return tuple(chosen[:steps])


def moments(x: Array, y: Array, chosen: tuple[NDArray[np.int64], ...]) -> Array:
    """The means of x, x², y, xy and y² over every batch: all that a step needs of it. float64[steps, 5]."""
    products = np.stack([x, x * x, y, x * y, y * y])
    if len(chosen[0]) == len(x):
        return np.broadcast_to(products.mean(axis=1), (len(chosen), 5))
    sizes = np.array([len(batch) for batch in chosen])
    sums = np.add.reduceat(products[:, np.concatenate(chosen)], np.cumsum(sizes) - sizes, axis=1)
    means: Array = (sums / sizes).T
    return means


def descend(means: Array, start: Place, rate: float) -> tuple[Array, Array]:
    """Plain gradient descent of the mean of (wx + b − y)² over each step's batch, in float64.

    means: as `moments` has them. Returns the path of (w, b), float64[steps + 1, 2], and the loss of each step's own
    batch, float64[steps].
    """
    x, xx, y, xy, yy = means.T
    double = 2 * rate
    steps = np.column_stack([1 - double * xx, -double * x, double * xy, double * y])  # the step as a linear map
    (w, b), path, kept = start, [start], 1 - double
    for own, cross, to_w, to_b in steps.tolist():
        w, b = own * w + cross * b + to_w, cross * w + kept * b + to_b
        path.append((w, b))
    walked = np.array(path)
    w, b = walked[:-1].T
    return walked, w * (w * xx + b * x - xy) + b * (w * x + b - y) - w * xy - b * y + yy
