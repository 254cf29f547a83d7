"""What an activation is: a function, its derivative, and where the derivative is as good as zero."""

from collections.abc import Callable
from typing import ClassVar

from dllab.catalogue import Choice, Registry

# (z, a, n, hyper): a[i] ← f(z[i]) for i < n
FORWARD = "void(CPointer(float32), CPointer(float32), int64, CPointer(float64))"
# (z, a, d, n, hyper): d[i] ← d[i]·f′(z[i]) for i < n
BACKWARD = "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, CPointer(float64))"


class Activation(Choice):
    """Base of the activations.

    `max_slope` is the largest |f′|; a unit counts as saturated where |f′| is below 5 % of it. `range` bounds f.
    `backward_reads_input` is set where f′ is computed from z; otherwise z is gone by then and only a may be read.
    """

    max_slope: ClassVar[float]
    range: ClassVar[tuple[float, float]]
    backward_reads_input: ClassVar[bool] = False
    forward: ClassVar[Callable[..., None]]
    backward: ClassVar[Callable[..., None]]


ACTIVATIONS: Registry[Activation] = Registry("activations")
