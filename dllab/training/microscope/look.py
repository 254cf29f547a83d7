"""What the microscope sees: plain arrays, without anything compiled."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution.geometry import Geometry
from dllab.engine.parts import Unsaid
from dllab.engine.state import TrainState
from dllab.engine.worked.terms import Line, Slot
from dllab.training.microscope.difference import Check

QUANTITIES = ("weights", "gradients", "sums", "activations", "deltas")


@dataclass(frozen=True, eq=False)
class LayerLook:
    """One layer on a batch of B examples, float32; of a convolution, B counts the places of all examples' maps.

    weight, weight_gradient: [fan_out, fan_in]; bias, bias_gradient: [fan_out], or None in a network without biases.
    Gradients are those of the mean loss plus the L1 and L2 terms, before noise and clipping. inputs: [B, fan_in]. All
    others are [B, fan_out]: z = W·x + b; u, what the activation is given, normalized or not; a, what it makes of it, of
    the last layer the network's outputs; out, what the next layer gets, before it is pooled; delta = ∂L/∂z.
    geometry: of a convolution, whose weights lie channel by channel and row by row.
    """

    number: int
    weight: NDArray[np.float32]
    bias: NDArray[np.float32] | None
    weight_gradient: NDArray[np.float32]
    bias_gradient: NDArray[np.float32] | None
    inputs: NDArray[np.float32]
    z: NDArray[np.float32]
    u: NDArray[np.float32]
    a: NDArray[np.float32]
    out: NDArray[np.float32]
    delta: NDArray[np.float32]
    geometry: Geometry | None = None

    @property
    def positions(self) -> int:
        """How many rows belong to one example, one after the other."""
        return self.geometry.positions if self.geometry else 1

    def values(self, quantity: str) -> NDArray[np.float32]:
        """The array that one of QUANTITIES names; examples are rows, weights and their gradients as they are."""
        return {
            "weights": self.weight,
            "gradients": self.weight_gradient,
            "sums": self.u,
            "activations": self.a,
            "deltas": self.delta,
        }[quantity]


@dataclass(frozen=True, eq=False)
class Gradients:
    """The gradient on its way to the optimizer, each flat as the parameters lie: of the mean loss alone, with the L1
    and L2 terms, with noise, and, as it is applied, clipped and 0 for frozen layers. clipped: whether it was."""

    data: NDArray[np.float32]
    penalized: NDArray[np.float32]
    disturbed: NDArray[np.float32]
    applied: NDArray[np.float32]
    clipped: bool


@dataclass(frozen=True, eq=False)
class Look:
    """The step after `step` steps, looked into before it is taken.

    rate: its learning rate. example: the number of the one training example that it is shown, or None for the batch
    that the run will take next. examples: int64[B], the numbers of the training examples in the batch. targets:
    float32[B, rows], as the loss reads them. masks: what dropout multiplies each hidden layer with, or None. x:
    float32[B, features], as the network is given them. before, after: the whole state around the step. taken: whether
    the run changes anything by it; it ends where a loss or gradient is not finite, unless it is meant to go on.
    """

    step: int
    rate: float
    example: int | None
    examples: NDArray[np.int64]
    targets: NDArray[np.float32]
    masks: tuple[NDArray[np.float32] | None, ...]
    x: NDArray[np.float32]
    loss: float
    layers: tuple[LayerLook, ...]
    gradients: Gradients
    before: TrainState
    after: TrainState
    taken: bool

    def geometry(self, address: "Address") -> Geometry | None:
        """Of the convolution whose weight it is; None for another layer's."""
        return self.layers[address.layer - 1].geometry


@dataclass(frozen=True)
class Address:
    """A weight: from input `column` to `unit` of layer `layer`, counted from 1; column None: its bias, if any."""

    layer: int
    unit: int
    column: int | None


@dataclass(frozen=True, eq=False)
class WeightUpdate:
    """One weight in one step. All terms of its gradient are numbers of this weight alone.

    inputs, deltas: float32[B], x and δ of every example, or of every place of every example's map; data_gradient =
    Σ δ·x. penalty: what L1 and L2 add. noise: what gradient noise adds. gradient: what is left after clipping, and
    given to the optimizer. decay: −ηλw, which shrinks the weight before the optimizer's step. slots: what the optimizer
    remembers. worked: its formula, or who does not say it. frozen: whether its layer is; then the gradient given to the
    optimizer is 0, and so is the decay.
    difference: after − before, taken by the real step.
    """

    address: Address
    before: float
    after: float
    inputs: NDArray[np.float32]
    deltas: NDArray[np.float32]
    data_gradient: float
    penalty: float
    noise: float
    gradient: float
    decay: float
    slots: tuple[Slot, ...]
    worked: tuple[Line, ...] | Unsaid
    check: Check
    frozen: bool = False

    @property
    def difference(self) -> float:
        """Δw."""
        return self.after - self.before


@dataclass(frozen=True, eq=False)
class DepthVariances:
    """Variances of every layer over units and examples, float64[L]: of activations, the last layer's being the
    network's linear outputs, and of δ = ∂L/∂z."""

    activations: NDArray[np.float64]
    deltas: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Depth:
    """measured: with the initializer chosen. he, xavier: what theory expects of these two in this network; None where
    normalization or detours make it another theory's business, or where an activation is `unsaid`."""

    measured: DepthVariances
    he: DepthVariances | None
    xavier: DepthVariances | None
    unsaid: Unsaid | None = None
