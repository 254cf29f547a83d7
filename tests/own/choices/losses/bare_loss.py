import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("bare_loss", label="Bare loss")
class Bare(Loss):
    """Charbonnier's loss; says no more than it must.

        e = y − t;   L = 1/n Σ √(e² + 1);   ∂L/∂y = e/n√(e² + 1)

    Source: this test.
    """

    tasks = ("regression", "classification")

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        mean, total = F(1.0 / (outputs * batch)), F(0.0)
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                e = z[start + k] - t[start + k]
                root = np.sqrt(e * e + F(1.0))
                total += root
                d[start + k] = mean * e / root
            for k in range(batch, row):
                d[start + k] = F(0.0)
        return mean * total
