from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels import elementwise
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.parts import logistic


@ACTIVATIONS.register("sigmoid", label="Sigmoid", order=20)
class Sigmoid(Activation):
    """Squashes every value between 0 and 1.

        f(z) = 1 / (1 + e⁻ᶻ)
        f′(z) = f(z)·(1 − f(z)) ≤ 1/4
        f″(z) = f(z)·(1 − f(z))·(1 − 2f(z))

    Each layer multiplies the gradient by at most a quarter, so in a deep network the first layers hardly learn. Its
    outputs are all positive, which slows the layer after it.

    Source: Rumelhart, Hinton & Williams (1986), Nature 323.
    """

    max_slope = 0.25
    range = (0.0, 1.0)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = elementwise.sigmoid(z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] *= a[i] * (F(1.0) - a[i])

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        for i in range(n):
            d[i] *= a[i] * (F(1.0) - a[i]) * (F(1.0) - F(2.0) * a[i])

    def formula(self, z):
        return logistic(z)

    def torch(self):
        return "nn.Sigmoid()"

    def onnx(self, graph, z):
        return graph.add("Sigmoid", z)
