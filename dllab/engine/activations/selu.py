from math import inf

import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, expm1

ALPHA = 1.6732632423543772848170429916717
SCALE = 1.0507009873554804934193349852946


@ACTIVATIONS.register("selu", label="SELU", order=80)
class SELU(Activation):
    """An ELU scaled so that signals settle at mean 0 and variance 1 by themselves.

        f(z) = λ·z for z > 0, else λα·(eᶻ − 1)
        f′(z) = λ for z > 0, else λα·eᶻ
        f″(z) = 0 for z > 0, else λα·eᶻ
        λ ≈ 1.0507,   α ≈ 1.6733

    Deep networks of it neither fade nor explode, without any normalization: if the inputs are standardized and the
    weights start as LeCun normal says. With other initial weights the promise does not hold.

    Source: Klambauer, Unterthiner, Mayr & Hochreiter (2017), Self-Normalizing Neural Networks; as torch.nn.SELU.
    """

    max_slope = SCALE * ALPHA
    range = (-SCALE * ALPHA, inf)

    initializer = "lecun_normal"
    kinks = (0.0,)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = F(SCALE * ALPHA) * expm1(z[i]) if z[i] <= F(0.0) else F(SCALE) * z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] *= a[i] + F(SCALE * ALPHA) if a[i] <= F(0.0) else F(SCALE)

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        for i in range(n):
            d[i] = d[i] * (a[i] + F(SCALE * ALPHA)) if a[i] <= F(0.0) else F(0.0)

    def formula(self, z):
        return SCALE * np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))

    def torch(self):
        return "nn.SELU()"

    def onnx(self, graph, z):
        return graph.add("Selu", z)
