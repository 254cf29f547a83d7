from math import inf

from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel


@ACTIVATIONS.register("identity", label="Identity", order=10)
class Identity(Activation):
    """Passes every value on unchanged.

        f(z) = z
        f′(z) = 1

    A network of identities is one linear map, however deep it is: compare it with any other activation to see what
    depth alone does not give.

    Source: Goodfellow, Bengio & Courville (2016), Deep Learning, section 6.3.
    """

    max_slope = 1.0
    straight = True
    linear = True
    initializer = "xavier_normal"
    range = (-inf, inf)

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        for i in range(n):
            a[i] = z[i]

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        pass

    def formula(self, z):
        return z

    def torch(self):
        return "nn.Identity()"

    def onnx(self, graph, z):
        return z
