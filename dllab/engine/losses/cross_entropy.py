import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, log
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("cross_entropy", label="Cross-entropy (softmax)", order=20)
class CrossEntropy(Loss):
    """The surprise at the true class, given the softmax of the outputs.

        p = softmax(z);   L = 1/n Σ −ln p[t]
        ∂L/∂z = (p − onehot(t)) / n

    The largest output is subtracted first, so that nothing overflows. Its gradient is the plain error of the
    probabilities: it does not fade where the network is confidently wrong.

    Source: as torch.nn.CrossEntropyLoss; Bridle (1990).
    """

    tasks = ("classification",)
    output_activation = "softmax"

    def encode(self, y, task, targets):
        """Class indices, float32[N, 1]."""
        self.refuse(task)
        return np.asarray(y, np.float32).reshape(-1, 1)

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper):
        mean = F(1.0) / F(batch)
        total = F(0.0)
        for k in range(row):  # d's first row holds the largest output until its own turn comes
            d[k] = z[k]
        for c in range(1, outputs):
            for k in range(row):
                d[k] = z[c * row + k] if z[c * row + k] > d[k] else d[k]
        for c in range(outputs - 1, -1, -1):
            for k in range(row):
                d[c * row + k] = z[c * row + k] - d[k]
        for k in range(batch):
            total -= d[np.int64(t[k]) * row + k]
        for i in range(outputs * row):
            d[i] = exp(d[i])
        for k in range(batch):
            mass = F(0.0)
            for c in range(outputs):
                mass += d[c * row + k]
            total += log(mass)
            share = mean / mass
            for c in range(outputs):
                d[c * row + k] *= share
            d[np.int64(t[k]) * row + k] -= mean
        for c in range(outputs):
            for k in range(batch, row):
                d[c * row + k] = F(0.0)
        return total * mean
