from math import inf

import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, SECOND, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("bent", label="Bent")
class Bent(Activation):
    """Passes positive values on and bends negative ones towards −c; says everything that there is to say.

        f(z) = z for z > 0, else c·z/(1 − z)
        f′(z) = 1 for z > 0, else c/(1 − z)²
        f″(z) = 0 for z > 0, else 2c/(1 − z)³

    PyTorch has no such module.

    Source: this test.
    """

    bend: float = parameter(0.5, gt=0, lt=1, label="Bend c", help="Large negative values end at −c.", live=True)

    max_slope = 1.0
    backward_reads_input = True
    kinks = (0.0,)
    torch_definition = '''class Bent(nn.Module):
    """Positive values as they are, negative ones bent."""

    def __init__(self, bend):
        super().__init__()
        self.bend = bend

    def forward(self, z):
        return torch.where(z > 0, z, self.bend * z / (1 + z.abs()))'''

    @property
    def range(self):
        """Above −c."""
        return -self.bend, inf

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        bend = F(hyper.bend)
        for i in range(n):
            a[i] = z[i] if z[i] > F(0.0) else bend * (z[i] / (F(1.0) + abs(z[i])))

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        bend = F(hyper.bend)
        for i in range(n):
            below = F(1.0) + abs(z[i])
            d[i] *= F(1.0) if z[i] > F(0.0) else bend / below / below

    @staticmethod
    @kernel(SECOND)
    def second(z, a, d, n, hyper):
        bend = F(hyper.bend)
        for i in range(n):
            below = F(1.0) + abs(z[i])
            d[i] *= F(0.0) if z[i] > F(0.0) else F(2.0) * bend / below / below / below

    def formula(self, z):
        return np.where(z > 0, z, self.bend * z / (1 + np.abs(z)))

    def torch(self):
        return f"Bent({self.bend!r})"

    def onnx(self, graph, z):
        below = graph.add("Add", graph.constant(1.0), graph.add("Abs", z))
        bent = graph.add("Mul", graph.constant(self.bend), graph.add("Div", z, below))
        return graph.add("Where", graph.add("Greater", z, graph.constant(0.0)), z, bent)
