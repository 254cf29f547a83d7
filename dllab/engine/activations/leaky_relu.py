from math import inf

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("leaky_relu", label="Leaky ReLU", order=50)
class LeakyReLU(Activation):
    """Passes positive values on and a small share of the negative ones.

        f(z) = z for z > 0, else α·z
        f′(z) = 1 for z > 0, else α

    A unit that is off still gets a share α of the gradient, so it can come back: none is dead for good. With α = 0 it
    is ReLU, with α = 1 the identity.

    Source: Maas, Hannun & Ng (2013), Rectifier Nonlinearities Improve Neural Network Acoustic Models; as
    torch.nn.LeakyReLU.
    """

    negative_slope: float = parameter(
        0.01, ge=0, le=1, label="Negative slope α", help="The slope for negative values.", live=True
    )

    max_slope = 1.0
    straight = True
    range = (-inf, inf)

    @property
    def kinks(self) -> tuple[float, ...]:  # type: ignore[override]
        """At 0, where it bends at all."""
        return (0.0,) if self.negative_slope != 1 else ()

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        slope = F(hyper.negative_slope)
        for i in range(n):
            a[i] = slope * z[i] if z[i] <= F(0.0) else z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        slope = F(hyper.negative_slope)
        for i in range(n):
            d[i] = slope * d[i] if a[i] <= F(0.0) else d[i]

    def formula(self, z):
        return np.where(z > 0, z, self.negative_slope * z)

    def torch(self):
        return f"nn.LeakyReLU({self.negative_slope!r})"

    def onnx(self, graph, z):
        return graph.add("LeakyRelu", z, alpha=self.negative_slope)
