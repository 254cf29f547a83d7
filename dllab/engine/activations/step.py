import numpy as np

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("step", label="Unit step", order=150)
class StepUnit(Activation):
    """A switch: off for negative values, on for all others.

        f(z) = 1 for z ≥ 0, else 0
        f′(z) = 0

    Its slope is 0 wherever it has one, so no useful gradient passes: gradient descent leaves every layer below it as
    it was. The perceptron rule, which uses no slope, trains a single layer of these units.

    Source: McCulloch & Pitts (1943); Rosenblatt (1958), The Perceptron.
    """

    max_slope = 1.0  # there is no slope to compare with: every unit counts as saturated
    straight = True
    range = (0.0, 1.0)

    kinks = (0.0,)
    torch_definition = '''class UnitStep(nn.Module):
    """1 for z ≥ 0, else 0; its slope is 0."""

    def forward(self, z):
        return torch.heaviside(z.detach(), torch.ones_like(z)) + 0.0 * z.sign()  # the slope'''

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = F(1.0) if z[i] >= F(0.0) else F(0.0) if z[i] < F(0.0) else z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        for i in range(n):
            d[i] = F(0.0)

    def formula(self, z):
        return np.where(z >= 0, 1.0, 0.0)

    def torch(self):
        return "UnitStep()"

    def onnx(self, graph, z):
        at_least = graph.add("GreaterOrEqual", z, graph.constant(0.0))
        return graph.add("Where", at_least, graph.constant(1.0), graph.constant(0.0))
