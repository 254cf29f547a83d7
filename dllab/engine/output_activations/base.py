"""What an output activation is: a function of all outputs of an example, and its full Jacobian."""

from collections.abc import Callable
from typing import ClassVar, NoReturn

from dllab.catalogue import Choice, Registry
from dllab.engine.parts import FORMULA, ONNX, PYTORCH, Array, Nodes, Unsaid

# (z, outputs, row): z[o·row + k] ← the activation of example k's outputs, in place
FORWARD = "void(CPointer(float32), int64, int64)"
# (y, d, outputs, batch, row): d by y becomes d by z, in place, in the first `batch` lanes
BACKWARD = "void(CPointer(float32), CPointer(float32), int64, int64, int64)"
# (y, d, r, turned, outputs, batch, row): turned += J̇·d in the first `batch` lanes, where d is a gradient by y, and J̇
# how the Jacobian changes when y changes by r
SECOND = "void(CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, int64)"


class OutputActivation(Choice):
    """Base of the output activations. With `linear` set, outputs stay as they are: there are no kernels.

    `backward` multiplies by the Jacobian, which is symmetric. Without `second` curvature is measured by differences.
    """

    linear: ClassVar[bool] = False
    never_negative: ClassVar[bool] = False
    forward: ClassVar[Callable[..., None] | None] = None
    backward: ClassVar[Callable[..., None] | None] = None
    second: ClassVar[Callable[..., None] | None] = None

    def formula(self, z: Array) -> Array:
        """What becomes of outputs z[N, outputs]; raises Unsaid."""
        return z if self.linear else self._unsaid(FORMULA)

    def torch(self, z: str) -> str:
        """An expression of the expression `z`; raises Unsaid."""
        return z if self.linear else self._unsaid(PYTORCH)

    def onnx(self, graph: Nodes, z: str) -> str:
        """The name of what becomes of z, given its name; raises Unsaid."""
        return z if self.linear else self._unsaid(ONNX)

    def _unsaid(self, template: str) -> NoReturn:
        raise Unsaid(template, self)


OUTPUT_ACTIVATIONS: Registry[OutputActivation] = Registry("output activations")
