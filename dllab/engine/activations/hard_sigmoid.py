import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("hard_sigmoid", label="Hard sigmoid", order=25)
class HardSigmoid(Activation):
    """The sigmoid drawn with three straight lines.

        f(z) = min(max(z/6 + 1/2, 0), 1)
        f′(z) = 1/6 for −3 < z < 3, else 0

    Cheap to compute. Beyond ±3 its slope is exactly 0, so a unit driven there for every example is dead; between, each
    layer keeps only a sixth of the gradient.

    Source: Courbariaux, Bengio & David (2015), BinaryConnect; as torch.nn.Hardsigmoid.
    """

    max_slope = 1 / 6
    straight = True
    range = (0.0, 1.0)
    kinks = (-3.0, 3.0)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            y = (z[i] + F(3.0)) * F(1 / 6)
            a[i] = F(0.0) if z[i] <= F(-3.0) else F(1.0) if z[i] >= F(3.0) else y

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] = d[i] * F(1 / 6) if F(0.0) < a[i] < F(1.0) else F(0.0)

    def formula(self, z):
        return np.clip(z / 6 + 0.5, 0, 1)

    def torch(self):
        return "nn.Hardsigmoid()"

    def onnx(self, graph, z):
        return graph.add("HardSigmoid", z, alpha=1 / 6, beta=0.5)
