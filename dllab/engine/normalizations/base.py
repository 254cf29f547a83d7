"""What a normalization is: signals brought to mean 0 and deviation 1, then scaled and shifted by learned parameters."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from dllab.catalogue import Choice, Registry, parameter
from dllab.engine.kernels.compiler import inline
from dllab.engine.kernels.elementwise import F
from dllab.engine.parts import FORMULA, ONNX, PYTORCH, Array, Nodes, Unsaid

# (x, y, normal, spread, scale, shift, running, units, positions, batch, row, hyper, mode): y ← scale·normal + shift,
# where normal is x normalized. x, y, normal: [units, positions, row]; a unit of a dense layer has one position, a
# filter as many as its map. spread: room for 4·row + units floats, kept for `backward`.
# running: mean[units], then variance[units], as seen in training; used and left alone where mode is INFERENCE,
# neither used nor changed where it is LOOKING, brought up to date where it is TRAINING; used and left alone in every
# mode where a unit has one number in the batch, which has no spread of its own.
NORMALIZE = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), CPointer(float32), int64, int64, int64, int64, CPointer(float64), int64)"
)
# (d, normal, spread, scale, d_scale, d_shift, units, positions, batch, row, mode): d by y becomes d by x, in place;
# lanes from `batch` on stay zero. d_scale and d_shift [units] are written. mode: the one that x was normalized in.
BACKWARD = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), int64, int64, int64, int64, int64)"
)
# What follows when x, scale and shift change by ẋ, scale_change, shift_change; all else as `normalize` left it.
# (r, normal, spread, change, moved, scale, scale_change, shift_change, units, positions, batch, row, mode): ẋ in r
# becomes ẏ in place; change: how `normal` changes, moved: as spread, for what `second` reads. mode: not TRAINING.
TANGENT = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, int64, int64, int64)"
)
# (d, r, normal, spread, change, moved, scale, scale_change, d_scale, d_shift, units, positions, batch, row, mode): d is
# a gradient by y, r its change, which becomes that of the gradient by x, in place; the changes of those by scale and
# shift are written to d_scale and d_shift.
SECOND = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "int64, int64, int64, int64, int64)"
)
INFERENCE, TRAINING, LOOKING = np.arange(3)  # no literals to numba, which would compile the step's parts for each


@inline
def inverse_deviation(variance, epsilon):
    """1/√(σ² + ε); NaN where the variance is not finite, for 0 would hide that it could not be computed."""
    return F(1.0) / np.sqrt(variance + epsilon) if variance < F(np.inf) else F(np.nan)


class Normalization(Choice):
    """Base of the normalizations. `learns` is False only for "none", which has no kernels.

    needs_batch: it takes its statistics over the batch, and running ones at inference. tangent, second: without them
    curvature is measured by differences.
    """

    learns: ClassVar[bool] = True
    needs_batch: ClassVar[bool] = False
    normalize: ClassVar[Callable[..., None] | None] = None
    backward: ClassVar[Callable[..., None] | None] = None
    tangent: ClassVar[Callable[..., None] | None] = None
    second: ClassVar[Callable[..., None] | None] = None

    @property
    def comes_first(self) -> bool:
        """Whether it stands before the activation, not after it."""
        return False

    def formula(self, x: Array, scale: Array, shift: Array) -> Array:
        """What becomes of x[B, units] in training; raises Unsaid."""
        raise Unsaid(FORMULA, self)

    def formula_alone(self, x: Array, scale: Array, shift: Array, mean: Array, variance: Array) -> Array:
        """What becomes of a batch x[1, units] in training, given the running mean[units] and variance[units].

        Asked of those with `needs_batch` alone; raises Unsaid.
        """
        raise Unsaid(FORMULA, self)

    def torch(self, units: int) -> str:
        """A module whose parameters are the scale and the shift, as a line of Python; raises Unsaid."""
        raise Unsaid(PYTORCH, self)

    def torch_maps(self, filters: int) -> str:
        """As `torch`, for the maps of so many filters, [N, filters, height, width]; raises Unsaid."""
        raise Unsaid(PYTORCH, self)

    def onnx_maps(self, graph: Nodes, x: str, weight: Callable[[str], str]) -> str:
        """As `onnx`, for the maps of filters; raises Unsaid."""
        raise Unsaid(ONNX, self)

    def onnx(self, graph: Nodes, x: str, weight: Callable[[str], str]) -> str:
        """The name of what becomes of x, given its name; raises Unsaid.

        weight: gives the name of "scale" and "shift", and with `needs_batch` of "running_mean", "running_variance".
        """
        raise Unsaid(ONNX, self)


NORMALIZATIONS: Registry[Normalization] = Registry("normalizations")


class Affine(Normalization):
    """What batch and layer normalization share."""

    epsilon: float = parameter(
        1e-5, gt=0, le=1.0, label="ε", help="Keeps the division finite where a signal does not vary.", logarithmic=True
    )
    position: Literal["before", "after"] = parameter("before", label="Position", help="Before or after the activation.")

    @property
    def comes_first(self):
        """As `position` says."""
        return self.position == "before"

    def _formula(self, x: Array, scale: Array, shift: Array, axis: int) -> Array:
        """With mean and variance along `axis`."""
        away = x - x.mean(axis, keepdims=True)
        spread = np.sqrt(np.mean(away * away, axis, keepdims=True) + self.epsilon)
        return scale * away / spread + shift
