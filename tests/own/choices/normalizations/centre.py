from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.normalizations.base import BACKWARD, NORMALIZATIONS, NORMALIZE, Normalization


@NORMALIZATIONS.register("centre", label="Centre")
class Centre(Normalization):
    """Gives every example mean 0 over the units of the layer; says its formula, and how ONNX has it.

        y = γ·(x − μ_L) + β

    Source: this test.
    """

    @staticmethod
    @kernel(NORMALIZE)
    def normalize(x, y, normal, spread, scale, shift, running, units, positions, batch, row, hyper, mode):
        for k in range(row):
            mean = F(0.0)
            for u in range(units):
                mean += x[u * row + k]
            mean /= F(units)
            for u in range(units):
                normal[u * row + k] = x[u * row + k] - mean
                y[u * row + k] = scale[u] * normal[u * row + k] + shift[u]

    @staticmethod
    @kernel(BACKWARD)
    def backward(d, normal, spread, scale, d_scale, d_shift, units, positions, batch, row, mode):
        for u in range(units):
            d_scale[u], d_shift[u] = F(0.0), F(0.0)
            for k in range(batch):
                d_scale[u] += d[u * row + k] * normal[u * row + k]
                d_shift[u] += d[u * row + k]
        for k in range(batch):
            mean = F(0.0)
            for u in range(units):
                mean += scale[u] * d[u * row + k]
            mean /= F(units)
            for u in range(units):
                d[u * row + k] = scale[u] * d[u * row + k] - mean

    def formula(self, x, scale, shift):
        return scale * (x - x.mean(axis=1, keepdims=True)) + shift

    def onnx(self, graph, x, weight):
        centred = graph.add("Sub", x, graph.add("ReduceMean", x, axes=[1], keepdims=1))
        return graph.add("Add", graph.add("Mul", centred, weight("scale")), weight("shift"))
