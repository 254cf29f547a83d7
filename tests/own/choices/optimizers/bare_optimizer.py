import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer


@OPTIMIZERS.register("bare_optimizer", label="Bare optimizer")
class Bare(Optimizer):
    """Steps by the root of a growing sum of squares; says no more than it must.

        s ← s + g²;   w ← w − ηg/(√s + 1)

    Source: this test.
    """

    slots = ("s",)

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta = F(rate)
        for i in range(n):
            s = slots[i] + g[i] * g[i]
            slots[i] = s
            w[i] -= eta * g[i] / (np.sqrt(s) + F(1.0))
