from math import inf

from dllab.catalogue import parameter
from dllab.engine.activations.base import ACTIVATIONS, BACKWARD, FORWARD, Activation
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F, exp, log1p, sigmoid


@ACTIVATIONS.register("softplus", label="Softplus", order=120)
class Softplus(Activation):
    """ReLU with its corner rounded off.

        f(z) = ln(1 + e^(βz)) / β;   f(z) = z where βz is above the threshold
        f′(z) = σ(βz), or 1 above the threshold

    It has a slope everywhere, so no unit dies for good; but negative values pass little gradient, outputs are all
    positive, and for values near 0 half of the gradient is lost in each layer. The larger β, the closer to ReLU.

    Source: Dugas, Bengio, Bélisle, Nadeau & Garcia (2001); as torch.nn.Softplus.
    """

    beta: float = parameter(1.0, gt=0, le=100, label="β", help="How sharp the corner is.", live=True)
    threshold: float = parameter(
        20.0, ge=0, le=100, label="Threshold", help="Above it βz is passed on as it is, to save digits.", live=True
    )

    max_slope = 1.0
    range = (0.0, inf)
    backward_reads_input = True

    @staticmethod
    @kernel(FORWARD)
    def forward(z, a, n, hyper):
        beta, share, threshold = F(hyper.beta), F(1.0 / hyper.beta), F(hyper.threshold)
        for i in range(n):
            x = beta * z[i]
            y = (F(0.0) if x <= F(0.0) else x) + log1p(exp(-abs(x)))
            a[i] = z[i] if x > threshold else y * share

    @staticmethod
    @kernel(BACKWARD)
    def backward(z, a, d, n, hyper):
        beta, threshold = F(hyper.beta), F(hyper.threshold)
        for i in range(n):
            x = beta * z[i]
            d[i] = d[i] if x > threshold else d[i] * sigmoid(x)
