from math import inf

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, expm1


@ACTIVATIONS.register("elu", label="ELU", order=70)
class ELU(Activation):
    """Passes positive values on and bends negative ones towards −α.

        f(z) = z for z > 0, else α·(eᶻ − 1)
        f′(z) = 1 for z > 0, else α·eᶻ = f(z) + α
        f″(z) = 0 for z > 0, else α·eᶻ

    Its outputs average nearer 0 than ReLU's, which speeds up the layer after it, and a unit that is off keeps some
    slope. Far below 0 it saturates and hardly learns. Only with α = 1 has it no bend at 0; a larger α is steeper than
    1 just below it, and a deep network may explode.

    Source: Clevert, Unterthiner & Hochreiter (2016), Fast and Accurate Deep Network Learning by Exponential Linear
    Units; as torch.nn.ELU.
    """

    alpha: float = parameter(1.0, gt=0, le=10, label="α", help="Large negative values end at −α.", live=True)

    @property
    def max_slope(self) -> float:  # type: ignore[override]
        """1, or α where that is more."""
        return max(1.0, self.alpha)

    @property
    def range(self) -> tuple[float, float]:  # type: ignore[override]
        """Above −α."""
        return -self.alpha, inf

    @property
    def kinks(self) -> tuple[float, ...]:  # type: ignore[override]
        """At 0, where it bends at all."""
        return (0.0,) if self.alpha != 1 else ()

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        alpha = F(hyper.alpha)
        for i in range(n):
            a[i] = alpha * expm1(z[i]) if z[i] <= F(0.0) else z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        alpha = F(hyper.alpha)
        for i in range(n):
            d[i] = d[i] * (a[i] + alpha) if a[i] <= F(0.0) else d[i]

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        alpha = F(hyper.alpha)
        for i in range(n):
            d[i] = d[i] * (a[i] + alpha) if a[i] <= F(0.0) else F(0.0)

    def formula(self, z):
        return np.where(z > 0, z, self.alpha * np.expm1(np.minimum(z, 0)))

    def torch(self):
        return f"nn.ELU({self.alpha!r})"

    def onnx(self, graph, z):
        return graph.add("Elu", z, alpha=self.alpha)
