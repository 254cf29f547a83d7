import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, TwoClassLoss


@LOSSES.register("hinge", label="Hinge", order=40)
class Hinge(TwoClassLoss):
    """Asks one output to lie on its class's side of 0, by a margin.

        t = ±1;   L = 1/n Σ max(0, m − t·z)
        ∂L/∂z = −t/n where t·z < m, else 0

    The loss of support vector machines. Examples beyond the margin have no say at all, so training stops by itself
    where the classes are separable; the output is no probability. A margin of 0 is the perceptron's criterion. For two
    classes.

    Source: Cortes & Vapnik (1995), Support-Vector Networks.
    """

    margin: float = parameter(1.0, ge=0, le=1e6, label="Margin m", help="How far from 0 is enough.", live=True)

    straight = True

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        margin, mean = F(hyper.margin), F(1.0 / (outputs * batch))
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                side = F(2.0) * t[start + k] - F(1.0)
                gap = margin - side * z[start + k]
                d[own + k] += F(0.0) if gap <= F(0.0) else gap
                d[start + k] = F(0.0) if gap <= F(0.0) else -side * mean
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    def formula(self, y, t, prepared):
        return float(np.mean(np.maximum(self.margin - (2 * t - 1) * y, 0)))

    def corners(self, y, t):
        return self.margin - (2 * t - 1) * y

    def torch(self, labels, classes):
        return (f"return functional.relu({self.margin!r} - (2 * t - 1) * z).mean()",)
