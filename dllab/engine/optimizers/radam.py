import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in
from dllab.messages import text

KNOWN = 5  # it divides by √v where ρ is larger


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

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale, power = rate / (1.0 - whole_power(hyper.beta1, step)), whole_power(hyper.beta2, step)
        final = 2.0 / (1.0 - hyper.beta2) - 1.0
        rho = final - 2.0 * step * power / (1.0 - power)
        known = rho > KNOWN
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

    def worked(self, x):
        v, left, t = x.after("v"), 1 - self.beta2**x.step, x.step
        m = self.corrected_mean(x)
        final = 2 / (1 - self.beta2) - 1
        rho = final - 2 * t * self.beta2**t / left
        known = rho > KNOWN
        numbers = put_in(f"{{}} − 2·{t}·{{}}{x.power}/(1 − {{}}{x.power})", final, self.beta2, self.beta2)
        trusted = text("ρ is above 5: v is known well enough to divide by √v")
        not_trusted = text("ρ is not above 5: v is not known well enough to divide by √v")
        lines = [
            *self.moments(x),
            m,
            Line("ρ∞", "2/(1 − β₂) − 1", put_in("2/(1 − {}) − 1", self.beta2), final),
            Line("ρ", "ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)", numbers, rho, note=trusted if known else not_trusted),
        ]
        if not known:
            return [*lines, Line("Δw", "−η·m̂", put_in("−{}·{}", x.rate, m.value), -x.rate * m.value)]
        r = np.sqrt((rho - 4) * (rho - 2) * final / ((final - 4) * (final - 2) * rho))
        numbers = put_in("√(({} − 4)({} − 2)·{}/(({} − 4)({} − 2)·{}))", rho, rho, final, final, final, rho)
        epsilon = self.epsilon
        step = put_in("−{}·{}·{}·√(1 − {}" + x.power + ")/(√{} + {})", x.rate, r, m.value, self.beta2, v, epsilon)
        value = -x.rate * r * m.value * np.sqrt(left) / (np.sqrt(v) + epsilon)
        return [
            *lines,
            Line("r", "√((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ))", numbers, r),
            Line("Δw", "−η·r·m̂·√(1 − β₂ᵗ)/(√v + ε)", step, value),
        ]

    def torch(self):
        return self._torch("RAdam", self.epsilon)
