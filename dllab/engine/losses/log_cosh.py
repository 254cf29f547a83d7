import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, log1p, tanh
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, Loss

LN2 = 0.6931471805599453


@LOSSES.register("log_cosh", label="Log-cosh", order=15)
class LogCosh(Loss):
    """The logarithm of the hyperbolic cosine of the error: nearly squared when small, nearly absolute when large.

        e = y − t;   L = 1/n Σ ln cosh e
        ∂L/∂y = tanh(e)/n
        ∂²L/∂y² = (1 − tanh²e)/n

    n counts examples and outputs. Like Huber's loss with δ = 1, but smooth everywhere, so its curvature never jumps.
    It has no width to set: targets on a scale far from 1 get a squared or an absolute error throughout.

    Source: Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm.
    """

    tasks = ("regression", "classification")

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
                size, slope = abs(e), tanh(e)
                q = slope * slope  # −½ ln(1 − tanh²e) where q is small, else |e| + ln(1 + e^−2|e|) − ln 2
                near = F(0.5) * log1p(q / (F(1.0) - q))
                far = size + log1p(exp(F(-2.0) * size)) - F(LN2)
                d[own + k] += near if q < F(0.5) else far
                d[start + k] = mean * slope
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        mean = F(1.0 / (outputs * batch))
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                slope = tanh(z[start + k] - t[start + k])
                r[start + k] *= mean * (F(1.0) - slope * slope)
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        size = np.abs(y - t)
        return float(np.mean(size + np.log1p(np.exp(-2 * size)) - np.log(2)))

    def torch(self, labels, classes):
        return (
            "size = (z - t).abs()",
            f"return (size + functional.softplus(-2 * size) - {LN2!r}).mean()  # ln cosh(z - t)",
        )
