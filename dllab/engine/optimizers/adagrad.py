import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer, epsilon_parameter, rate_parameter


@OPTIMIZERS.register("adagrad", label="AdaGrad", order=20)
class AdaGrad(Optimizer):
    """A rate for every parameter, that shrinks with the sum of its squared gradients.

        s ← s + g²
        w ← w − η·g/(√s + ε)

    Parameters with rare gradients keep large steps, which helps with sparse data. Rates only ever fall, so long runs
    stall: RMSProp forgets instead.

    Source: Duchi, Hazan & Singer (2011). As torch.optim.Adagrad.
    """

    learning_rate: float = rate_parameter(0.01, "The size of the first step in every parameter; later ones shrink.")
    epsilon: float = epsilon_parameter(1e-10)
    initial: float = parameter(
        0.0, ge=0, label="First sum s₀", help="What the sum starts from; above 0 it tames the first steps."
    )

    slots = 1  # s

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, epsilon = F(rate), F(hyper.epsilon)
        start = F(hyper.initial) if step == 1 else F(0.0)
        for i in range(n):
            s = slots[i] + start + g[i] * g[i]
            slots[i] = s
            w[i] -= eta * g[i] / (np.sqrt(s) + epsilon)
