import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter


@OPTIMIZERS.register("adabelief", label="AdaBelief", order=100)
class AdaBelief(Moments):
    """Adam that divides by how far gradients stray from their own mean: long steps where the mean can be believed.

        m ← β₁m + (1 − β₁)g
        v ← β₂v + (1 − β₂)(g − m)² + ε₀
        w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)

    Fast along steady slopes, careful where gradients disagree. Where they agree almost exactly, as with the whole
    training set in one batch, steps grow far beyond η and may throw the network out of a good minimum.

    Source: Zhuang et al. (2020), Algorithm 2. As optax.adabelief.
    """

    epsilon: float = epsilon_parameter(1e-16)
    epsilon_root: float = parameter(
        1e-16, ge=0, le=1, label="ε₀", help="Is added to v at every step.", live=True, logarithmic=True
    )

    slots = 2  # m, v

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon, root = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon), F(hyper.epsilon_root)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale = F(rate / (1.0 - whole_power(hyper.beta1, step)))
        correction = F(1.0 / np.sqrt(1.0 - whole_power(hyper.beta2, step)))
        for i in range(n):
            m = beta1 * slots[i] + new1 * g[i]
            e = g[i] - m
            v = beta2 * slots[stride + i] + new2 * e * e + root
            slots[i] = m
            slots[stride + i] = v
            w[i] -= scale * m / (np.sqrt(v) * correction + epsilon)
