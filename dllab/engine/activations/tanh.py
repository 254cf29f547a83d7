import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels import elementwise
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("tanh", label="Tanh", order=30)
class Tanh(Activation):
    """Squashes every value between −1 and 1, centred on 0.

        f(z) = tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)
        f′(z) = 1 − f(z)² ≤ 1
        f″(z) = −2f(z)·(1 − f(z)²)

    Near 0 it passes the gradient whole, so it goes deeper than the sigmoid; far from 0 it saturates just the same.

    Source: LeCun, Bottou, Orr & Müller (1998), Efficient BackProp, section 4.4.
    """

    max_slope = 1.0
    range = (-1.0, 1.0)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = elementwise.tanh(z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] *= F(1.0) - a[i] * a[i]

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        for i in range(n):
            d[i] *= F(-2.0) * a[i] * (F(1.0) - a[i] * a[i])

    def formula(self, z):
        return np.tanh(z)

    def torch(self):
        return "nn.Tanh()"

    def onnx(self, graph, z):
        return graph.add("Tanh", z)
