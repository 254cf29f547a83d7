import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, power
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, Loss


@LOSSES.register("lp", label="Lᵖ error", order=16)
class LpError(Loss):
    """The mean of the p-th power of the absolute error.

        e = y − t;   L = 1/n Σ |e|ᵖ
        ∂L/∂y = p·|e|ᵖ⁻¹·sign(e)/n
        ∂²L/∂y² = p(p − 1)·|e|ᵖ⁻²/n, infinite at e = 0 for 1 < p < 2

    n counts examples and outputs. p = 1 is the mean absolute error, p = 2 the mean squared error; the larger p, the
    more the largest error counts, and the sooner large errors make the run diverge.

    Source: Minkowski (1896); Bishop (2006), Pattern Recognition and Machine Learning, section 1.5.5.
    """

    p: float = parameter(1.5, ge=1, le=10, label="p", help="The power of the error.", live=True)

    tasks = ("regression", "classification")

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        p, mean = F(hyper.p), F(1.0 / (outputs * batch))
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                e = z[start + k] - t[start + k]
                size = abs(e)
                slope = p * mean * power(size, p - F(1.0))
                d[own + k] += power(size, p)
                d[start + k] = slope if e > F(0.0) else -slope if e < F(0.0) else F(0.0)
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        p, mean = F(hyper.p), F(1.0 / (outputs * batch))
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                size, bend = abs(z[start + k] - t[start + k]), p * (p - F(1.0)) * mean
                far, near = power(size, max(p - F(2.0), F(0.0))), power(size, max(F(2.0) - p, F(0.0)))
                r[start + k] *= F(0.0) if bend == F(0.0) else bend * far / near
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        return float(np.mean(np.abs(y - t) ** self.p))

    def corners(self, y, t):
        return y - t if self.p < 2 else np.zeros(0)

    def torch(self, labels, classes):
        return (f"return (z - t).abs().pow({self.p!r}).mean()",)
