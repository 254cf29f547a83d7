"""What a choice may say of itself beside its kernels: in float64, for PyTorch, for ONNX, step by step.

Each part is a method of the family's base that a choice's own file may override. Where it does not, whoever asks is
told so by `Unsaid`, in words.
"""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice
from dllab.messages import UserError, text

Array = NDArray[np.float64]

FORMULA = text("the microscope cannot follow {name!r}: its file does not say its formula")
STEP = text("the microscope cannot follow {name!r}: its file does not say how a step is worked out")
PYTORCH = text("{name!r} cannot be written as PyTorch")
ONNX = text("{name!r} cannot be written as ONNX")


class Unsaid(UserError):
    """A choice was asked for a part that its file leaves out; `template` is one of those above."""

    def __init__(self, template: str, choice: Choice):
        super().__init__(template, name=choice.name)


class Nodes(Protocol):
    """An ONNX model, opset 17, to which a choice appends what it computes."""

    def add(self, operation: str, *inputs: str, **attributes: Any) -> str:
        """Append a node; returns the name of what it puts out."""

    def constant(self, value: float) -> str:
        """A float32 by name."""

    def by_filter(self, values: str) -> str:
        """The name of numbers [filters] shaped to go with maps, [filters, 1, 1]."""


def logistic(z: Array) -> Array:
    """1/(1 + e⁻ᶻ), all its digits kept far below 0."""
    return np.exp(-np.logaddexp(0, -z))


def log_softmax(z: Array) -> Array:
    """ln of the softmax of every row."""
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)
