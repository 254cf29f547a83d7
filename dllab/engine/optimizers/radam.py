import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter


@OPTIMIZERS.register("radam", label="RAdam", order=90)
class RAdam(Moments):
    """Adam that trusts its division by √v only as far as v is known, and until then steps with momentum alone.

        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²;   m̂ = m/(1 − β₁ᵗ)
        ρ∞ = 2/(1 − β₂) − 1;   ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)
        ρ > 5: r = √((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ));   w ← w − η·r·m̂·√(1 − β₂ᵗ)/(√v + ε)
        else: w ← w − η·m̂

    A warm-up that computes its own length from β₂. The first five or so steps are plain momentum, at a rate that suits
    Adam: small gradients then hardly move. With β₂ below about 2/3 it never divides at all.

    Source: Liu et al. (2020), Algorithm 2. As torch.optim.RAdam.
    """

    epsilon: float = epsilon_parameter(1e-8)

    slots = 2  # m, v

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale, power = rate / (1.0 - whole_power(hyper.beta1, step)), whole_power(hyper.beta2, step)
        final = 2.0 / (1.0 - hyper.beta2) - 1.0
        rho = final - 2.0 * step * power / (1.0 - power)
        known = rho > 5.0
        if known:
            scale *= np.sqrt((rho - 4.0) * (rho - 2.0) * final / ((final - 4.0) * (final - 2.0) * rho))
            scale *= np.sqrt(1.0 - power)
        eta = F(scale)
        for i in range(n):
            m = beta1 * slots[i] + new1 * g[i]
            v = beta2 * slots[stride + i] + new2 * g[i] * g[i]
            slots[i] = m
            slots[stride + i] = v
            w[i] -= eta * m / (np.sqrt(v) + epsilon if known else F(1.0))
