from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("bare_activation", label="Bare activation")
class Bare(Activation):
    """A sigmoid of slow ends; says no more than it must.

        f(z) = z/(2 + |z|);   f′(z) = 2/(2 + |z|)²

    Source: this test.
    """

    max_slope = 0.5
    range = (-1.0, 1.0)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = z[i] / (F(2.0) + abs(z[i]))

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            below = F(2.0) + abs(z[i])
            d[i] *= F(2.0) / below / below
