"""The way of a batch through the network and back, compiled: one for every network and combination of choices.

Activations are feature-major, [features, batch], so that every loop runs along the batch in whole vectors, however
narrow a layer is. Lanes beyond the batch hold leftovers in activations and zero in gradients; they reach no sum.
"""

import numpy as np

from dllab.engine.convolution import kernels as convolution
from dllab.engine.convolution import pooling
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import add, caller, clear_lanes, copy, copy_vectors, integers, pointer, shifted
from dllab.engine.kernels.random import drop
from dllab.engine.kernels.reductions import row_sums
from dllab.engine.kernels.transpose import transpose
from dllab.engine.losses.base import LOSS
from dllab.engine.normalizations import base as normalizations
from dllab.engine.normalizations.base import INFERENCE, TRAINING
from dllab.engine.output_activations import base as output_activations
from dllab.engine.program import NOWHERE
from dllab.engine.shared import activate, differentiate, product

call_normalize = caller(normalizations.NORMALIZE)
call_unnormalize = caller(normalizations.BACKWARD)
call_output = caller(output_activations.FORWARD)
call_output_backward = caller(output_activations.BACKWARD)
call_loss = caller(LOSS)
call_convolve = caller(convolution.CONVOLVE)
call_by_weights = caller(convolution.BY_WEIGHTS)
call_by_inputs = caller(convolution.BY_INPUTS)
call_pool = caller(pooling.POOLING)
call_unpool = caller(pooling.UNPOOLING)

LAYER_KEY = 0x3C6EF372  # sets the random numbers of one layer apart from the next one's


@compiled
def lay_out(plan, layers, work):
    """The gathered rows once more, as columns."""
    p = plan[0]
    pitch = p.pitch
    transpose(pointer(work, p.rows), pitch, pointer(work, layers[0].input), p.row, p.row, pitch)


@compiled
def gather(plan, layers, work, x, t, order, start, count):
    """Copy examples order[start : start + count] into the workspace: as rows, as columns, and their targets."""
    p = plan[0]
    pitch = p.pitch
    chosen, rows, targets = pointer(order, start), pointer(work, p.rows), pointer(work, p.targets)
    examples, wanted, height = pointer(x, 0), pointer(t, 0), p.target_rows
    for k in range(count):
        copy_vectors(shifted(examples, chosen[k] * pitch), shifted(rows, k * pitch), pitch)
    lay_out(plan, layers, work)
    row = p.row
    for r in range(height):
        for k in range(count):
            targets[r * row + k] = wanted[chosen[k] * height + r]


@compiled
def normalize(plan, layer, work, parameters, hyper, running, batch, mode, source, target):
    """The normalization of one layer's signal, from one place in the workspace to another."""
    p = plan[0]
    own_mode = INFERENCE if layer.frozen else mode
    arguments = (
        pointer(work, source), pointer(work, target), pointer(work, layer.normal), pointer(work, layer.spread),
        pointer(parameters, layer.scale), pointer(parameters, layer.shift), pointer(running, layer.running),
        layer.fan_out, layer.positions, batch, p.row, pointer(hyper, p.norm_hyper), own_mode,
    )  # fmt: skip
    call_normalize(p.normalize, arguments)


@compiled
def weigh(layer, sharing, work, parameters, row):
    """z = W·x + b, or W∗x + b where the layer is a convolution."""
    w, bias = pointer(parameters, layer.weight), pointer(parameters, layer.bias)
    x, z = pointer(work, layer.input), pointer(work, layer.z)
    if layer.convolve != 0:
        frame, g = pointer(work, layer.frame), integers(pointer(work, layer.geometry))
        own = sharing, layer.convolve_part
        call_convolve(layer.convolve, (*own, w, layer.pitch, bias, x, frame, z, row, g, layer.framed))
    else:
        sizes = layer.fan_out, row, layer.fan_in
        product(layer.large, sharing, w, layer.pitch, 1, x, row, z, row, bias, 1, *sizes)


@compiled
def forward(plan, layers, work, parameters, hyper, running, batch, mode, key):
    """Every layer's signal, z → u → a → out: z = W·x + b, normalized, activated, normalized, dropped, plus a detour's.

    Whether it is normalized before or after the activation, if at all, is the plan's; a detour adds the signal from
    before the layer, or the layer below it. Dropout acts in TRAINING alone; equal keys drop equal units. Frozen layers
    are normalized as in INFERENCE.
    """
    p = plan[0]
    row, last = p.row, layers.size - 1
    for l in range(last + 1):
        layer = layers[l]
        if not layer.weighed:
            weigh(layer, p.sharing, work, parameters, row)
        if l == last:
            break
        count = layer.units * row
        normalized = p.normalize != 0
        if normalized and p.norm_first:
            normalize(plan, layer, work, parameters, hyper, running, batch, mode, layer.z, layer.u)
        u, a, out = pointer(work, layer.u), pointer(work, layer.a), pointer(work, layer.out)
        activate(layer.large, p.sharing, layer.forward, u, a, count, pointer(hyper, layer.hyper))
        if normalized and not p.norm_first:
            normalize(plan, layer, work, parameters, hyper, running, batch, mode, layer.a, layer.out)
        elif layer.out != layer.a:
            copy(a, out, count)
        if mode == TRAINING and layer.dropout != NOWHERE and hyper[layer.dropout] > 0.0:
            drop(out, count, hyper[layer.dropout], np.uint32(key + LAYER_KEY * (l + 1)))
        if layer.skip != NOWHERE:
            add(pointer(work, layer.skip), out, count)
        if layer.pool != 0:
            pooled, winners = pointer(work, layer.pooled), pointer(work, layer.winners)
            call_pool(layer.pool, (out, pooled, winners, row, integers(pointer(work, layer.geometry))))
    if p.out_forward != 0:
        call_output(p.out_forward, (pointer(work, layers[last].a), p.outputs, row))


@compiled
def loss(plan, layers, work, hyper, batch):
    """The batch's mean loss; its gradient by the last layer's z goes to plan.delta."""
    p = plan[0]
    outputs, delta = pointer(work, layers[layers.size - 1].a), pointer(work, p.delta)
    own, prepared = pointer(hyper, p.loss_hyper), pointer(hyper, p.loss_prepared)
    arguments = (outputs, pointer(work, p.targets), delta, p.outputs, batch, p.row, own, prepared)
    value = call_loss(p.loss, arguments)
    if p.out_backward != 0:
        call_output_backward(p.out_backward, (outputs, delta, p.outputs, batch, p.row))
    return value


@compiled
def unnormalize(plan, layer, work, parameters, gradient, batch, mode, delta):
    """δ by a normalized signal becomes δ by the signal, in place; gradients by scale and shift are written."""
    p = plan[0]
    arguments = (
        pointer(work, delta), pointer(work, layer.normal), pointer(work, layer.spread),
        pointer(parameters, layer.scale), pointer(gradient, layer.scale), pointer(gradient, layer.shift),
        layer.fan_out, layer.positions, batch, p.row, INFERENCE if layer.frozen else mode,
    )  # fmt: skip
    call_unnormalize(p.unnormalize, arguments)


@compiled
def through_layer(plan, layer, l, work, parameters, gradient, hyper, batch, mode, key, delta):
    """δ by a hidden layer's output becomes δ by its z, in place at `delta`; what goes round by the detour is kept."""
    p = plan[0]
    count = layer.units * p.row
    d = pointer(work, delta)
    if layer.skip != NOWHERE:
        copy(d, pointer(work, p.kept), count)
    if mode == TRAINING and layer.dropout != NOWHERE and hyper[layer.dropout] > 0.0:
        drop(d, count, hyper[layer.dropout], np.uint32(key + LAYER_KEY * (l + 1)))
    if p.normalize != 0 and not p.norm_first:
        unnormalize(plan, layer, work, parameters, gradient, batch, mode, delta)
    u, a = pointer(work, layer.u), pointer(work, layer.a)
    differentiate(layer.large, p.sharing, layer.backward, u, a, d, count, pointer(hyper, layer.hyper))
    if p.normalize != 0 and p.norm_first:
        unnormalize(plan, layer, work, parameters, gradient, batch, mode, delta)


@compiled
def by_weights(plan, layer, l, work, gradient, batch, d):
    """The gradient by a layer's weights, δ·xᵀ."""
    p = plan[0]
    row, out = p.row, pointer(gradient, layer.weight)
    if layer.convolve != 0:
        frame, sums, g = pointer(work, layer.frame), pointer(work, layer.sums), integers(pointer(work, layer.geometry))
        own = p.sharing, layer.by_weights_part
        call_by_weights(layer.by_weights, (*own, d, frame, out, layer.pitch, sums, batch, row, g))
        return
    inputs = p.rows
    if l > 0:
        inputs = p.transposed
        transpose(pointer(work, layer.input), row, pointer(work, inputs), layer.pitch, layer.pitch, row)
    zero = pointer(work, p.zero)
    sizes, x = (layer.fan_out, layer.pitch, batch), pointer(work, inputs)
    product(layer.large, p.sharing, d, row, 1, x, layer.pitch, out, layer.pitch, zero, 0, *sizes)


@compiled
def by_inputs(plan, layer, work, parameters, d, d_x):
    """δ by a layer's input, Wᵀ·δ."""
    p = plan[0]
    w, zero = pointer(parameters, layer.weight), pointer(work, p.zero)
    if layer.convolve != 0:
        back_frame, turned = pointer(work, layer.back_frame), pointer(work, layer.turned)
        g = integers(pointer(work, layer.geometry))
        own = p.sharing, layer.by_inputs_part
        call_by_inputs(layer.by_inputs, (*own, d, w, layer.pitch, back_frame, turned, zero, d_x, p.row, g))
    else:
        sizes = layer.fan_in, p.row, layer.fan_out
        product(layer.large, p.sharing, w, 1, layer.pitch, d, p.row, d_x, p.row, zero, 0, *sizes)


@compiled
def backward(plan, layers, work, parameters, gradient, hyper, batch, mode, key):
    """Gradients by the parameters of every layer, from the last to the first, the way of `forward` in reverse."""
    p = plan[0]
    row = p.row
    delta, spare = p.delta, p.spare
    for l in range(layers.size - 1, -1, -1):
        layer = layers[l]
        if layer.unpool != 0:
            d, g = pointer(work, delta), integers(pointer(work, layer.geometry))
            call_unpool(layer.unpool, (d, pointer(work, spare), pointer(work, layer.winners), row, g))
            delta, spare = spare, delta
        d = pointer(work, delta)
        if l < layers.size - 1:
            through_layer(plan, layer, l, work, parameters, gradient, hyper, batch, mode, key, delta)
        if layer.convolve != 0:  # its sums run over all lanes
            clear_lanes(d, layer.units, row, batch)
        if layer.vectors == layer.bias:  # else there are no biases: their place stays 0
            length, count = layer.positions * row, batch if layer.positions == 1 else layer.positions * row
            row_sums(d, length, layer.fan_out, count, pointer(gradient, layer.bias))
        by_weights(plan, layer, l, work, gradient, batch, d)
        if l > 0:
            by_inputs(plan, layer, work, parameters, d, pointer(work, spare))
            if layer.rejoins:
                add(pointer(work, p.kept), pointer(work, spare), layer.inputs * row)
            delta, spare = spare, delta
