"""What an optimizer is: the values it remembers a parameter, and one kernel that updates a stretch of them."""

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, parameter
from dllab.engine.network import aligned_zeros
from dllab.engine.parts import PYTORCH, STEP, Unsaid
from dllab.engine.worked.terms import Line, Terms
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


def decay_parameter(default: float) -> Any:
    """Decoupled decay of the weights, which the step applies before `update`."""
    words = "Each step shrinks every weight, but no bias, by the share ηλ."
    return parameter(default, ge=0, label="Weight decay λ", help=words, live=True, logarithmic=True)


class OptimizerDoesNotFit(UserError):
    """An optimizer was asked to train a network that it is not made for."""


class Optimizer(Choice):
    """Base of the optimizers. The learning rate is the schedule's business and reaches `update` as `rate`.

    slots: the names, as in the formula, of what is remembered a parameter; slot s of `update` is the s-th. scalars:
    the names of what is remembered for the whole network, after all slots; such an optimizer is called once a step, for
    all parameters. per_tensor: `update` is called for every weight matrix and every bias by itself, rather than once
    for all. A parameter called `weight_decay` is decoupled decay of the weights, which the step applies before
    `update`. one_rate: it steps along the gradient or its mean, without a rate for every weight. output_error: what a
    training step sends back through the network in place of the loss's gradient, where it is not None.
    """

    learning_rate: float = rate_parameter(
        0.01, "How far one step goes. Too small: nothing happens; too large: the loss jumps about or diverges."
    )

    slots: ClassVar[tuple[str, ...]] = ()
    scalars: ClassVar[tuple[str, ...]] = ()
    per_tensor: ClassVar[bool] = False
    one_rate: ClassVar[bool] = False
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
        return aligned_zeros(len(self.slots) * parameters.size + len(self.scalars))

    def unused(self) -> tuple[str, ...]:
        """The slots that the options leave empty."""
        return ()

    def events(self, slots: NDArray[np.float32]) -> tuple[tuple[int, str], ...]:
        """(step, what happened, a text) of what it decided by itself so far; `slots` as in TrainState."""
        return ()

    def stability_limit(self, rate: NDArray[Any]) -> NDArray[np.float64] | None:
        """The curvature above which steps of `rate` on a parabola grow; None where no one number says it."""
        return None

    def refuse(self, hidden_layers: int, task: str, linear: bool) -> None:
        """Raise OptimizerDoesNotFit where it cannot train such a network; `linear`: its outputs are only weighted."""

    def worked(self, x: Terms) -> list[Line]:
        """The formula of a step with the numbers of one parameter put in, the last line being Δw; raises Unsaid."""
        raise Unsaid(STEP, self)

    def torch(self) -> str:
        """The like of `network.parameters()` at rate RATE, as an expression of Python; raises Unsaid."""
        raise Unsaid(PYTORCH, self)


class Moments(Optimizer):
    """Base of those that keep running means of the gradient, m, and of its square or the like, v."""

    learning_rate: float = rate_parameter(0.001, "About the size of one step in every parameter.")
    beta1: float = parameter(
        0.9, ge=0, lt=1, label="β₁", help="Memory of the gradient's mean; 0.9 is about 10 steps.", live=True
    )
    beta2: float = parameter(
        0.999, ge=0, lt=1, label="β₂", help="Memory of the squared gradient; 0.999 is about 1,000 steps.", live=True
    )

    slots: ClassVar[tuple[str, ...]] = ("m", "v")

    def mean(self, x: Terms) -> Line:
        """m, the running mean of g."""
        return x.mean("m", "β₁m + (1 − β₁)g", self.beta1, x.g)

    def moments(self, x: Terms) -> list[Line]:
        """m and v, the running means of g and g²."""
        return [self.mean(x), x.mean("v", "β₂v + (1 − β₂)g²", self.beta2, x.g * x.g)]

    def corrected_mean(self, x: Terms) -> Line:
        """m̂, which makes up for the start from 0."""
        return x.corrected("m̂", "m", "β₁", self.beta1)

    def by_root(self, x: Terms, mean: Line, of: str, epsilon: float) -> list[Line]:
        """v̂ of the slot `of`, and Δw = −η·m̂/(√v̂ + ε), where `mean` is m̂."""
        root = x.corrected("v̂", of, "β₂", self.beta2)
        return [root, x.divided("m̂", mean.value, "v̂", root.value, epsilon)]

    def _torch(self, name: str, epsilon: float, more: str = "") -> str:
        """An optimizer of torch.optim; `more`: its own arguments."""
        betas = f"betas=({self.beta1!r}, {self.beta2!r}), eps={epsilon!r}"
        return f"torch.optim.{name}(network.parameters(), lr=RATE, {betas}{more})"


OPTIMIZERS: Registry[Optimizer] = Registry("optimizers")
