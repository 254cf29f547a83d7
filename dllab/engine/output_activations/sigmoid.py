from dllab.engine.kernels import elementwise
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.output_activations.base import BACKWARD, FORWARD, OUTPUT_ACTIVATIONS, SECOND, OutputActivation
from dllab.engine.parts import logistic


@OUTPUT_ACTIVATIONS.register("sigmoid", label="Sigmoid", order=30)
class SigmoidOutput(OutputActivation):
    """Every output between 0 and 1, by itself.

        y = 1/(1 + e⁻ᶻ);   ∂y/∂z = y(1 − y)

    With squared error the gradient fades where an output is confidently wrong, since y(1 − y) is near 0 there: compare
    with binary cross-entropy, where it cancels.

    Source: Bishop (2006), Pattern Recognition and Machine Learning, section 5.2.
    """

    never_negative = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, outputs, row):
        for i in range(outputs * row):
            z[i] = elementwise.sigmoid(z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(y, d, outputs, batch, row):
        for i in range(outputs * row):
            d[i] *= y[i] * (F(1.0) - y[i])

    @staticmethod
    @kernel(SECOND)
    def second(y, d, r, turned, outputs, batch, row):
        for o in range(outputs):
            for i in range(o * row, o * row + batch):
                turned[i] += (F(1.0) - F(2.0) * y[i]) * r[i] * d[i]

    def formula(self, z):
        return logistic(z)

    def torch(self, z):
        return f"torch.sigmoid({z})"

    def onnx(self, graph, z):
        return graph.add("Sigmoid", z)
