import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer, epsilon_parameter, rate_parameter


@OPTIMIZERS.register("rmsprop", label="RMSProp", order=30)
class RMSProp(Optimizer):
    """Divides every gradient by the root of its own recent mean square.

        s ← αs + (1 − α)g²;   d = √s + ε
        centered: a ← αa + (1 − α)g;   d = √(s − a²) + ε
        w ← w − η·g/d
        with momentum: m ← μm + g/d;   w ← w − ηm

    AdaGrad that forgets: it follows gradients whose size changes during training. The first steps are up to 1/√(1 − α)
    times too large, since s starts from 0: Adam corrects that. Centered, it speeds up where gradients agree, and may
    overshoot there.

    Source: Tieleman & Hinton (2012), lecture 6.5; Graves (2013), section 4.2. As torch.optim.RMSprop.
    """

    learning_rate: float = rate_parameter(0.01, "About the size of one step in every parameter.")
    alpha: float = parameter(
        0.99, ge=0, lt=1, label="Memory α", help="Memory of the squared gradient; 0.99 is about 100 steps.", live=True
    )
    epsilon: float = epsilon_parameter(1e-8)
    momentum: float = parameter(
        0.0, ge=0, lt=1, label="Momentum μ", help="Share of the last step that is kept. 0: none.", live=True
    )
    centered: bool = parameter(
        False, label="Centered", help="Divide by the gradient's deviation from its mean, not by its size.", live=True
    )

    slots = 3  # s, a, m

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, alpha, new, epsilon = F(rate), F(hyper.alpha), F(1.0 - hyper.alpha), F(hyper.epsilon)
        mu, centered = F(hyper.momentum), F(1.0) if hyper.centered != 0.0 else F(0.0)
        if hyper.momentum == 0.0 and hyper.centered == 0.0:
            for i in range(n):
                s = alpha * slots[i] + new * g[i] * g[i]
                slots[i] = s
                w[i] -= eta * g[i] / (np.sqrt(s) + epsilon)
            return
        for i in range(n):
            slots[i] = alpha * slots[i] + new * g[i] * g[i]
            slots[stride + i] = centered * (alpha * slots[stride + i] + new * g[i])
        for i in range(n):
            a = slots[stride + i]
            spread = max(slots[i] - a * a, F(0.0))  # which rounding could push below 0
            m = mu * slots[2 * stride + i] + g[i] / (np.sqrt(spread) + epsilon)
            slots[2 * stride + i] = m
            w[i] -= eta * m
