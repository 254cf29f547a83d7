import numpy as np

from dllab.engine.kernels import elementwise
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.output_activations.base import BACKWARD, FORWARD, OUTPUT_ACTIVATIONS, SECOND, OutputActivation


@OUTPUT_ACTIVATIONS.register("tanh", label="Tanh", order=50)
class TanhOutput(OutputActivation):
    """Every output between −1 and 1, by itself.

        y = tanh z;   ∂y/∂z = 1 − y²

    Fits targets of ±1. Like the sigmoid it lets the gradient of squared error fade where it saturates.

    Source: LeCun, Bottou, Orr & Müller (1998), Efficient BackProp, section 4.5.
    """

    @staticmethod
    @kernel(FORWARD)
    def forward(z, outputs, row):
        for i in range(outputs * row):
            z[i] = elementwise.tanh(z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(y, d, outputs, batch, row):
        for i in range(outputs * row):
            d[i] *= F(1.0) - y[i] * y[i]

    @staticmethod
    @kernel(SECOND)
    def second(y, d, r, turned, outputs, batch, row):
        for o in range(outputs):
            for i in range(o * row, o * row + batch):
                turned[i] += F(-2.0) * y[i] * r[i] * d[i]

    def formula(self, z):
        return np.tanh(z)

    def torch(self, z):
        return f"torch.tanh({z})"

    def onnx(self, graph, z):
        return graph.add("Tanh", z)
