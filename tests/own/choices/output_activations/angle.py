import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.output_activations.base import BACKWARD, FORWARD, OUTPUT_ACTIVATIONS, OutputActivation


@OUTPUT_ACTIVATIONS.register("angle", label="Angle")
class Angle(OutputActivation):
    """The sine of the angle that an output is the slope of; says everything that there is to say.

        y = sin(arctan z) = z/√(1 + z²);   ∂y/∂z = (1 − y²)^(3/2)

    Source: this test.
    """

    @staticmethod
    @kernel(FORWARD)
    def forward(z, outputs, row):
        for i in range(outputs * row):
            z[i] /= np.sqrt(F(1.0) + z[i] * z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(y, d, outputs, batch, row):
        for i in range(outputs * row):
            rest = max(F(1.0) - y[i] * y[i], F(0.0))
            d[i] *= rest * np.sqrt(rest)

    def formula(self, z):
        return np.sin(np.arctan(z))

    def torch(self, z):
        return f"torch.sin(torch.arctan({z}))"

    def onnx(self, graph, z):
        return graph.add("Sin", graph.add("Atan", z))
