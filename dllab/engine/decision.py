"""Which of two classes a single output stands for: one rule for steps, accuracies, pictures and exports."""

from typing import Any

from dllab.engine.kernels.compiler import inline
from dllab.engine.kernels.elementwise import F

TORCH = "(z[:, 0] > 0)"  # the rule for outputs z[N, 1] in PyTorch's words


@inline
def fires(z: Any) -> Any:
    """Whether z stands for class 1: z > 0. A number, or an array entry by entry."""
    return z > F(0.0)
