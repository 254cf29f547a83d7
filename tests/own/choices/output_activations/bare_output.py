import numpy as np

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.output_activations.base import BACKWARD, FORWARD, OUTPUT_ACTIVATIONS, OutputActivation


@OUTPUT_ACTIVATIONS.register("bare_output", label="Bare output")
class Bare(OutputActivation):
    """Every output between −1 and 1; says no more than it must.

        y = z/(1 + |z|);   ∂y/∂z = (1 − |y|)²

    Source: this test.
    """

    @staticmethod
    @kernel(FORWARD)
    def forward(z, outputs, row):
        for i in range(outputs * row):
            z[i] /= F(1.0) + abs(z[i])

    @staticmethod
    @kernel(BACKWARD)
    def backward(y, d, outputs, batch, row):
        for i in range(outputs * row):
            d[i] *= np.square(F(1.0) - abs(y[i]))
