import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter, rate_parameter


@OPTIMIZERS.register("yogi", label="Yogi", order=110)
class Yogi(Moments):
    """Adam whose v moves by what the gradient is, not by how far v is from it, so rates do not shoot up.

        m ← β₁m + (1 − β₁)g
        v ← v − (1 − β₂)·sign(v − g²)·g²;   v = v₀ at first
        w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)

    After a burst of large gradients Adam's v soon forgets them, and its rate jumps up; here v falls slowly. The large ε
    makes it close to momentum where gradients are small, so it wants a larger rate than Adam.

    Source: Zaheer et al. (2018), Algorithm 2. As optax.yogi, which however starts m from v₀ too.
    """

    learning_rate: float = rate_parameter(0.01, "About the size of one step in every parameter.")
    epsilon: float = epsilon_parameter(1e-3)
    initial: float = parameter(1e-6, ge=0, label="First v₀", help="What v starts from.", logarithmic=True)

    slots = 2  # m, v

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, epsilon = F(hyper.beta1), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        start = F(hyper.initial) if step == 1 else F(0.0)
        scale = F(rate / (1.0 - whole_power(hyper.beta1, step)))
        correction = F(1.0 / np.sqrt(1.0 - whole_power(hyper.beta2, step)))
        for i in range(n):
            m = beta1 * slots[i] + new1 * g[i]
            square, v = g[i] * g[i], slots[stride + i] + start
            change = new2 * square
            v = v - (change if v > square else F(0.0)) + (change if v < square else F(0.0))
            slots[i] = m
            slots[stride + i] = v
            w[i] -= scale * m / (np.sqrt(v) * correction + epsilon)
