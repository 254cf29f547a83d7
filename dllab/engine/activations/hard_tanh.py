import numpy as np

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F


@ACTIVATIONS.register("hard_tanh", label="Hard tanh", order=35)
class HardTanh(Activation):
    """Passes values on between two limits and cuts off what lies beyond.

        f(z) = min(max(z, lowest), highest)
        f′(z) = 1 for lowest < z < highest, else 0

    Between the limits the gradient passes whole; beyond them its slope is exactly 0, so a unit driven there for every
    example is dead, where tanh would still recover slowly.

    Source: Collobert (2004), Large Scale Machine Learning; as torch.nn.Hardtanh.
    """

    lowest: float = parameter(-1.0, ge=-100, lt=0, label="Lowest", help="Smaller values are cut off here.", live=True)
    highest: float = parameter(1.0, gt=0, le=100, label="Highest", help="Larger values are cut off here.", live=True)

    max_slope = 1.0
    straight = True

    @property
    def range(self) -> tuple[float, float]:  # type: ignore[override]
        """From the lowest to the highest value."""
        return self.lowest, self.highest

    @property
    def kinks(self) -> tuple[float, float]:  # type: ignore[override]
        """At both of them."""
        return self.lowest, self.highest

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        low, high = F(hyper.lowest), F(hyper.highest)
        for i in range(n):
            a[i] = low if z[i] <= low else high if z[i] >= high else z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        low, high = F(hyper.lowest), F(hyper.highest)
        for i in range(n):
            d[i] = d[i] if low < a[i] < high else F(0.0)

    def formula(self, z):
        return np.clip(z, self.lowest, self.highest)

    def torch(self):
        return f"nn.Hardtanh({self.lowest!r}, {self.highest!r})"

    def onnx(self, graph, z):
        return graph.add("Clip", z, graph.constant(self.lowest), graph.constant(self.highest))
