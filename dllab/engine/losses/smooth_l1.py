import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, Loss


@LOSSES.register("smooth_l1", label="Smooth L1", order=14)
class SmoothL1(Loss):
    """The absolute error with its corner rounded off.

        e = y − t;   L = 1/n Σ ½e²/β where |e| < β, else |e| − ½β
        ∂L/∂y = e/βn where |e| < β, else sign(e)/n
        ∂²L/∂y² = 1/βn where |e| < β, else 0

    n counts examples and outputs. Huber's loss divided by β: large errors always pull with the same force, and β says
    only how wide the rounding is. With β = 0 it is the mean absolute error.

    Source: Girshick (2015), Fast R-CNN; as torch.nn.SmoothL1Loss.
    """

    beta: float = parameter(1.0, ge=0, le=1e6, label="β", help="Below this error the loss is squared.", live=True)

    tasks = ("regression", "classification")

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        beta, mean = F(hyper.beta), F(1.0 / (outputs * batch))
        steepness = F(1.0) / beta if beta > F(0.0) else F(0.0)
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                e = z[start + k] - t[start + k]
                size = abs(e)
                d[own + k] += F(0.5) * e * e * steepness if size < beta else size - F(0.5) * beta
                sign = mean if e > F(0.0) else -mean if e < F(0.0) else F(0.0)
                d[start + k] = mean * e * steepness if size < beta else sign
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        beta, mean = F(hyper.beta), F(1.0 / (outputs * batch))
        steepness = mean / beta if beta > F(0.0) else F(0.0)
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                r[start + k] *= steepness if abs(z[start + k] - t[start + k]) < beta else F(0.0)
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        size = np.abs(y - t)
        below = size**2 / (2 * self.beta) if self.beta > 0 else size
        return float(np.mean(np.where(size < self.beta, below, size - self.beta / 2)))

    def corners(self, y, t):
        return y - t if self.beta == 0 else np.zeros(0)

    def torch(self, labels, classes):
        return (f"return functional.smooth_l1_loss(z, t, beta={self.beta!r})",)
