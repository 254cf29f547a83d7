"""What is seen of the ground under a run: plain arrays, without anything compiled."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice
from dllab.engine.tangents.stated import unstated
from dllab.experiment import Experiment

SMALL = 500  # parameters up to which the whole spectrum is computed
Sight = Literal["path", "random"]


@dataclass(frozen=True, eq=False)
class Slice:
    """The loss over a plane of parameters, and what of the run lies in it.

    kind: whether the plane goes through three places of the path, or along two random directions. x, y, float64[side],
    of `loss`, float64[side, side], from the lowest y up. path, float64[n, 2]: the run's places, projected; steps,
    int64[n]. here: where the run is now. inside: the share of the path's variance that lies in the plane; NaN where it
    has none. examples: over how many the loss is a mean. finest: whether no finer one comes.
    """

    kind: Sight
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    loss: NDArray[np.float64]
    path: NDArray[np.float64]
    steps: NDArray[np.int64]
    here: tuple[float, float]
    inside: float
    examples: int
    finest: bool


@dataclass(frozen=True, eq=False)
class Line:
    """The training loss on the straight line from one network to another: at share 0 the one, at 1 the other."""

    share: NDArray[np.float64]
    loss: NDArray[np.float64]
    examples: int


@dataclass(frozen=True, eq=False)
class Spectrum:
    """All eigenvalues of the Hessian of the training loss, rising, float64[K]; negative: how many lie clearly below 0.

    examples: over how many the loss is a mean.
    """

    values: NDArray[np.float64]
    negative: int
    examples: int


def inexact_for(experiment: Experiment) -> Choice | None:
    """The choice for which curvature is measured by differences of gradients; None where products are exact."""
    network = experiment.network
    return unstated(network.activations, experiment.loss, network.output, network.normalization)
