import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter


@OPTIMIZERS.register("adabound", label="AdaBound", order=140)
class AdaBound(Moments):
    """Adam whose rates are squeezed between two bounds that meet: Adam at first, SGD in the end.

        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²;   AMSBound: v̂ ← max(v̂, v), else v̂ = v
        a = η·√(1 − β₂ᵗ)/((1 − β₁ᵗ)(√v̂ + ε));   f = final rate · η/η₀
        w ← w − clip(a, f·(1 − 1/(γt + 1)), f·(1 + 1/(γt)))·m

    Meant to start as fast as Adam and end as well as SGD. The final rate matters after all: too large a one makes the
    end of a long run diverge.

    Source: Luo et al. (2019), Algorithms 2 and 3, as in the authors' program. η₀ is the rate set here, η the scheduled
    one.
    """

    epsilon: float = epsilon_parameter(1e-8)
    final_rate: float = parameter(
        0.1, gt=0, le=1e30, label="Final rate", help="The SGD rate to which it tends.", live=True, logarithmic=True
    )
    gamma: float = parameter(
        1e-3,
        ge=1e-12,
        le=1,
        label="γ",
        help="How fast the bounds close; 0.001 is about 1,000 steps.",
        live=True,
        logarithmic=True,
    )
    amsbound: bool = parameter(False, label="AMSBound", help="Divide by the largest v so far.", live=True)

    slots = 3  # m, v, largest v

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale = F(rate * np.sqrt(1.0 - whole_power(hyper.beta2, step)) / (1.0 - whole_power(hyper.beta1, step)))
        final, closing = hyper.final_rate * rate / hyper.learning_rate, hyper.gamma * step
        low, high = F(final * (1.0 - 1.0 / (closing + 1.0))), F(final * (1.0 + 1.0 / closing))
        if hyper.amsbound == 0.0:
            for i in range(n):
                m = beta1 * slots[i] + new1 * g[i]
                v = beta2 * slots[stride + i] + new2 * g[i] * g[i]
                slots[i] = m
                slots[stride + i] = v
                w[i] -= min(max(scale / (np.sqrt(v) + epsilon), low), high) * m
            return
        for i in range(n):
            slots[i] = beta1 * slots[i] + new1 * g[i]
            slots[stride + i] = beta2 * slots[stride + i] + new2 * g[i] * g[i]
        for i in range(n):
            u = max(slots[2 * stride + i], slots[stride + i])
            slots[2 * stride + i] = u
            w[i] -= min(max(scale / (np.sqrt(u) + epsilon), low), high) * slots[i]
