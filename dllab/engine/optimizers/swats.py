from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.kernels.sums import SCRATCH, long_dot, scratch
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter

# Places in the scalars. A value in two parts is the sum of two float32, good to 48 bits.
SWITCHED, RATIO, MEAN = 0, 2, 3  # the step of the switch, in two parts; Λ/η; λ, in two parts


@OPTIMIZERS.register("swats", label="SWATS", order=150)
class SWATS(Moments):
    """Adam that watches which SGD rate would do the same, and switches to it once that rate has settled.

        Adam: p = −η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε);   w ← w + p
        γ = p·p/(−p·g);   λ ← β₂λ + (1 − β₂)γ;   Λ = λ/(1 − β₂ᵗ)
        the switch: t > 1, Λ > 0 and |Λ − γ| < δ
        SGD from then on: u ← β₁u + g;   w ← w − (1 − β₁)Λu, with Λ following the schedule

    Fast at first and, after the switch, without Adam's jitter. γ is one number for the whole network and fluctuates
    from batch to batch, so the switch is a matter of chance and of δ: it may come early, late or never.

    Source: Keskar & Socher (2017), Algorithm 1, and the condition Λ > 0. They take 10⁻⁹ for δ, which small networks
    hardly ever meet.
    """

    epsilon: float = epsilon_parameter(1e-9)
    tolerance: float = parameter(
        1e-5,
        gt=0,
        label="Tolerance δ",
        help="How close γ must come to its mean Λ. The larger, the sooner the switch.",
        live=True,
        logarithmic=True,
    )

    slots: ClassVar[int] = 2  # m, later u; v
    scalars: ClassVar[int] = 5

    @classmethod
    def switch_step(cls, slots: NDArray[np.float32]) -> int | None:
        """The step after which SGD took over, or None before; `slots` as in TrainState."""
        high, low = slots[len(slots) - cls.scalars + SWITCHED :][:2]
        return int(high) + int(low) or None

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        beta1, place = F(hyper.beta1), 2 * stride
        if slots[place + SWITCHED] > F(0.0):
            eta = F(rate * (1.0 - hyper.beta1) * np.float64(slots[place + RATIO]))
            for i in range(n):
                u = beta1 * slots[i] + g[i]
                slots[i] = u
                w[i] -= eta * u
            return
        beta2, epsilon = F(hyper.beta2), F(hyper.epsilon)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        scale = F(rate * np.sqrt(1.0 - whole_power(hyper.beta2, step)) / (1.0 - whole_power(hyper.beta1, step)))
        length, along = 0.0, 0.0  # p·p, −p·g
        for i in range(n):
            slots[i] = beta1 * slots[i] + new1 * g[i]
            slots[stride + i] = beta2 * slots[stride + i] + new2 * g[i] * g[i]
        p = scratch()
        for start in range(0, n, SCRATCH):
            count = min(SCRATCH, n - start)
            for k in range(count):
                p[k] = scale * slots[start + k] / (np.sqrt(slots[stride + start + k]) + epsilon)
                w[start + k] -= p[k]
            length += long_dot(p, 0, p, 0, count)
            along += long_dot(p, 0, g, start, count)
        if along == 0.0:
            return
        gamma = length / along
        mean = np.float64(slots[place + MEAN]) + np.float64(slots[place + MEAN + 1])
        mean = hyper.beta2 * mean + (1.0 - hyper.beta2) * gamma
        slots[place + MEAN] = F(mean)
        slots[place + MEAN + 1] = F(mean - np.float64(F(mean)))
        equal = mean / (1.0 - whole_power(hyper.beta2, step))
        if step > 1 and equal > 0.0 and abs(equal - gamma) < hyper.tolerance:
            slots[place + SWITCHED] = F(step)
            slots[place + SWITCHED + 1] = F(step - np.int64(F(step)))
            slots[place + RATIO] = F(equal / rate)
            for i in range(n):
                slots[i] = F(0.0)
