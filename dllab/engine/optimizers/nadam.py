import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import exp, whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter, rate_parameter

LN_096 = -0.040821994520255166  # ln 0.96


@OPTIMIZERS.register("nadam", label="NAdam", order=80)
class NAdam(Moments):
    """Adam with Nesterov's look ahead along the momentum.

        μₜ = β₁·(1 − ½·0.96^(tψ));   p ← p·μₜ
        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
        m̂ = μₜ₊₁m/(1 − p·μₜ₊₁) + (1 − μₜ)g/(1 − p)
        w ← w − η·m̂/(√(v/(1 − β₂ᵗ)) + ε)

    Reacts to a new gradient a step earlier than Adam, and often gains a little in the first epochs. It jitters as Adam
    does near a minimum.

    Source: Dozat (2016), Algorithm 2. As torch.optim.NAdam.
    """

    learning_rate: float = rate_parameter(0.002, "About the size of one step in every parameter.")
    epsilon: float = epsilon_parameter(1e-8)
    momentum_decay: float = parameter(
        0.004, ge=0, le=10, label="Momentum decay ψ", help="How fast μ rises from β₁/2 to β₁.", live=True
    )

    slots = 2  # m, v
    scalars = 1  # p

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        mu = hyper.beta1 * (1.0 - 0.5 * exp(step * hyper.momentum_decay * LN_096))
        ahead = hyper.beta1 * (1.0 - 0.5 * exp((step + 1) * hyper.momentum_decay * LN_096))
        product = mu if step == 1 else mu * np.float64(slots[2 * stride])
        slots[2 * stride] = F(product)
        by_mean, by_gradient = F(rate * ahead / (1.0 - product * ahead)), F(rate * (1.0 - mu) / (1.0 - product))
        correction = F(1.0 / np.sqrt(1.0 - whole_power(hyper.beta2, step)))
        for i in range(n):
            m = beta1 * slots[i] + new1 * g[i]
            v = beta2 * slots[stride + i] + new2 * g[i] * g[i]
            slots[i] = m
            slots[stride + i] = v
            w[i] -= (by_mean * m + by_gradient * g[i]) / (np.sqrt(v) * correction + epsilon)
