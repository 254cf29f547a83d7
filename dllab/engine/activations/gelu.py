from math import inf
from typing import Literal

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, normal_share, sigmoid

SLOPE = 1.5957691216057308  # 2√(2/π)
BEND = 0.044715
DENSITY = 0.3989422804014327  # 1/√(2π)


@ACTIVATIONS.register("gelu", label="GELU", order=90)
class GELU(Activation):
    """Weighs every value by how likely a normal random number lies below it.

        f(z) = z·Φ(z),   Φ(z) = ½(1 + erf(z/√2))
        f′(z) = Φ(z) + z·φ(z) ≤ 1.129,   φ(z) = e^(−z²/2)/√(2π)
        f″(z) = φ(z)·(2 − z²)
        tanh: f(z) = ½z·(1 + tanh(√(2/π)·(z + 0.044715z³)))

    A ReLU without the corner: slightly negative values still get a gradient, and the usual choice in transformers.
    It dips below 0 at about −0.75, and far below 0 its slope vanishes. It costs more than ReLU.

    Source: Hendrycks & Gimpel (2016), Gaussian Error Linear Units; as torch.nn.GELU.
    """

    approximate: Literal["none", "tanh"] = parameter(
        "none", label="Approximation", help="none: the exact formula. tanh: the older, cheaper one.", live=True
    )

    backward_reads_input = True

    @property
    def max_slope(self) -> float:  # type: ignore[override]
        """At z ≈ √2."""
        return 1.1289041451978 if self.approximate == "none" else 1.1289930686664

    @property
    def range(self) -> tuple[float, float]:  # type: ignore[override]
        """Above its lowest value, at z ≈ −0.752."""
        return (-0.1699712074799 if self.approximate == "none" else -0.1700407505713), inf

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        if hyper.approximate == 0.0:
            for i in range(n):
                a[i] = z[i] * normal_share(z[i])
        else:
            for i in range(n):
                x = z[i]
                a[i] = x * sigmoid(F(SLOPE) * (x + F(BEND) * x * x * x))

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        if hyper.approximate == 0.0:
            for i in range(n):
                x = z[i]
                d[i] *= normal_share(x) + x * F(DENSITY) * exp(F(-0.5) * x * x)
        else:
            for i in range(n):
                x = min(max(z[i], F(-9.0)), F(9.0))  # beyond, the slope is 0 or 1, and powers would overflow
                e = exp(-F(SLOPE) * (x + F(BEND) * x * x * x))
                s = F(1.0) / (F(1.0) + e)
                d[i] *= s + x * e * s * s * F(SLOPE) * (F(1.0) + F(3 * BEND) * x * x)

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        if hyper.approximate == 0.0:
            for i in range(n):
                x = min(max(z[i], F(-20.0)), F(20.0))  # beyond, f″ is 0, and squares would overflow
                d[i] *= F(DENSITY) * exp(F(-0.5) * x * x) * (F(2.0) - x * x)
        else:
            for i in range(n):
                x = min(max(z[i], F(-9.0)), F(9.0))
                square = F(BEND) * x * x
                e = exp(-F(SLOPE) * x * (F(1.0) + square))
                s = F(1.0) / (F(1.0) + e)
                inner = F(SLOPE) * (F(1.0) + F(3.0) * square)
                steep = F(2.0) * inner + x * F(SLOPE * 6 * BEND) * x
                d[i] *= e * s * s * (steep + x * inner * inner * (F(1.0) - F(2.0) * s))

    def formula(self, z):
        from scipy.special import ndtr  # which takes a while to load

        if self.approximate == "none":
            return z * ndtr(z)
        return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + BEND * z**3)))

    def torch(self):
        return f"nn.GELU({self.approximate!r})"

    def onnx(self, graph, z):
        if self.approximate == "none":
            share = graph.add("Erf", graph.add("Mul", z, graph.constant(0.5**0.5)))
        else:
            cube = graph.add("Mul", z, graph.add("Mul", z, z))
            bent = graph.add("Add", z, graph.add("Mul", cube, graph.constant(BEND)))
            share = graph.add("Tanh", graph.add("Mul", bent, graph.constant(SLOPE / 2)))
        return graph.add("Mul", graph.add("Mul", z, graph.constant(0.5)), graph.add("Add", share, graph.constant(1.0)))
