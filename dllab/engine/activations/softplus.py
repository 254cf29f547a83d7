from math import inf

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, log1p, sigmoid


@ACTIVATIONS.register("softplus", label="Softplus", order=120)
class Softplus(Activation):
    """ReLU with its corner rounded off.

        f(z) = ln(1 + e^(βz)) / β;   f(z) = z where βz is above the threshold
        f′(z) = σ(βz), or 1 above the threshold
        f″(z) = β·σ(βz)·(1 − σ(βz)), or 0 above the threshold

    It has a slope everywhere, so no unit dies for good; but negative values pass little gradient, outputs are all
    positive, and for values near 0 half of the gradient is lost in each layer. The larger β, the closer to ReLU.

    Source: Dugas, Bengio, Bélisle, Nadeau & Garcia (2001); as torch.nn.Softplus.
    """

    beta: float = parameter(1.0, gt=0, le=100, label="β", help="How sharp the corner is.", live=True)
    threshold: float = parameter(
        20.0, ge=0, le=100, label="Threshold", help="Above it βz is passed on as it is, to save digits.", live=True
    )

    max_slope = 1.0
    range = (0.0, inf)
    backward_reads_input = True

    @property
    def kinks(self) -> tuple[float]:  # type: ignore[override]
        """Where it jumps to z."""
        return (self.threshold / self.beta,)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        beta, share, threshold = F(hyper.beta), F(1.0 / hyper.beta), F(hyper.threshold)
        for i in range(n):
            x = beta * z[i]
            y = (F(0.0) if x <= F(0.0) else x) + log1p(exp(-abs(x)))
            a[i] = z[i] if x > threshold else y * share

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        beta, threshold = F(hyper.beta), F(hyper.threshold)
        for i in range(n):
            x = beta * z[i]
            d[i] = d[i] if x > threshold else d[i] * sigmoid(x)

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        beta, threshold = F(hyper.beta), F(hyper.threshold)
        for i in range(n):
            x = beta * z[i]
            s = sigmoid(-abs(x))
            d[i] = F(0.0) if x > threshold else d[i] * beta * s * (F(1.0) - s)

    def formula(self, z):
        return np.where(self.beta * z > self.threshold, z, np.logaddexp(0, self.beta * z) / self.beta)

    def torch(self):
        return f"nn.Softplus({self.beta!r}, {self.threshold!r})"

    def onnx(self, graph, z):
        """max(z, 0) + ln(1 + e^(−β|z|))/β: programs differ in how far they can take e^(βz)."""
        beta = graph.constant(self.beta)
        scaled = graph.add("Mul", z, beta)
        small = graph.add("Exp", graph.add("Neg", graph.add("Abs", scaled)))
        rest = graph.add("Div", graph.add("Log", graph.add("Add", small, graph.constant(1.0))), beta)
        soft = graph.add("Add", graph.add("Relu", z), rest)
        return graph.add("Where", graph.add("Greater", scaled, graph.constant(self.threshold)), z, soft)
