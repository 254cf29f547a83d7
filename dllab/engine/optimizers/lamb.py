import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.kernels.sums import SCRATCH, long_dot, scratch
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter, rate_parameter


@OPTIMIZERS.register("lamb", label="LAMB", order=130)
class LAMB(Moments):
    """Adam's direction, with steps in proportion to the size of each weight matrix and each bias vector.

        m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
        d = (m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)
        w ← w − η·(‖w‖/‖d‖)·d, norms over one matrix or vector; the ratio is 1 where either is 0

    Every layer changes by the share η a step, which keeps very large batches stable. What starts close to 0, such as
    biases or a small initialization, stays there for long.

    Source: You et al. (2020), Algorithm 2. As optax.lamb without its own weight decay.
    """

    learning_rate: float = rate_parameter(0.001, "The share by which every layer changes in one step.")
    epsilon: float = epsilon_parameter(1e-6)

    slots = 2  # m, v
    per_tensor = True

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, beta2, epsilon = F(hyper.beta1), F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale = F(1.0 / (1.0 - whole_power(hyper.beta1, step)))
        correction = F(1.0 / np.sqrt(1.0 - whole_power(hyper.beta2, step)))
        weights, directions = long_dot(w, 0, w, 0, n), 0.0  # ‖w‖², ‖d‖²
        d = scratch()
        for start in range(0, n, SCRATCH):
            count = min(SCRATCH, n - start)
            for k in range(count):
                i = start + k
                m = beta1 * slots[i] + new1 * g[i]
                v = beta2 * slots[stride + i] + new2 * g[i] * g[i]
                slots[i] = m
                slots[stride + i] = v
                d[k] = scale * m / (np.sqrt(v) * correction + epsilon)
            directions += long_dot(d, 0, d, 0, count)
        trust = np.sqrt(weights / directions) if weights > 0.0 and directions > 0.0 else 1.0
        eta = F(rate * trust * scale)
        for i in range(n):
            w[i] -= eta * slots[i] / (np.sqrt(slots[stride + i]) * correction + epsilon)
