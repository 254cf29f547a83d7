"""What a normalization is: signals brought to mean 0 and deviation 1, then scaled and shifted by learned parameters."""

from collections.abc import Callable
from typing import ClassVar, Literal

from dllab.catalogue import Choice, Registry, parameter

# (x, y, normal, spread, scale, shift, running, units, batch, row, hyper, mode): y ← scale·normal + shift, where
# normal is x normalized. x, y, normal: [units, row]. spread: room for 4·row + units floats, kept for `backward`.
# running: mean[units], then variance[units], as seen in training; used and left alone where mode is INFERENCE,
# neither used nor changed where it is LOOKING, brought up to date where it is TRAINING.
NORMALIZE = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), CPointer(float32), int64, int64, int64, CPointer(float64), int64)"
)
# (d, normal, spread, scale, d_scale, d_shift, units, batch, row): d by y becomes d by x, in place; lanes from `batch`
# on stay zero. d_scale and d_shift [units] are written.
BACKWARD = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), int64, int64, int64)"
)
INFERENCE, TRAINING, LOOKING = range(3)


class Normalization(Choice):
    """Base of the normalizations. `learns` is False only for "none", whose kernels are never called."""

    learns: ClassVar[bool] = True
    needs_batch: ClassVar[bool] = False
    normalize: ClassVar[Callable[..., None]]
    backward: ClassVar[Callable[..., None]]


NORMALIZATIONS: Registry[Normalization] = Registry("normalizations")


class Affine(Normalization):
    """What batch and layer normalization share."""

    epsilon: float = parameter(
        1e-5, gt=0, le=1.0, label="ε", help="Keeps the division finite where a signal does not vary.", logarithmic=True
    )
    position: Literal["before", "after"] = parameter("before", label="Position", help="Before or after the activation.")
