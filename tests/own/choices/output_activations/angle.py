import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.output_activations.base import BACKWARD, FORWARD, OUTPUT_ACTIVATIONS, OutputActivation


@OUTPUT_ACTIVATIONS.register("angle", label="Angle")
class Angle(OutputActivation):
    """Every output between −π/2 and π/2; says everything that there is to say.

        y = arctan z;   ∂y/∂z = 1/(1 + tan²y)

    Source: this test.
    """

    @staticmethod
    @kernel(FORWARD)
    def forward(z, outputs, row):
        for i in range(outputs * row):
            z[i] = F(np.arctan(z[i]))

    @staticmethod
    @kernel(BACKWARD)
    def backward(y, d, outputs, batch, row):
        for i in range(outputs * row):
            slope = F(np.tan(y[i]))
            d[i] /= F(1.0) + slope * slope

    def formula(self, z):
        return np.arctan(z)

    def torch(self, z):
        return f"torch.arctan({z})"

    def onnx(self, graph, z):
        return graph.add("Atan", z)
