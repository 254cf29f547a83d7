from typing import Literal

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.softmax import clear_beyond
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, SECOND, Loss


@LOSSES.register("mse", label="Mean squared error", order=10)
class MeanSquaredError(Loss):
    """The mean of the squared differences between output and target.

        mean: L = 1/n Σ(y − t)²;   ∂L/∂y = 2(y − t)/n;   ∂²L/∂y² = 2/n
        half_mean: L = 1/2n Σ(y − t)²;   half_sum: L = 1/2 Σ(y − t)², each batch's mean

    n counts examples and outputs. A far outlier dominates it. On a classifier, with one column a class, its gradient
    fades where a sigmoid output is confidently wrong: cross-entropy does not.

    Source: as torch.nn.MSELoss; Bishop (2006), Pattern Recognition and Machine Learning, section 3.1.1.
    """

    scale: Literal["mean", "half_mean", "half_sum"] = parameter(
        "mean",
        label="Scale",
        help="Mean: 1/n Σ(y−t)². Half the mean: half of it. Half the sum: ½Σ over the outputs, mean over the batch.",
        live=True,
    )

    tasks = ("regression", "classification")

    def of_a_constant(self, y):
        """The targets' variance, where it is their mean squared distance from their mean."""
        return float(np.var(y, axis=0).mean()) if self.scale == "mean" and y.dtype.kind == "f" else np.inf

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        scale = hyper.scale  # 0: mean, 1: half_mean, 2: half_sum
        weight = F((2.0 if scale == 0.0 else 1.0) / (batch if scale == 2.0 else outputs * batch))
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                e = z[start + k] - t[start + k]
                d[own + k] += e * e
                d[start + k] = weight * e
            clear(d, start + batch, row - batch)
        return F(0.5) * weight * total(d, own, batch)

    @staticmethod
    @kernel(SECOND)
    def second(z, t, r, scratch, outputs, batch, row, hyper, prepared):
        scale = hyper.scale
        weight = F((2.0 if scale == 0.0 else 1.0) / (batch if scale == 2.0 else outputs * batch))
        for i in range(outputs * row):
            r[i] *= weight
        clear_beyond(r, outputs, batch, row)

    def formula(self, y, t, prepared):
        total = float(np.sum((y - t) ** 2))
        return total / {"mean": y.size, "half_mean": 2 * y.size, "half_sum": 2 * len(y)}[self.scale]

    def torch(self, labels, classes):
        mean, half_sum = "functional.mse_loss(z, t)", "0.5 * (z - t).square().sum(1).mean()"
        value = {"mean": mean, "half_mean": f"0.5 * {mean}", "half_sum": half_sum}[self.scale]
        return (f"return {value}",)
