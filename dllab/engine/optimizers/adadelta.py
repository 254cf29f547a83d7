import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, SMALLEST, UPDATE, Optimizer, rate_parameter


@OPTIMIZERS.register("adadelta", label="AdaDelta", order=40)
class AdaDelta(Optimizer):
    """Steps as large as the last ones were, divided by the size of the last gradients: no rate to choose.

        s ← ρs + (1 − ρ)g²
        Δ = g·√(u + ε)/√(s + ε)
        u ← ρu + (1 − ρ)Δ²;   w ← w − ηΔ

    Steps have the unit of the parameters, as Newton's have. The first ones are of size √ε, so it is slow to start, and
    ε is its real rate for a long while.

    Source: Zeiler (2012), Algorithm 1. As torch.optim.Adadelta.
    """

    learning_rate: float = rate_parameter(1.0, "A factor on every step; 1 is the method as published.")
    rho: float = parameter(
        0.9, ge=0, lt=1, label="Memory ρ", help="Memory of squared gradients and steps; 0.9 is about 10.", live=True
    )
    epsilon: float = parameter(
        1e-6, ge=SMALLEST, le=1, label="ε", help="Sets the size of the first steps: √ε.", live=True, logarithmic=True
    )

    slots = 2  # s, u

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, rho, new, epsilon = F(rate), F(hyper.rho), F(1.0 - hyper.rho), F(hyper.epsilon)
        for i in range(n):
            s = rho * slots[i] + new * g[i] * g[i]
            u = slots[stride + i]
            delta = g[i] * np.sqrt((u + epsilon) / (s + epsilon))
            slots[i] = s
            slots[stride + i] = rho * u + new * delta * delta
            w[i] -= eta * delta
