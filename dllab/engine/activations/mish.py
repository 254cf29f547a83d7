from math import inf

import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.activations.softplus import Softplus
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp

WHOLE = 20.0  # from here on tanh(ln(1 + eᶻ)) rounds to 1


@ACTIVATIONS.register("mish", label="Mish", order=110)
class Mish(Activation):
    """Weighs every value by the tanh of its softplus.

        f(z) = z·t(z),   t(z) = tanh(ln(1 + eᶻ)) = e(e + 2) / (e(e + 2) + 2) with e = eᶻ
        f′(z) = t(z) + z·4e(e + 1) / (e(e + 2) + 2)² ≤ 1.088
        f″(z) = 2t′(z) + z·t″(z),   t″(z) = 4e(2e + 1)·q² − 16e²(e + 1)²·q³,   q = 1 / (e(e + 2) + 2)

    A ReLU without the corner, close to SiLU, with a deeper dip at about −1.19. Smooth throughout, so the loss surface
    is too; it costs an exponential and a division more than ReLU for what is often a small gain.

    Source: Misra (2019), Mish: A Self Regularized Non-Monotonic Activation Function; as torch.nn.Mish.
    """

    max_slope = 1.0884981612614
    range = (-0.3088434130173, inf)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            e = exp(min(z[i], F(WHOLE)))
            m = e * (e + F(2.0))
            a[i] = z[i] if z[i] >= F(WHOLE) else z[i] * (m / (m + F(2.0)))

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            x = max(min(z[i], F(WHOLE)), F(-80.0))  # beyond, the slope is 1 or 0, and products would overflow
            e = exp(x)
            m = e * (e + F(2.0))
            q = F(1.0) / (m + F(2.0))
            d[i] *= m * q + x * F(4.0) * e * (e + F(1.0)) * q * q

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        for i in range(n):
            x = max(min(z[i], F(WHOLE)), F(-80.0))
            e = exp(x)
            q = F(1.0) / (e * (e + F(2.0)) + F(2.0))
            once, twice = F(2.0) * e * (e + F(1.0)) * q, F(2.0) * e * (F(2.0) * e + F(1.0)) * q
            bend = F(4.0) * once + x * (F(2.0) * twice - F(4.0) * once * once)
            d[i] = F(0.0) if z[i] > F(WHOLE) else d[i] * q * bend

    def formula(self, z):
        return z * np.tanh(np.logaddexp(0, z))

    def torch(self):
        return "nn.Mish()"

    def onnx(self, graph, z):
        return graph.add("Mul", z, graph.add("Tanh", Softplus().onnx(graph, z)))
