from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter, rate_parameter


@OPTIMIZERS.register("adamax", label="AdaMax", order=70)
class AdaMax(Moments):
    """Adam that divides by the largest recent gradient instead of the root of their mean square.

        m ← β₁m + (1 − β₁)g
        u ← max(β₂u, |g| + ε)
        w ← w − η·m/((1 − β₁ᵗ)·u)

    No step is ever longer than about η, which steadies training where gradients are rare or jump. A single large
    gradient holds its parameter back for about 1/(1 − β₂) steps.

    Source: Kingma & Ba (2015), Algorithm 2. As torch.optim.Adamax.
    """

    learning_rate: float = rate_parameter(0.002, "About the size of one step in every parameter.")
    epsilon: float = epsilon_parameter(1e-8)

    slots = 2  # m, u

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, new1, epsilon = F(hyper.beta1), F(hyper.beta2), F(1.0 - hyper.beta1), F(hyper.epsilon)
        scale = F(rate / (1.0 - whole_power(hyper.beta1, step)))
        for i in range(n):
            m = beta1 * slots[i] + new1 * g[i]
            u = max(beta2 * slots[stride + i], abs(g[i]) + epsilon)
            slots[i] = m
            slots[stride + i] = u
            w[i] -= scale * m / u
