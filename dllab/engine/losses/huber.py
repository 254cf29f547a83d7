import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, Loss


@LOSSES.register("huber", label="Huber", order=13)
class Huber(Loss):
    """Squared for small errors, absolute for large ones.

        e = y − t;   L = 1/n Σ ½e² where |e| ≤ δ, else δ·(|e| − ½δ)
        ∂L/∂y = e/n where |e| ≤ δ, else δ·sign(e)/n
        ∂²L/∂y² = 1/n where |e| ≤ δ, else 0

    n counts examples and outputs. Outliers beyond δ pull with a constant force, and near the goal the gradient still
    shrinks. δ is in the units of the target: too large and it is squared error, too small and everything is slow.

    Source: Huber (1964), Robust Estimation of a Location Parameter; as torch.nn.HuberLoss.
    """

    delta: float = parameter(
        1.0, gt=0, le=1e6, label="δ", help="The error at which squared turns into absolute.", live=True
    )

    tasks = ("regression", "classification")

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        delta, mean = F(hyper.delta), F(1.0 / (outputs * batch))
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                e = z[start + k] - t[start + k]
                size = abs(e)
                d[own + k] += F(0.5) * e * e if size <= delta else delta * (size - F(0.5) * delta)
                d[start + k] = mean * (delta if e > delta else -delta if e < -delta else e)
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        delta, mean = F(hyper.delta), F(1.0 / (outputs * batch))
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                r[start + k] *= mean if abs(z[start + k] - t[start + k]) <= delta else F(0.0)
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        size = np.abs(y - t)
        return float(np.mean(np.where(size <= self.delta, size**2 / 2, self.delta * (size - self.delta / 2))))

    def torch(self, labels, classes):
        return (f"return functional.huber_loss(z, t, delta={self.delta!r})",)
