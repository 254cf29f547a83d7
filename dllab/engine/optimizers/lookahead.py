from dataclasses import replace
from typing import Annotated, ClassVar

import numpy as np

from dllab.catalogue import FromRegistry, parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.network import aligned_zeros
from dllab.engine.optimizers.adam import Adam
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in
from dllab.messages import text

EXACT = 7  # digits of weights in worked lines, so that their differences have some left


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

    slots = ("φ",)

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

    def events(self, slots):
        """The inner optimizer's, whose slots come last."""
        return self.inner.events(slots)

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

    def worked(self, x):
        *inner, last = x.wrapped
        decay = x.place.decay * x.weight
        given = x.weight - decay
        weight = put_in("{} − {}", x.weight, decay, digits=EXACT) if decay else put_in("{}", x.weight, digits=EXACT)
        symbol = "w − ηλw" if decay else "w"
        fast = given + last.value
        lines = [
            *inner,
            replace(last, left="Δθ"),
            Line("θ", f"{symbol} + Δθ", put_in(weight + " + {}", last.value), fast, digits=EXACT),
        ]
        rest = x.step % self.k
        count = Line("t mod k", "", f"{x.step} mod {self.k}", float(rest), digits=10)
        if rest:
            waiting = text("the slow weights φ wait until t is a multiple of k")
            return [*lines, replace(count, note=waiting), Line("Δw", "Δθ", "", last.value)]
        slow, before = x.after("φ"), x.before("φ")
        numbers = put_in("{} + ", before, digits=EXACT) + put_in("{}·({} − {})", self.alpha, fast, before, digits=EXACT)
        change = put_in("{} − ", slow, digits=EXACT) + (f"({weight})" if decay or x.weight < 0 else weight)
        return [
            *lines,
            replace(count, note=text("t is a multiple of k: back to the slow weights φ")),
            Line("φ", "φ + α(θ − φ)", numbers, slow, digits=EXACT),
            Line("Δw", f"φ − ({symbol})" if decay else "φ − w", change, slow - given),
        ]
