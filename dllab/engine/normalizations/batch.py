import numpy as np

from dllab.catalogue import parameter
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.sums import dot, squares_about, total
from dllab.engine.normalizations.base import (
    BACKWARD,
    NORMALIZATIONS,
    NORMALIZE,
    SECOND,
    TANGENT,
    Affine,
    inverse_deviation,
)


@NORMALIZATIONS.register("batch", label="Batch norm", order=20)
class BatchNormalization(Affine):
    """Gives every unit mean 0 and deviation 1 over the examples of the batch, then a learned scale and shift.

        x̂ = (x − μ_B) / √(σ²_B + ε);   y = γ·x̂ + β
        running mean ← (1 − α)·running mean + α·μ_B;   running variance alike, from the unbiased variance

    Keeps signals and gradients from fading or growing, so that deep networks train at high rates. At inference the
    running values take the batch's place. With tiny batches they are too noisy. One example alone, as the last batch of
    an epoch may be, has no variance: it is normalized by the running values, and they stay as they are.

    Source: Ioffe & Szegedy (2015), Algorithm 1. As torch.nn.BatchNorm1d; over all places of a filter's
    map, as BatchNorm2d.
    """

    momentum: float = parameter(
        0.1, gt=0, le=1, label="Momentum α", help="How fast the running mean and variance follow the batches."
    )

    needs_batch = True

    @staticmethod
    @kernel(NORMALIZE)
    def normalize(x, y, normal, spread, scale, shift, running, units, positions, batch, row, hyper, mode):
        epsilon, follow = F(hyper.epsilon), F(hyper.momentum)
        count, length = F(positions * batch), positions * row
        for u in range(units):
            at = u * length
            mean, variance = running[u], running[units + u]
            if mode != 0 and positions * batch > 1:
                mean = F(0.0)
                for q in range(at, at + length, row):
                    mean += total(x, q, batch)
                mean /= count
                squares = F(0.0)
                for q in range(at, at + length, row):
                    squares += squares_about(mean, x, q, batch)
                variance = squares / count
                if mode == 1 and np.isfinite(squares):  # a batch that diverges leaves no trace
                    running[u] += follow * (mean - running[u])
                    running[units + u] += follow * (squares / (count - F(1.0)) - running[units + u])
            inverse = inverse_deviation(variance, epsilon)
            spread[u] = inverse
            gamma, beta = scale[u], shift[u]
            for k in range(length):
                n = (x[at + k] - mean) * inverse
                normal[at + k] = n
                y[at + k] = gamma * n + beta

    @staticmethod
    @kernel(BACKWARD)
    def backward(d, normal, spread, scale, d_scale, d_shift, units, positions, batch, row, mode):
        count, length = F(positions * batch), positions * row
        for u in range(units):
            at = u * length
            d_shift[u] = d_scale[u] = F(0.0)
            for q in range(at, at + length, row):
                d_shift[u] += total(d, q, batch)
                d_scale[u] += dot(d, q, normal, q, batch)
            factor = scale[u] * spread[u]
            mean, slope = d_shift[u] / count, d_scale[u] / count
            if positions * batch == 1 or mode == 0:  # normalized by running values, which do not depend on it
                mean, slope = F(0.0), F(0.0)
            for q in range(at, at + length, row):
                for k in range(q, q + batch):
                    d[k] = factor * (d[k] - mean - normal[k] * slope)

    @staticmethod
    @kernel(TANGENT)
    def tangent(
        r, normal, spread, change, moved, scale, scale_change, shift_change, units, positions, batch, row, mode
    ):  # fmt: skip
        count, length = F(positions * batch), positions * row
        for u in range(units):
            at, mean, slope = u * length, F(0.0), F(0.0)
            if mode != 0 and positions * batch > 1:
                for q in range(at, at + length, row):
                    mean += total(r, q, batch)
                    slope += dot(r, q, normal, q, batch)
                mean /= count
                slope /= count
            inverse, gamma = spread[u], scale[u]
            moved[u] = -inverse * inverse * slope
            for k in range(at, at + length):
                change[k] = inverse * (r[k] - mean - normal[k] * slope)
                r[k] = gamma * change[k] + scale_change[u] * normal[k] + shift_change[u]

    @staticmethod
    @kernel(SECOND)
    def second(
        d, r, normal, spread, change, moved, scale, scale_change, d_scale, d_shift, units, positions, batch, row, mode
    ):  # fmt: skip
        count, length = F(positions * batch), positions * row
        alone = positions * batch == 1 or mode == 0
        for u in range(units):
            at, mean, slope = u * length, F(0.0), F(0.0)
            d_shift[u] = d_scale[u] = F(0.0)
            for q in range(at, at + length, row):
                mean += total(d, q, batch)
                slope += dot(d, q, normal, q, batch)
                d_shift[u] += total(r, q, batch)
                d_scale[u] += dot(r, q, normal, q, batch) + dot(d, q, change, q, batch)
            mean, slope = mean / count, slope / count
            mean_change, slope_change = d_shift[u] / count, d_scale[u] / count
            if alone:
                mean, slope, mean_change, slope_change = F(0.0), F(0.0), F(0.0), F(0.0)
            factor = scale[u] * spread[u]
            turned = scale_change[u] * spread[u] + scale[u] * moved[u]
            for q in range(at, at + length, row):
                for k in range(q, q + batch):
                    old = d[k] - mean - normal[k] * slope
                    new = r[k] - mean_change - normal[k] * slope_change - change[k] * slope
                    r[k] = turned * old + factor * new

    def formula(self, x, scale, shift):
        return self._formula(x, scale, shift, axis=0)

    def formula_alone(self, x, scale, shift, mean, variance):
        return scale * (x - mean) / np.sqrt(variance + self.epsilon) + shift

    def torch(self, units):
        return f"nn.BatchNorm1d({units}, eps={self.epsilon!r}, momentum={self.momentum!r})"

    def torch_maps(self, filters):
        return f"nn.BatchNorm2d({filters}, eps={self.epsilon!r}, momentum={self.momentum!r})"

    def onnx_maps(self, graph, x, weight):
        return self.onnx(graph, x, weight)

    def onnx(self, graph, x, weight):
        own = [weight(kind) for kind in ("scale", "shift", "running_mean", "running_variance")]
        return graph.add("BatchNormalization", x, *own, epsilon=self.epsilon)
