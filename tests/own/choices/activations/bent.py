from math import inf

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("bent", label="Bent identity")
class Bent(Activation):
    """The identity with a smooth bend at 0; says everything that there is to say.

        f(z) = c·(√(z² + 1) − 1) + z
        f′(z) = c·z/√(z² + 1) + 1

    PyTorch has no such module.

    Source: this test.
    """

    bend: float = parameter(0.5, ge=0, le=0.9, label="Bend c", help="How much its slope changes.", live=True)

    range = (-inf, inf)
    backward_reads_input = True
    torch_definition = '''class Bent(nn.Module):
    """The identity with a smooth bend at 0."""

    def __init__(self, bend):
        super().__init__()
        self.bend = bend

    def forward(self, z):
        return self.bend * ((z * z + 1).sqrt() - 1) + z'''

    @property
    def max_slope(self):
        """Far to the right."""
        return 1 + self.bend

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        bend = F(hyper.bend)
        for i in range(n):
            a[i] = bend * (np.sqrt(z[i] * z[i] + F(1.0)) - F(1.0)) + z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        bend = F(hyper.bend)
        for i in range(n):
            d[i] *= bend * z[i] / np.sqrt(z[i] * z[i] + F(1.0)) + F(1.0)

    def formula(self, z):
        return self.bend * (np.sqrt(z * z + 1) - 1) + z

    def torch(self):
        return f"Bent({self.bend!r})"

    def onnx(self, graph, z):
        root = graph.add("Sqrt", graph.add("Add", graph.add("Mul", z, z), graph.constant(1.0)))
        bent = graph.add("Mul", graph.constant(self.bend), graph.add("Sub", root, graph.constant(1.0)))
        return graph.add("Add", bent, z)
