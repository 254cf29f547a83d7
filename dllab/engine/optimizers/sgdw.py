from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer, decay_parameter
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in


@OPTIMIZERS.register("sgdw", label="SGDW", order=12)
class SGDW(Optimizer):
    """SGD with momentum, with weights that shrink by themselves rather than through the gradient.

        m ← βm + ηg
        w ← w − m − ηλw, the last on weights only

    With an L2 term the momentum would gather the decay too. Here decay acts at once, and rate and decay can be tuned
    one after the other. The rate enters the momentum, so a sudden change of it takes about 1/(1 − β) steps to show.

    Source: Loshchilov & Hutter (2019), Algorithm 1. There the decay follows the schedule alone; here, as in AdamW, it
    is a share of the rate.
    """

    momentum: float = parameter(
        0.9, ge=0, lt=1, label="Momentum β", help="Share of the last step that is kept. 0: plain SGD.", live=True
    )
    weight_decay: float = decay_parameter(5e-4)

    slots = ("m",)
    one_rate = True

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, beta = F(rate), F(hyper.momentum)
        for i in range(n):
            m = beta * slots[i] + eta * g[i]
            slots[i] = m
            w[i] -= m

    def worked(self, x):
        m = x.after("m")
        numbers = put_in("{}·{} + {}·{}", self.momentum, x.before("m"), x.rate, x.g)
        return [Line("m", "βm + ηg", numbers, m), Line("Δw", "−m", put_in("−{}", m), -m)]
