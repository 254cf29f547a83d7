"""What an optimizer is: a number of values it remembers a parameter, and one kernel that updates a stretch of them."""

from collections.abc import Callable
from typing import ClassVar

from dllab.catalogue import Choice, Registry, parameter

# (w, g, slots, stride, n, hyper, rate, step): update w[i] for i < n from its gradient g[i]. Slot s of parameter i is
# slots[s·stride + i], zero before the first step; `rate` is this step's learning rate; steps count from 1. Padding is
# updated like any parameter; its gradient is 0, and so must be its update.
UPDATE = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, int64, CPointer(float64), float64, int64)"
)


class Optimizer(Choice):
    """Base of the optimizers. The learning rate is the schedule's business and reaches `update` as `rate`.

    slots: values remembered a parameter. scalars: values remembered for the whole network, at slots[slots·stride] and
    after it. per_tensor: `update` is called for every weight matrix and every bias by itself, rather than once for all.
    A parameter called `weight_decay` is decoupled decay of the weights, which the step applies before `update`.
    """

    learning_rate: float = parameter(
        0.01,
        gt=0,
        le=1e30,
        label="Learning rate η",
        help="How far one step goes. Too small: nothing happens; too large: the loss jumps about or diverges.",
        live=True,
        logarithmic=True,
    )

    slots: ClassVar[int]
    scalars: ClassVar[int] = 0
    per_tensor: ClassVar[bool] = False
    update: ClassVar[Callable[..., None]]


OPTIMIZERS: Registry[Optimizer] = Registry("optimizers")
