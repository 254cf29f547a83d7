from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.optimizers.base import OPTIMIZERS, UPDATE, Optimizer
from dllab.engine.worked.terms import Line
from dllab.engine.worked.write import put_in


@OPTIMIZERS.register("heavy_ball", label="Heavy ball")
class HeavyBall(Optimizer):
    """Steps with memory of earlier ones; says everything that there is to say.

        m ← βm + g;   w ← w − ηm

    Source: this test.
    """

    beta: float = parameter(0.5, ge=0, lt=1, label="Memory β", help="Share of the last step that is kept.", live=True)

    slots = ("m",)

    @staticmethod
    @kernel(UPDATE)
    def update(w, g, slots, stride, n, hyper, rate, step):
        eta, beta = F(rate), F(hyper.beta)
        for i in range(n):
            m = beta * slots[i] + g[i]
            slots[i] = m
            w[i] -= eta * m

    def worked(self, x):
        m = x.after("m")
        return [
            Line("m", "βm + g", put_in("{}·{} + {}", self.beta, x.before("m"), x.g), m),
            Line("Δw", "−η·m", put_in("−{}·{}", x.rate, m), -x.rate * m),
        ]

    def torch(self):
        return f"torch.optim.SGD(network.parameters(), lr=RATE, momentum={self.beta!r})"
