import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("softsign", label="Softsign", order=37)
class Softsign(Activation):
    """Squashes every value between −1 and 1, more gently than tanh.

        f(z) = z / (1 + |z|)
        f′(z) = 1 / (1 + |z|)² ≤ 1
        f″(z) = −2·sign(z) / (1 + |z|)³

    Its slope falls with the square of z rather than exponentially, so saturated units find their way back sooner;
    but it falls from the first step away from 0, so fewer units work at full slope.

    Source: Bergstra, Desjardins, Lamblin & Bengio (2009); Glorot & Bengio (2010); as torch.nn.Softsign.
    """

    max_slope = 1.0
    range = (-1.0, 1.0)
    backward_reads_input = True  # 1 − |a| has lost its digits where |z| is large

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = z[i] / (F(1.0) + abs(z[i]))

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            s = F(1.0) / (F(1.0) + abs(z[i]))
            d[i] *= s * s

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        for i in range(n):
            s = F(1.0) / (F(1.0) + abs(z[i]))
            d[i] *= (F(-2.0) if z[i] > F(0.0) else F(2.0) if z[i] < F(0.0) else F(0.0)) * s * s * s

    def formula(self, z):
        return z / (1 + np.abs(z))

    def torch(self):
        return "nn.Softsign()"

    def onnx(self, graph, z):
        return graph.add("Softsign", z)
