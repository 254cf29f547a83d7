from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.sums import dot, total
from dllab.engine.normalizations.base import (
    BACKWARD,
    NORMALIZATIONS,
    NORMALIZE,
    SECOND,
    TANGENT,
    Affine,
    inverse_deviation,
)


@NORMALIZATIONS.register("layer", label="Layer norm", order=30)
class LayerNormalization(Affine):
    """Gives every example mean 0 and deviation 1 over the units of the layer, then a learned scale and shift a unit.

        x̂ = (x − μ_L) / √(σ²_L + ε);   y = γ·x̂ + β

    Does not depend on the batch, so it works for any batch size and is the same at inference. In a layer of few units
    it throws much of the signal away.

    Source: Ba, Kiros & Hinton (2016). As torch.nn.LayerNorm, and over the maps of all
    filters as GroupNorm(1, filters).
    """

    @staticmethod
    @kernel(NORMALIZE)
    def normalize(x, y, normal, spread, scale, shift, running, units, positions, batch, row, hyper, mode):
        epsilon, rows = F(hyper.epsilon), units * positions
        count = F(rows)
        for k in range(row):
            spread[k] = F(0.0)
            spread[row + k] = F(0.0)
        for r in range(rows):
            for k in range(row):
                spread[row + k] += x[r * row + k]
        for k in range(row):
            spread[row + k] /= count
        for r in range(rows):
            for k in range(row):
                e = x[r * row + k] - spread[row + k]
                spread[k] += e * e
        for k in range(row):
            spread[k] = inverse_deviation(spread[k] / count, epsilon)
        for r in range(rows):
            gamma, beta = scale[r // positions], shift[r // positions]
            for k in range(row):
                n = (x[r * row + k] - spread[row + k]) * spread[k]
                normal[r * row + k] = n
                y[r * row + k] = gamma * n + beta

    @staticmethod
    @kernel(BACKWARD)
    def backward(d, normal, spread, scale, d_scale, d_shift, units, positions, batch, row, mode):
        rows = units * positions
        count = F(rows)
        mean, slope = 2 * row, 3 * row  # places in `spread`
        for k in range(2 * row):
            spread[mean + k] = F(0.0)
        for u in range(units):
            d_shift[u] = d_scale[u] = F(0.0)
        for r in range(rows):
            u = r // positions
            gamma = scale[u]
            for k in range(row):
                g, n = d[r * row + k], normal[r * row + k]
                spread[mean + k] += gamma * g
                spread[slope + k] += gamma * g * n
            d_shift[u] += total(d, r * row, batch)
            d_scale[u] += dot(d, r * row, normal, r * row, batch)
        for r in range(rows):
            gamma = scale[r // positions]
            for k in range(batch):
                towards = spread[mean + k] + normal[r * row + k] * spread[slope + k]
                d[r * row + k] = spread[k] * (gamma * d[r * row + k] - towards / count)

    @staticmethod
    @kernel(TANGENT)
    def tangent(
        r, normal, spread, change, moved, scale, scale_change, shift_change, units, positions, batch, row, mode
    ):  # fmt: skip
        rows = units * positions
        count = F(rows)
        mean, slope = 2 * row, 3 * row  # places in `moved`
        for k in range(2 * row):
            moved[mean + k] = F(0.0)
        for q in range(rows):
            for k in range(row):
                moved[mean + k] += r[q * row + k]
                moved[slope + k] += r[q * row + k] * normal[q * row + k]
        for k in range(row):
            moved[k] = -spread[k] * spread[k] * moved[slope + k] / count
        for q in range(rows):
            u = q // positions
            for k in range(row):
                n = normal[q * row + k]
                c = spread[k] * (r[q * row + k] - (moved[mean + k] + n * moved[slope + k]) / count)
                change[q * row + k] = c
                r[q * row + k] = scale[u] * c + scale_change[u] * n + shift_change[u]

    @staticmethod
    @kernel(SECOND)
    def second(
        d, r, normal, spread, change, moved, scale, scale_change, d_scale, d_shift, units, positions, batch, row, mode
    ):  # fmt: skip
        rows = units * positions
        count = F(rows)
        mean, slope = 2 * row, 3 * row  # of the changed gradient, in `moved`; of the gradient itself, in `spread`
        for k in range(2 * row):
            moved[mean + k] = spread[mean + k] = F(0.0)
        for u in range(units):
            d_shift[u] = d_scale[u] = F(0.0)
        for q in range(rows):
            u = q // positions
            for k in range(row):
                at = q * row + k
                g, turned = scale[u] * d[at], scale_change[u] * d[at] + scale[u] * r[at]
                spread[mean + k] += g
                spread[slope + k] += g * normal[at]
                moved[mean + k] += turned
                moved[slope + k] += turned * normal[at] + g * change[at]
            d_shift[u] += total(r, q * row, batch)
            d_scale[u] += dot(r, q * row, normal, q * row, batch) + dot(d, q * row, change, q * row, batch)
        for q in range(rows):
            u = q // positions
            for k in range(batch):
                at = q * row + k
                old = scale[u] * d[at] - (spread[mean + k] + normal[at] * spread[slope + k]) / count
                new = moved[mean + k] + normal[at] * moved[slope + k] + change[at] * spread[slope + k]
                new = scale_change[u] * d[at] + scale[u] * r[at] - new / count
                r[at] = moved[k] * old + spread[k] * new

    def formula(self, x, scale, shift):
        return self._formula(x, scale, shift, axis=1)

    def torch(self, units):
        return f"nn.LayerNorm({units}, eps={self.epsilon!r})"

    def torch_maps(self, filters):
        return f"nn.GroupNorm(1, {filters}, eps={self.epsilon!r})"

    def onnx_maps(self, graph, x, weight):
        over = {"axes": [1, 2, 3], "keepdims": 1}
        off = graph.add("Sub", x, graph.add("ReduceMean", x, **over))
        variance = graph.add("ReduceMean", graph.add("Mul", off, off), **over)
        deviation = graph.add("Sqrt", graph.add("Add", variance, graph.constant(self.epsilon)))
        scaled = graph.add("Mul", graph.add("Div", off, deviation), graph.by_filter(weight("scale")))
        return graph.add("Add", scaled, graph.by_filter(weight("shift")))

    def onnx(self, graph, x, weight):
        return graph.add("LayerNormalization", x, weight("scale"), weight("shift"), epsilon=self.epsilon)
