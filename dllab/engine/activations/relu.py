from math import inf

import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("relu", label="ReLU", order=40)
class ReLU(Activation):
    """Passes positive values on and sets the others to zero.

        f(z) = max(0, z)
        f′(z) = 1 for z > 0, else 0

    Where a unit is on, the gradient passes whole, so deep networks train. A unit that is off for every example gets
    no gradient and stays off: it is dead. NaN is passed on, so that a diverged layer shows.

    Source: Nair & Hinton (2010), Rectified Linear Units Improve Restricted Boltzmann Machines.
    """

    max_slope = 1.0
    straight = True
    range = (0.0, inf)
    kinks = (0.0,)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = F(0.0) if z[i] <= F(0.0) else z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] = F(0.0) if a[i] <= F(0.0) else d[i]

    def formula(self, z):
        return np.maximum(z, 0)

    def torch(self):
        return "nn.ReLU()"

    def onnx(self, graph, z):
        return graph.add("Relu", z)
