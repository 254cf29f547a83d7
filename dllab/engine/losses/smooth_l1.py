from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.sums import clear, total
from dllab.engine.losses.base import LOSS, LOSSES, Loss


@LOSSES.register("smooth_l1", label="Smooth L1", order=14)
class SmoothL1(Loss):
    """The absolute error with its corner rounded off.

        e = y − t;   L = 1/n Σ ½e²/β where |e| < β, else |e| − ½β
        ∂L/∂y = e/βn where |e| < β, else sign(e)/n

    n counts examples and outputs. Huber's loss divided by β: large errors always pull with the same force, and β says
    only how wide the rounding is. With β = 0 it is the mean absolute error.

    Source: Girshick (2015), Fast R-CNN; as torch.nn.SmoothL1Loss.
    """

    beta: float = parameter(1.0, ge=0, le=1e6, label="β", help="Below this error the loss is squared.", live=True)

    tasks = ("regression", "classification")

    @staticmethod
    @kernel(LOSS)
    def value(z, t, d, outputs, batch, row, hyper, prepared):
        beta, mean = F(hyper.beta), F(1.0 / (outputs * batch))
        steepness = F(1.0) / beta if beta > F(0.0) else F(0.0)
        own = outputs * row  # where the examples' own losses are gathered
        clear(d, own, row)
        for o in range(outputs):
            start = o * row
            for k in range(row):
                e = z[start + k] - t[start + k]
                size = abs(e)
                d[own + k] += F(0.5) * e * e * steepness if size < beta else size - F(0.5) * beta
                sign = mean if e > F(0.0) else -mean if e < F(0.0) else F(0.0)
                d[start + k] = mean * e * steepness if size < beta else sign
            clear(d, start + batch, row - batch)
        return total(d, own, batch) * mean
