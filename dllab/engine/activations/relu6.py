import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("relu6", label="ReLU6", order=60)
class ReLU6(Activation):
    """ReLU that stops at 6.

        f(z) = min(max(0, z), 6)
        f′(z) = 1 for 0 < z < 6, else 0

    Bounded, so that it can be computed with few bits, and large signals do not explode. Units die at both ends: at 0
    as with ReLU, and above 6 where the signal grows too large.

    Source: Krizhevsky (2010), Convolutional Deep Belief Networks on CIFAR-10; as torch.nn.ReLU6.
    """

    max_slope = 1.0
    straight = True
    range = (0.0, 6.0)
    kinks = (0.0, 6.0)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = F(0.0) if z[i] <= F(0.0) else F(6.0) if z[i] >= F(6.0) else z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] = d[i] if F(0.0) < a[i] < F(6.0) else F(0.0)

    def formula(self, z):
        return np.clip(z, 0, 6)

    def torch(self):
        return "nn.ReLU6()"

    def onnx(self, graph, z):
        return graph.add("Clip", z, graph.constant(0.0), graph.constant(6.0))
