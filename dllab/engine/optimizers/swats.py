import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.real import whole_power
from dllab.engine.kernels.sums import SCRATCH, long_dot, scratch
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Moments, epsilon_parameter
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in
from dllab.messages import text

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

    slots = ("m, u", "v")  # m, later u
    scalars = ("t₀", "t₀′", "Λ/η", "λ", "λ′")

    @classmethod
    def switch_step(cls, slots: NDArray[np.float32]) -> int | None:
        """The step after which SGD took over, or None before; `slots` as in TrainState."""
        high, low = slots[len(slots) - len(cls.scalars) + SWITCHED :][:2]
        return int(high) + int(low) or None

    def events(self, slots):
        step = self.switch_step(slots)
        return ((step, text("SGD took over from Adam")),) if step else ()

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

    def worked(self, x):
        return self._as_sgd(x) if x.before("t₀") > 0 else self._as_adam(x)

    def _as_sgd(self, x):
        u, ratio = x.after("m, u"), x.before("Λ/η")
        equal, new = ratio * x.rate, 1 - self.beta1
        since = text("SGD since the step after t₀")
        return [
            Line("t₀", "", "", x.before("t₀") + x.before("t₀′"), digits=9, note=since),
            Line("u", "β₁u + g", put_in("{}·{} + {}", self.beta1, x.before("m, u"), x.g), u),
            Line("Λ", "(Λ/η)·η", put_in("{}·{}", ratio, x.rate), equal),
            Line("Δw", "−(1 − β₁)Λu", put_in("−{}·{}·{}", new, equal, u), -new * equal * u),
        ]

    def _as_adam(self, x):
        index, beta1, beta2, epsilon = x.place.index, self.beta1, self.beta2, self.epsilon
        means, squares = beta1 * x.all_before("m, u") + (1 - beta1) * x.gradients, x.all_after("v")
        scale = x.rate * np.sqrt(1 - beta2**x.step) / (1 - beta1**x.step)
        steps = -scale * means / (np.sqrt(squares) + epsilon)
        m, p = float(means[index]), float(steps[index])  # a switch leaves 0 where m was
        scaled = "−{}·√(1 − {}" + x.power + ")/(1 − {}" + x.power + ")·{}/(√{} + {})"
        numbers = put_in(scaled, x.rate, beta2, beta1, m, x.after("v"), epsilon)
        return [
            Line("m", "β₁m + (1 − β₁)g", put_in("{}·{} + {}·{}", beta1, x.before("m, u"), 1 - beta1, x.g), m),
            x.mean("v", "β₂v + (1 − β₂)g²", beta2, x.g * x.g),
            Line("p", "−η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε)", numbers, p),
            *self._equal_rate(x, float(steps @ steps), -float(steps @ x.gradients)),
            Line("Δw", "p", "", p),
        ]

    def _equal_rate(self, x, length, along):
        """The rate with which SGD would go as far along the gradient, its mean Λ, and whether to switch to it.

        length, along: p·p and −p·g of the whole network. Where the second is 0, no rate would do the same.
        """
        if along == 0:
            return []
        t, beta2 = x.step, self.beta2
        gamma = length / along
        before, mean = (value("λ") + value("λ′") for value in (x.before, x.after))
        equal = mean / (1 - beta2**t)
        switch = x.after("t₀") + x.after("t₀′")
        everywhere = text("p·p and p·g over all parameters of the network")
        conditions = put_in(f"{t}·[{t} > 1]·[{{}} > 0]·[{{}} < {{}}]", equal, abs(equal - gamma), self.tolerance)
        lines = [
            Line("γ", "p·p/(−p·g)", put_in("{}/{}", length, along), gamma, note=everywhere),
            Line("λ", "β₂λ + (1 − β₂)γ", put_in("{}·{} + {}·{}", beta2, before, 1 - beta2, gamma), mean),
            Line("Λ", "λ/(1 − β₂ᵗ)", put_in("{}/(1 − {}" + x.power + ")", mean, beta2), equal),
            Line("t₀", "t·[t > 1]·[Λ > 0]·[|Λ − γ| < δ]", conditions, switch, digits=9),
        ]
        if switch:
            following = text("the switch: SGD from the next step on")
            lines.append(Line("Λ/η", "", put_in("{}/{}", equal, x.rate), x.after("Λ/η"), note=following))
        return lines
