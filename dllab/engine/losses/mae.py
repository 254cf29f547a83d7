import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("mae", label="Mean absolute error", order=12)
class MeanAbsoluteError(Loss):
    """The mean of the absolute differences between output and target.

        L = 1/n Σ|y − t|
        ∂L/∂y = sign(y − t)/n, and 0 where y = t

    n counts examples and outputs. An outlier pulls no harder than any other example, so the fit passes near the
    median; but the gradient does not shrink near the goal, so a constant learning rate ends in jitter.

    Source: as torch.nn.L1Loss; Laplace (1774); Bishop (2006), Pattern Recognition and Machine Learning, section 1.5.5.
    """

    tasks = ("regression", "classification")

    straight = True

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        mean = F(1.0 / (outputs * batch))
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                e = z[start + k] - t[start + k]
                d[own + k] += abs(e)
                d[start + k] = mean if e > F(0.0) else -mean if e < F(0.0) else F(0.0)
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    def formula(self, y, t, prepared):
        return float(np.mean(np.abs(y - t)))

    def corners(self, y, t):
        return y - t

    def torch(self, labels, classes):
        return ("return functional.l1_loss(z, t)",)
