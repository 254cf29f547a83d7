import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter


@OPTIMIZERS.register("adam", label="Adam", order=50)
class Adam(Moments):
    """Steps of about the rate's size in every parameter, from running means of the gradient and of its square.

        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
        m̂ = m/(1 − β₁ᵗ);   v̂ = v/(1 − β₂ᵗ)
        w ← w − η·m̂/(√v̂ + ε)
        AMSGrad: u ← max(u, v), and v̂ = u/(1 − β₂ᵗ)

    Works at the first try on most problems. Without the corrections m̂ and v̂ the first steps would be far off. Near a
    minimum it keeps jittering unless the rate falls. Rare, large gradients are forgotten too soon on some problems,
    where it then fails to converge: AMSGrad's rates never rise again.

    Source: Kingma & Ba (2015), Algorithm 1; Reddi, Kale & Kumar (2018). As torch.optim.Adam.
    """

    epsilon: float = epsilon_parameter(1e-8)
    amsgrad: bool = parameter(False, label="AMSGrad", help="Divide by the largest v so far.", live=True)

    slots = 3  # m, v, largest v

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale = F(rate / (1.0 - whole_power(hyper.beta1, step)))
        correction = F(1.0 / np.sqrt(1.0 - whole_power(hyper.beta2, step)))
        if hyper.amsgrad == 0.0:
            for i in range(n):
                m = beta1 * slots[i] + new1 * g[i]
                v = beta2 * slots[stride + i] + new2 * g[i] * g[i]
                slots[i] = m
                slots[stride + i] = v
                w[i] -= scale * m / (np.sqrt(v) * correction + epsilon)
            return
        for i in range(n):
            slots[i] = beta1 * slots[i] + new1 * g[i]
            slots[stride + i] = beta2 * slots[stride + i] + new2 * g[i] * g[i]
        for i in range(n):
            u = max(slots[2 * stride + i], slots[stride + i])
            slots[2 * stride + i] = u
            w[i] -= scale * slots[i] / (np.sqrt(u) * correction + epsilon)
