"""The way through the network and back once more, for changes: forward over reverse, compiled.

What depends on the place alone is kept by `prepare`, so that a product with the Hessian takes additions and
multiplications only, about twice those of a gradient. Changes have the places in `moved` that the numbers themselves
have in `work`; what is kept, and what is changed on the way back, lies in `kept`, where the records OWN and WHOLE say.

Source: Pearlmutter (1994), Fast Exact Multiplication by the Hessian, section 4.
"""

import numpy as np

from dllab.engine.activations.base import BACKWARD
from dllab.engine.convolution import pooling
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import add, caller, clear_lanes, copy, integers, pointer
from dllab.engine.kernels.reductions import row_sums
from dllab.engine.losses.base import SECOND as LOSS_SECOND
from dllab.engine.normalizations import base as normalizations
from dllab.engine.normalizations.base import INFERENCE, LOOKING
from dllab.engine.output_activations.base import SECOND as OUTPUT_SECOND
from dllab.engine.passes import (
    by_inputs,
    by_weights,
    call_convolve,
    call_loss,
    call_output_backward,
    call_unpool,
    unnormalize,
)
from dllab.engine.program import NOWHERE
from dllab.engine.shared import product

call_activation = caller(BACKWARD)
call_tangent = caller(normalizations.TANGENT)
call_second = caller(normalizations.SECOND)
call_loss_second = caller(LOSS_SECOND)
call_output_second = caller(OUTPUT_SECOND)
call_follow = caller(pooling.POOLING)

# One record a layer: where in `kept` lie f′(u), f″(u)·δ by a, that times u̇, δ by z and δ by what the normalization puts
# out; then the addresses of f″, 0 where it is 0 everywhere, and of pooling for changes.
OWN = np.dtype([(name, np.int64) for name in ("slope", "curve", "bent", "delta", "scaled", "second", "follow")])
# One record: where δ by the outputs and as many zeros as the widest layer has units lie; the addresses of the loss's
# and the output activation's second derivatives, 0 where there is none, and of the normalization's.
WHOLE = np.dtype(
    [(name, np.int64) for name in ("pushed", "nothing", "loss_second", "output_second", "tangent", "norm_second")]
)


@compiled
def prepare(plan, layers, whole, own, work, kept, parameters, gradient, hyper, batch):
    """After `forward` at the place: keep what products read. gradient is scratch."""
    p, w = plan[0], whole[0]
    row, delta, spare, last = p.row, p.delta, p.spare, layers.size - 1
    outputs, d = pointer(work, layers[last].a), pointer(work, delta)
    values = pointer(hyper, p.loss_hyper), pointer(hyper, p.loss_prepared)
    call_loss(p.loss, (outputs, pointer(work, p.targets), d, p.outputs, batch, row, *values))
    copy(d, pointer(kept, w.pushed), p.outputs * row)
    if p.out_backward != 0:
        call_output_backward(p.out_backward, (outputs, d, p.outputs, batch, row))
    for l in range(last, -1, -1):
        layer, o = layers[l], own[l]
        count = layer.units * row
        if layer.unpool != 0:
            d, g = pointer(work, delta), integers(pointer(work, layer.geometry))
            call_unpool(layer.unpool, (d, pointer(work, spare), pointer(work, layer.winners), row, g))
            delta, spare = spare, delta
        d = pointer(work, delta)
        if l < last:
            if layer.skip != NOWHERE:
                copy(d, pointer(work, p.kept), count)
            if p.normalize != 0 and not p.norm_first:
                copy(d, pointer(kept, o.scaled), count)
                unnormalize(plan, layer, work, parameters, gradient, batch, LOOKING, delta)
            differentiate_twice(layer, o, work, kept, hyper, d, count)
            if p.normalize != 0 and p.norm_first:
                copy(d, pointer(kept, o.scaled), count)
                unnormalize(plan, layer, work, parameters, gradient, batch, LOOKING, delta)
        if layer.convolve != 0:
            clear_lanes(d, layer.units, row, batch)
        copy(d, pointer(kept, o.delta), count)
        if l > 0:
            by_inputs(plan, layer, work, parameters, d, pointer(work, spare))
            if layer.rejoins:
                add(pointer(work, p.kept), pointer(work, spare), layer.inputs * row)
            delta, spare = spare, delta


@compiled
def differentiate_twice(layer, o, work, kept, hyper, d, count):
    """Keep f′(u) and f″(u)·δ; d, δ by a, becomes δ by u."""
    u, a, values = pointer(work, layer.u), pointer(work, layer.a), pointer(hyper, layer.hyper)
    slope, curve = pointer(kept, o.slope), pointer(kept, o.curve)
    for i in range(count):
        slope[i] = F(1.0)
    call_activation(layer.backward, (u, a, slope, count, values))
    if o.second != 0:
        copy(d, curve, count)
        call_activation(o.second, (u, a, curve, count, values))
    for i in range(count):
        d[i] *= slope[i]


@compiled
def weigh(plan, layer, w, work, moved, kept, parameters, vector, inner):
    """ż = V·x + v_b, and + W·ẋ in all layers but the first (`inner`)."""
    p = plan[0]
    row = p.row
    v, v_bias, z = pointer(vector, layer.weight), pointer(vector, layer.bias), pointer(moved, layer.z)
    weights, nothing, more = pointer(parameters, layer.weight), pointer(kept, w.nothing), pointer(moved, p.spare)
    x, x_change = pointer(work, layer.input), pointer(moved, layer.input)
    if layer.convolve != 0:
        frame, g, framed = pointer(work, layer.frame), integers(pointer(work, layer.geometry)), layer.framed
        own = p.sharing, layer.convolve_part
        call_convolve(layer.convolve, (*own, v, layer.pitch, v_bias, x, frame, z, row, g, 0))
        if inner:
            frame = pointer(moved, layer.frame)
            call_convolve(layer.convolve, (*own, weights, layer.pitch, nothing, x_change, frame, more, row, g, framed))
    else:
        sizes = layer.fan_out, row, layer.fan_in
        product(layer.large, p.sharing, v, layer.pitch, 1, x, row, z, row, v_bias, 1, *sizes)
        if inner:
            product(layer.large, p.sharing, weights, layer.pitch, 1, x_change, row, more, row, nothing, 1, *sizes)
    if inner:
        add(more, z, layer.units * row)


@compiled
def normalize(plan, layer, w, work, moved, parameters, vector, batch, place):
    """A change of a signal, in place, becomes that of the normalized signal."""
    p = plan[0]
    mode = INFERENCE if layer.frozen else LOOKING
    arguments = (
        pointer(moved, place), pointer(work, layer.normal), pointer(work, layer.spread), pointer(moved, layer.normal),
        pointer(moved, layer.spread), pointer(parameters, layer.scale), pointer(vector, layer.scale),
        pointer(vector, layer.shift), layer.fan_out, layer.positions, batch, p.row, mode,
    )  # fmt: skip
    call_tangent(w.tangent, arguments)


@compiled
def forward(plan, layers, whole, own, work, moved, kept, parameters, vector, batch):
    """How every layer's signal changes when the parameters change along `vector`."""
    p, w = plan[0], whole[0]
    row, last = p.row, layers.size - 1
    for l in range(last + 1):
        layer, o = layers[l], own[l]
        weigh(plan, layer, w, work, moved, kept, parameters, vector, l > 0)
        if l == last:
            break
        count = layer.units * row
        z, a, out = pointer(moved, layer.z), pointer(moved, layer.a), pointer(moved, layer.out)
        if p.normalize != 0 and p.norm_first:
            normalize(plan, layer, w, work, moved, parameters, vector, batch, layer.z)
        slope, curve, bent = pointer(kept, o.slope), pointer(kept, o.curve), pointer(kept, o.bent)
        if o.second != 0:
            for i in range(count):
                bent[i] = curve[i] * z[i]
        for i in range(count):
            a[i] = slope[i] * z[i]
        if p.normalize != 0 and not p.norm_first:
            normalize(plan, layer, w, work, moved, parameters, vector, batch, layer.a)
        if layer.out != layer.a:
            copy(a, out, count)
        if layer.skip != NOWHERE:
            add(pointer(moved, layer.skip), out, count)
        if layer.pool != 0:
            pooled, winners = pointer(moved, layer.pooled), pointer(work, layer.winners)
            call_follow(o.follow, (out, pooled, winners, row, integers(pointer(work, layer.geometry))))


@compiled
def loss(plan, layers, whole, work, moved, kept, hyper, batch):
    """How the gradient by the last layer's z changes, to plan.delta in `moved`."""
    p, w = plan[0], whole[0]
    row, count, place = p.row, p.outputs * p.row, layers[layers.size - 1].a
    y, change, d, scratch = pointer(work, place), pointer(moved, place), pointer(moved, p.delta), pointer(work, p.delta)
    if p.out_backward != 0:
        call_output_backward(p.out_backward, (y, change, p.outputs, batch, row))
    if w.loss_second != 0:
        copy(change, d, count)
        values = pointer(hyper, p.loss_hyper), pointer(hyper, p.loss_prepared)
        call_loss_second(w.loss_second, (y, pointer(work, p.targets), d, scratch, p.outputs, batch, row, *values))
    else:
        for i in range(count):
            d[i] = F(0.0)
    if p.out_backward != 0:
        call_output_backward(p.out_backward, (y, d, p.outputs, batch, row))
        call_output_second(w.output_second, (y, pointer(kept, w.pushed), change, d, p.outputs, batch, row))


@compiled
def unnormalize_change(plan, layer, w, o, work, moved, kept, parameters, vector, image, batch, d):
    """The change of δ by a normalized signal becomes that of δ by the signal, in place; scale's, shift's are set."""
    p = plan[0]
    arguments = (
        pointer(kept, o.scaled), d, pointer(work, layer.normal), pointer(work, layer.spread),
        pointer(moved, layer.normal), pointer(moved, layer.spread), pointer(parameters, layer.scale),
        pointer(vector, layer.scale), pointer(image, layer.scale), pointer(image, layer.shift),
        layer.fan_out, layer.positions, batch, p.row, INFERENCE if layer.frozen else LOOKING,
    )  # fmt: skip
    call_second(w.norm_second, arguments)


@compiled
def backward(plan, layers, whole, own, work, moved, kept, parameters, vector, image, more, batch):
    """How the gradient changes, to `image`: the Hessian times `vector`. more: scratch as large."""
    p, w = plan[0], whole[0]
    row, delta, spare = p.row, p.delta, p.spare
    for l in range(layers.size - 1, -1, -1):
        layer, o = layers[l], own[l]
        count, before = layer.units * row, pointer(kept, o.delta)
        if layer.unpool != 0:
            d, g = pointer(moved, delta), integers(pointer(work, layer.geometry))
            call_unpool(layer.unpool, (d, pointer(moved, spare), pointer(work, layer.winners), row, g))
            delta, spare = spare, delta
        d = pointer(moved, delta)
        if l < layers.size - 1:
            if layer.skip != NOWHERE:
                copy(d, pointer(moved, p.kept), count)
            if p.normalize != 0 and not p.norm_first:
                unnormalize_change(plan, layer, w, o, work, moved, kept, parameters, vector, image, batch, d)
            slope, bent = pointer(kept, o.slope), pointer(kept, o.bent)
            for i in range(count):
                d[i] *= slope[i]
            if o.second != 0:
                add(bent, d, count)
            if p.normalize != 0 and p.norm_first:
                unnormalize_change(plan, layer, w, o, work, moved, kept, parameters, vector, image, batch, d)
        if layer.convolve != 0:
            clear_lanes(d, layer.units, row, batch)
        if layer.vectors == layer.bias:
            length, lanes = layer.positions * row, batch if layer.positions == 1 else layer.positions * row
            row_sums(d, length, layer.fan_out, lanes, pointer(image, layer.bias))
        by_weights(plan, layer, l, work, image, batch, d)
        if l > 0:
            by_weights(plan, layer, l, moved, more, batch, before)
            add(pointer(more, layer.weight), pointer(image, layer.weight), layer.bias - layer.weight)
            back, second = pointer(moved, spare), pointer(work, p.spare)
            by_inputs(plan, layer, work, parameters, d, back)
            by_inputs(plan, layer, work, vector, before, second)
            add(second, back, layer.inputs * row)
            if layer.rejoins:
                add(pointer(moved, p.kept), back, layer.inputs * row)
            delta, spare = spare, delta
