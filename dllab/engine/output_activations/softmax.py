import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp
from dllab.engine.output_activations.base import BACKWARD, FORWARD, OUTPUT_ACTIVATIONS, SECOND, OutputActivation
from dllab.engine.parts import log_softmax


@OUTPUT_ACTIVATIONS.register("softmax", label="Softmax", order=40)
class SoftmaxOutput(OutputActivation):
    """All outputs together as probabilities: positive, with sum 1.

        y_i = e^(z_i) / Σ_j e^(z_j);   ∂y_i/∂z_j = y_i(δ_ij − y_j)

    With squared error the full Jacobian is used, and its gradient fades where the network is confidently wrong;
    cross-entropy, which contains its own softmax, does not have that fault.

    Source: Bridle (1990).
    """

    never_negative = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, outputs, row):
        for k in range(row):
            largest = z[k]
            for o in range(1, outputs):
                largest = max(largest, z[o * row + k])
            for o in range(outputs):
                z[o * row + k] -= largest
        for i in range(outputs * row):
            z[i] = exp(z[i])
        for k in range(row):
            total = F(0.0)
            for o in range(outputs):
                total += z[o * row + k]
            for o in range(outputs):
                z[o * row + k] /= total

    @staticmethod
    @kernel(BACKWARD)
    def backward(y, d, outputs, batch, row):
        for k in range(batch):
            mean = F(0.0)
            for o in range(outputs):
                mean += y[o * row + k] * d[o * row + k]
            for o in range(outputs):
                d[o * row + k] = y[o * row + k] * (d[o * row + k] - mean)

    @staticmethod
    @kernel(SECOND)
    def second(y, d, r, turned, outputs, batch, row):
        for k in range(batch):
            mean, change = F(0.0), F(0.0)
            for o in range(outputs):
                mean += y[o * row + k] * d[o * row + k]
                change += r[o * row + k] * d[o * row + k]
            for o in range(outputs):
                turned[o * row + k] += r[o * row + k] * (d[o * row + k] - mean) - y[o * row + k] * change

    def formula(self, z):
        return np.exp(log_softmax(z))

    def torch(self, z):
        return f"torch.softmax({z}, dim=1)"

    def onnx(self, graph, z):
        return graph.add("Softmax", z, axis=1)
