"""What is recorded of a step beside its loss, compiled."""

import numpy as np

from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import pointer
from dllab.engine.kernels.reductions import flat_units, has_non_finite, moments, norm
from dllab.engine.shared import call_backward

WEIGHT, ACTIVATION, GRADIENT, LOSS_VALUE = range(1, 5)  # what stopped being finite; 0: nothing
QUANTITIES = {WEIGHT: "weight", ACTIVATION: "activation", GRADIENT: "gradient", LOSS_VALUE: "loss"}
SATURATED = 0.05  # a unit is saturated where its slope is below this share of the activation's largest
STATISTICS = 5  # a layer's record: activation mean, deviation, saturated share, dead share, update ratio


@compiled
def gradient_norms(layers, gradient, norms):
    """norms[l] = ‖gradient by W and b of layer l‖₂; whether all of them are finite."""
    total = F(0.0)
    for l in range(layers.size):
        layer = layers[l]
        norms[l] = norm(pointer(gradient, layer.weight), layer.size)
        total += norms[l]
    return np.isfinite(total)


@compiled
def activation_statistics(plan, layers, work, hyper, batch, out):
    """out[l, :4]: mean, deviation, saturated share and dead share of layer l's activation over the batch.

    A unit is dead in a batch where it is saturated for every example; a filter, where it is so at every place of its
    map. The linear output layer has neither. Both shares are NaN where an output is not finite: a slope that cannot be
    computed is neither flat nor steep.
    """
    p = plan[0]
    for l in range(layers.size):
        layer = layers[l]
        a = pointer(work, layer.a)
        out[l, 0], out[l, 1] = moments(a, p.row, layer.units, batch)
        out[l, 2], out[l, 3] = F(0.0), F(0.0)
        if l < layers.size - 1:
            count = layer.units * p.row
            for i in range(count):
                work[p.spare + i] = F(1.0)
            slope = pointer(work, p.spare)
            call_backward(layer.backward, (pointer(work, layer.u), a, slope, count, pointer(hyper, layer.hyper)))
            out[l, 2], out[l, 3] = flat_units(
                slope, p.row, layer.fan_out, layer.positions, batch, F(SATURATED * layer.max_slope)
            )
            if not np.isfinite(out[l, 0]):
                out[l, 2], out[l, 3] = F(np.nan), F(np.nan)


@compiled
def update_ratios(layers, before, parameters, out):
    """out[l, 4] = ‖ΔW‖/‖W‖ of layer l's weights and biases; `before` is overwritten with the difference.

    0 where all weights are 0, NaN where one is not finite.
    """
    for l in range(layers.size):
        layer = layers[l]
        old, new = pointer(before, layer.weight), pointer(parameters, layer.weight)
        size = norm(old, layer.size)
        for i in range(layer.size):
            old[i] = new[i] - old[i]
        out[l, 4] = F(0.0) if size == F(0.0) else norm(old, layer.size) / size


@compiled
def locate(plan, layers, work, parameters, batch, norms):
    """Where a step first met a number that is not finite: (layer from 1, quantity), in order of computation."""
    row = plan[0].row
    for l in range(layers.size):
        layer = layers[l]
        if has_non_finite(pointer(parameters, layer.weight), layer.size):
            return l + 1, WEIGHT
        for r in range(layer.units):
            if has_non_finite(pointer(work, layer.a + r * row), batch):
                return l + 1, ACTIVATION
    for l in range(layers.size - 1, -1, -1):
        if not np.isfinite(norms[l]):
            return l + 1, GRADIENT
    return layers.size, LOSS_VALUE
