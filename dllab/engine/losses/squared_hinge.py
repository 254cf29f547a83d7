import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, TwoClassLoss


@LOSSES.register("squared_hinge", label="Squared hinge", order=45)
class SquaredHinge(TwoClassLoss):
    """The hinge, squared: smooth at the margin, and harder on examples far on the wrong side.

        t = ±1;   L = 1/n Σ max(0, m − t·z)²
        ∂L/∂z = −2t·max(0, m − t·z)/n
        ∂²L/∂z² = 2/n where t·z < m, else 0

    Its gradient fades towards the margin, so it settles where the hinge jitters; a mislabelled example far on the wrong
    side dominates it. The output is no probability. For two classes.

    Source: Lee & Mangasarian (2001), SSVM; Tang (2013), Deep Learning using Linear Support Vector Machines.
    """

    margin: float = parameter(1.0, ge=0, le=1e6, label="Margin m", help="How far from 0 is enough.", live=True)

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
                short = F(0.0) if gap <= F(0.0) else gap
                d[own + k] += short * short
                d[start + k] = F(-2.0) * mean * side * short
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        margin, mean = F(hyper.margin), F(1.0 / (outputs * batch))
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                side = F(2.0) * t[start + k] - F(1.0)
                r[start + k] *= F(2.0) * mean if side * z[start + k] < margin else F(0.0)
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        return float(np.mean(np.maximum(self.margin - (2 * t - 1) * y, 0) ** 2))

    def torch(self, labels, classes):
        return (f"return functional.relu({self.margin!r} - (2 * t - 1) * z).square().mean()",)
