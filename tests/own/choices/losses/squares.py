import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("squares", label="Squares")
class Squares(Loss):
    """The mean squared error, weighted; says everything that there is to say.

        L = c/n Σ(y − t)²;   ∂L/∂y = 2c(y − t)/n

    Source: this test.
    """

    factor: float = parameter(0.5, gt=0, le=10, label="Factor c", help="What it is multiplied by.", live=True)

    tasks = ("regression", "classification")

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        mean, total = F(hyper.factor / (outputs * batch)), F(0.0)
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                e = z[start + k] - t[start + k]
                total += e * e
                d[start + k] = F(2.0) * mean * e
            for k in range(batch, row):
                d[start + k] = F(0.0)
        return mean * total

    def formula(self, y, t, prepared):
        return self.factor * float(np.mean((y - t) ** 2))

    def torch(self, labels, classes):
        return (f"return {self.factor!r} * functional.mse_loss(z, t)",)
