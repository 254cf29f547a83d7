import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer


@OPTIMIZERS.register("adam", label="Adam", order=20)
class Adam(Optimizer):
    """Steps of about the rate's size in every parameter, from running means of the gradient and of its square.

        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
        m̂ = m/(1 − β₁ᵗ);   v̂ = v/(1 − β₂ᵗ)
        w ← w − η·m̂/(√v̂ + ε)

    Works at the first try on most problems. Without the corrections m̂ and v̂ the first steps would be far off. Near a
    minimum it keeps jittering unless the rate falls.

    Source: Kingma & Ba (2015), Algorithm 1. As torch.optim.Adam.
    """

    learning_rate: float = parameter(
        0.001,
        gt=0,
        le=1e30,
        label="Learning rate η",
        help="About the size of one step in every parameter.",
        live=True,
        logarithmic=True,
    )
    beta1: float = parameter(
        0.9, ge=0, lt=1, label="β₁", help="Memory of the gradient's mean; 0.9 is about 10 steps.", live=True
    )
    beta2: float = parameter(
        0.999, ge=0, lt=1, label="β₂", help="Memory of the squared gradient; 0.999 is about 1,000 steps.", live=True
    )
    epsilon: float = parameter(
        1e-8, gt=0, label="ε", help="Keeps steps finite where gradients are tiny.", live=True, logarithmic=True
    )

    slots = 2  # m, v

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper[1]), F(hyper[2]), F(hyper[3])
        new1, new2 = F(1.0 - hyper[1]), F(1.0 - hyper[2])
        scale = F(rate / (1.0 - hyper[1] ** step))
        correction = F(1.0 / np.sqrt(1.0 - hyper[2] ** step))
        for i in range(n):
            m = beta1 * slots[i] + new1 * g[i]
            v = beta2 * slots[stride + i] + new2 * g[i] * g[i]
            slots[i] = m
            slots[stride + i] = v
            w[i] -= scale * m / (np.sqrt(v) * correction + epsilon)
