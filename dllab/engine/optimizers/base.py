"""What an optimizer is: a number of values it remembers a parameter, and one kernel that updates a stretch of them."""

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, parameter
from dllab.engine.network import aligned_zeros
from dllab.messages import UserError

# (w, g, slots, stride, n, hyper, rate, step): update w[i] for i < n from its gradient g[i]. Slot s of parameter i is
# slots[s·stride + i], zero before the first step; `rate` is this step's learning rate; steps count from 1. Padding is
# updated like any parameter; its gradient is 0, and so must be its update. A loop turns into vector code while it
# touches at most four arrays, or five of which three are only read: beyond that, split it.
UPDATE = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, CPointer(float64), float64, int64)"
)
# (z, t, d, outputs, target rows, batch, row): d[o·row + k] ← the error of output o for example k, in the first `batch`
# lanes, zero in the others. z and t as a loss has them; targets in fewer rows than outputs are indices of classes.
ERROR = "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, int64, int64)"

SMALLEST = 1e-30  # an ε below it could vanish in float32, and padding would be 0/0


def rate_parameter(default: float, help: str) -> Any:  # noqa: A002 - as `parameter` calls it
    """The learning rate of an optimizer."""
    return parameter(default, gt=0, le=1e30, label="Learning rate η", help=help, live=True, logarithmic=True)


def epsilon_parameter(default: float, help: str = "Keeps steps finite where gradients are tiny.") -> Any:  # noqa: A002
    """What an optimizer adds below the line, so that it never divides by zero."""
    return parameter(default, ge=SMALLEST, label="ε", help=help, live=True, logarithmic=True)


class OptimizerDoesNotFit(UserError):
    """An optimizer was asked to train a network that it is not made for."""


class Optimizer(Choice):
    """Base of the optimizers. The learning rate is the schedule's business and reaches `update` as `rate`.

    slots: values remembered a parameter. scalars: values remembered for the whole network, at slots[slots·stride] and
    after it; such an optimizer is called once a step, for all parameters. per_tensor: `update` is called for every
    weight matrix and every bias by itself, rather than once for all. A parameter called `weight_decay` is decoupled
    decay of the weights, which the step applies before `update`. output_error: what a training step sends back
    through the network in place of the loss's gradient, where it is not None.
    """

    learning_rate: float = rate_parameter(
        0.01, "How far one step goes. Too small: nothing happens; too large: the loss jumps about or diverges."
    )

    slots: ClassVar[int]
    scalars: ClassVar[int] = 0
    per_tensor: ClassVar[bool] = False
    update: ClassVar[Callable[..., None]]
    output_error: ClassVar[Callable[..., None] | None] = None

    @property
    def chain(self) -> tuple["Optimizer", ...]:
        """Those whose `update` a step calls, one or two: what is wrapped comes before its wrapper.

        In the state a wrapper's slots come before those of what it wraps. A wrapper is called once a step, for all
        parameters.
        """
        return (self,)

    def initial_slots(self, parameters: NDArray[np.float32]) -> NDArray[np.float32]:
        """What is remembered before the first step: nothing, float32[slots·P + scalars]."""
        return aligned_zeros(self.slots * parameters.size + self.scalars)

    def refuse(self, hidden_layers: int, task: str, linear: bool) -> None:
        """Raise OptimizerDoesNotFit where it cannot train such a network; `linear`: its outputs are only weighted."""


class Moments(Optimizer):
    """Base of those that keep running means of the gradient, m, and of its square or the like, v."""

    learning_rate: float = rate_parameter(0.001, "About the size of one step in every parameter.")
    beta1: float = parameter(
        0.9, ge=0, lt=1, label="β₁", help="Memory of the gradient's mean; 0.9 is about 10 steps.", live=True
    )
    beta2: float = parameter(
        0.999, ge=0, lt=1, label="β₂", help="Memory of the squared gradient; 0.999 is about 1,000 steps.", live=True
    )


OPTIMIZERS: Registry[Optimizer] = Registry("optimizers")
