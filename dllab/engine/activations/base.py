"""What an activation is: a function, its derivative, and where the derivative is as good as zero."""

from collections.abc import Callable
from typing import ClassVar

from dllab.catalogue import Choice, Registry
from dllab.engine.parts import FORMULA, ONNX, PYTORCH, Array, Nodes, Unsaid

# (z, a, n, hyper): a[i] ← f(z[i]) for i < n
FORWARD = "void(CPointer(float32), CPointer(float32), int64, CPointer(float64))"
# (z, a, d, n, hyper): d[i] ← d[i]·f′(z[i]) for i < n
BACKWARD = "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, CPointer(float64))"
SECOND = BACKWARD  # (z, a, d, n, hyper): d[i] ← d[i]·f″(z[i])


class Activation(Choice):
    """Base of the activations.

    `max_slope` is the largest |f′|; a unit counts as saturated where |f′| is below 5 % of it. `range` bounds f.
    `backward_reads_input` is set where f′ is computed from z; otherwise z is gone by then and only a may be read.
    `linear`: f(z) = z. `initializer`: the one that keeps signals from fading or growing, where it is not He's or
    Xavier's by the range. `kinks`: where f or its slope jumps. `torch_definition`: what `torch` needs in the script.
    `straight` is set where f is made of straight pieces, so that f″ = 0 wherever there is one; others may state it by
    `second`, which reads what `backward` may. Without either the curvature of a loss is measured by differences.
    """

    max_slope: ClassVar[float]
    range: ClassVar[tuple[float, float]]
    backward_reads_input: ClassVar[bool] = False
    linear: ClassVar[bool] = False
    straight: ClassVar[bool] = False
    initializer: ClassVar[str] = ""
    kinks: ClassVar[tuple[float, ...]] = ()
    torch_definition: ClassVar[str] = ""
    forward: ClassVar[Callable[..., None]]
    backward: ClassVar[Callable[..., None]]
    second: ClassVar[Callable[..., None] | None] = None

    def formula(self, z: Array) -> Array:
        """f(z), written without what the kernel uses, to check it; raises Unsaid."""
        raise Unsaid(FORMULA, self)

    def torch(self) -> str:
        """A module, as a line of Python; raises Unsaid."""
        raise Unsaid(PYTORCH, self)

    def onnx(self, graph: Nodes, z: str) -> str:
        """The name of f(z), given that of z; raises Unsaid."""
        raise Unsaid(ONNX, self)


ACTIVATIONS: Registry[Activation] = Registry("activations")
