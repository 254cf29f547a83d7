import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("bare_activation", label="Bare activation")
class Bare(Activation):
    """An inverse square root unit; says no more than it must.

        f(z) = z/√(1 + z²);   f′(z) = (1 + z²)^(−3/2)

    Source: this test.
    """

    max_slope = 1.0
    range = (-1.0, 1.0)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = z[i] / np.sqrt(F(1.0) + z[i] * z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            square = F(1.0) + z[i] * z[i]
            d[i] /= square * np.sqrt(square)
