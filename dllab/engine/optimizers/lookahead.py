from typing import Annotated, ClassVar

import numpy as np

from dllab.catalogue import FromRegistry, parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.network import aligned_zeros
from dllab.engine.optimizers.adam import Adam
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer


@OPTIMIZERS.register("lookahead", label="Lookahead", order=160)
class Lookahead(Optimizer):
    """Lets another optimizer run ahead for k steps, then goes a part of the way there and starts again from it.

        θ ← the step of the other optimizer
        every k steps: φ ← φ + α(θ − φ);   θ ← φ

    The slow weights φ begin as the first weights. What the other optimizer remembers is kept. The loss is measured at
    θ and jumps where θ returns to φ. It calms an optimizer whose steps are long or noisy; with short steps it only
    slows it down, to about the share α.

    Source: Zhang, Lucas, Hinton & Ba (2019), Lookahead Optimizer: k steps forward, 1 step back, Algorithm 1.
    """

    k: int = parameter(5, ge=1, le=2**31, label="Steps ahead k", help="How far it runs before going back.", live=True)
    alpha: float = parameter(
        0.5, gt=0, le=1, label="Share α", help="Of the way that is kept. 1: the other optimizer alone.", live=True
    )
    inner: Annotated[Optimizer, FromRegistry(OPTIMIZERS, without=("lookahead",))] = parameter(
        Adam(), label="Inner optimizer", help="What runs ahead. The schedule acts on its learning rate."
    )
    learning_rate: ClassVar[property] = property(lambda self: self.inner.learning_rate)  # type: ignore[misc]

    slots = 1  # φ

    @property
    def chain(self):
        """The inner optimizer, then this one."""
        return (*self.inner.chain, self)

    def initial_slots(self, parameters):
        """The slow weights, then what the inner optimizer remembers."""
        inner = self.inner.initial_slots(parameters)
        slots = aligned_zeros(parameters.size + inner.size)
        slots[: parameters.size], slots[parameters.size :] = parameters, inner
        return slots

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        if step % np.int64(hyper.k) != 0:
            return
        alpha = F(hyper.alpha)
        for i in range(n):
            slow = slots[i] + alpha * (w[i] - slots[i])
            slots[i] = slow
            w[i] = slow
