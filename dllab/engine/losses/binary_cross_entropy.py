import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, log1p
from dllab.engine.losses.base import LOSS, LOSSES, Loss, LossDoesNotFit
from dllab.messages import text


@LOSSES.register("binary_cross_entropy", label="Binary cross-entropy (sigmoid)", order=30)
class BinaryCrossEntropy(Loss):
    """The surprise at a yes or no, given the sigmoid of one output.

        p = 1/(1 + e⁻ᶻ);   L = 1/n Σ −[t ln p + (1 − t) ln(1 − p)]
        ∂L/∂z = (p − t) / n

    Computed as max(z, 0) − z·t + ln(1 + e^−|z|), which neither overflows nor loses digits. For two classes.

    Source: as torch.nn.BCEWithLogitsLoss; Cox (1958).
    """

    tasks = ("classification",)
    output_activation = "sigmoid"

    def outputs(self, task, targets):
        """One output; raises LossDoesNotFit for other than two classes."""
        self.refuse(task)
        if targets != 2:
            raise LossDoesNotFit(
                text("the loss {loss!r} is for 2 classes, and the data has {count}; cross_entropy takes any number"),
                loss=self.name, count=targets,
            )  # fmt: skip
        return 1

    def encode(self, y, task, targets):
        """0 or 1, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper):
        mean = F(1.0) / F(outputs * batch)
        total = F(0.0)
        for o in range(outputs):
            start = o * row
            for k in range(batch):
                x, y = z[start + k], t[start + k]
                e = exp(-abs(x))
                total += (F(0.0) if x <= F(0.0) else x) - x * y + log1p(e)
                p = (F(1.0) if x > F(0.0) else e) / (F(1.0) + e)
                d[start + k] = (p - y) * mean
            for k in range(batch, row):
                d[start + k] = F(0.0)
        return total * mean
