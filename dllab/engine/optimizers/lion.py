import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer, decay_parameter, rate_parameter
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in


@OPTIMIZERS.register("lion", label="Lion", order=120)
class Lion(Optimizer):
    """Moves every parameter by exactly the rate, in the direction in which its gradients agree.

        c = β₁m + (1 − β₁)g
        w ← w − η·(sign(c) + λw), the decay on weights only
        m ← β₂m + (1 − β₂)g

    Found by a search over programs. Half the memory of Adam, and strong with large batches. All parameters move equally
    fast, so noise is amplified where gradients are small; it wants a rate 3 to 10 times smaller than Adam's, and a
    falling one to come to rest.

    Source: Chen et al. (2023), Algorithm 2. As optax.lion, but biases do not decay.
    """

    learning_rate: float = rate_parameter(1e-4, "The size of every step in every parameter.")
    beta1: float = parameter(
        0.9, ge=0, lt=1, label="β₁", help="Share of the memory in the direction of this step.", live=True
    )
    beta2: float = parameter(
        0.99, ge=0, lt=1, label="β₂", help="Memory of the gradient's mean; 0.99 is about 100 steps.", live=True
    )
    weight_decay: float = decay_parameter(1e-3)

    slots = ("m",)

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, beta1, beta2 = F(rate), F(hyper.beta1), F(hyper.beta2)
        new1, new2 = F(1.0 - hyper.beta1), F(1.0 - hyper.beta2)
        for i in range(n):
            m = slots[i]
            c = beta1 * m + new1 * g[i]
            slots[i] = beta2 * m + new2 * g[i]
            w[i] -= (eta if c > F(0.0) else F(0.0)) - (eta if c < F(0.0) else F(0.0))

    def worked(self, x):
        m = x.before("m")
        mixed = self.beta1 * m + (1 - self.beta1) * x.g
        numbers = put_in("{}·{} + {}·{}", self.beta1, m, 1 - self.beta1, x.g)
        return [
            Line("c", "β₁m + (1 − β₁)g", numbers, mixed),
            x.mean("m", "β₂m + (1 − β₂)g", self.beta2, x.g),
            Line("Δw", "−η·sign(c)", put_in("−{}·sign({})", x.rate, mixed), -x.rate * float(np.sign(mixed))),
        ]
