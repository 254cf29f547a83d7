"""What an output activation is: a function of all outputs of an example, and its full Jacobian."""

from collections.abc import Callable
from typing import ClassVar

from dllab.catalogue import Choice, Registry

# (z, outputs, row): z[o·row + k] ← the activation of example k's outputs, in place
FORWARD = "void(CPointer(float32), int64, int64)"
# (y, d, outputs, batch, row): d by y becomes d by z, in place, in the first `batch` lanes
BACKWARD = "void(CPointer(float32), CPointer(float32), int64, int64, int64)"


class OutputActivation(Choice):
    """Base of the output activations. With `linear` set the kernels are never called."""

    linear: ClassVar[bool] = False
    forward: ClassVar[Callable[..., None]]
    backward: ClassVar[Callable[..., None]]


OUTPUT_ACTIVATIONS: Registry[OutputActivation] = Registry("output activations")
