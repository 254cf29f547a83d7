from math import inf

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, sigmoid
from dllab.engine.parts import logistic


@ACTIVATIONS.register("silu", label="SiLU (Swish)", order=100)
class SiLU(Activation):
    """Weighs every value by its own sigmoid.

        f(z) = z·σ(z),   σ(z) = 1/(1 + e⁻ᶻ)
        f′(z) = σ(z)·(1 + z·(1 − σ(z))) ≤ 1.100
        f″(z) = σ(z)·(1 − σ(z))·(2 + z·(1 − 2σ(z)))

    A ReLU without the corner, much like GELU and a little cheaper. It dips below 0 at about −1.28; far below 0 its
    slope vanishes, though a unit there is not cut off altogether.

    Source: Elfwing, Uchibe & Doya (2018); Ramachandran, Zoph & Le (2017), Searching for Activation Functions; as
    torch.nn.SiLU.
    """

    max_slope = 1.0998393201734
    range = (-0.2784645427611, inf)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = z[i] * sigmoid(z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            x = max(z[i], F(-80.0))  # beyond, the slope is 0 and e would overflow
            e = exp(-x)
            s = F(1.0) / (F(1.0) + e)
            d[i] *= s * (F(1.0) + x * e * s)

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        for i in range(n):
            x = max(z[i], F(-80.0))
            e = exp(-x)
            s = F(1.0) / (F(1.0) + e)
            d[i] *= e * s * s * (F(2.0) + x * (F(1.0) - F(2.0) * s))

    def formula(self, z):
        return z * logistic(z)

    def torch(self):
        return "nn.SiLU()"

    def onnx(self, graph, z):
        return graph.add("Mul", z, graph.add("Sigmoid", z))
