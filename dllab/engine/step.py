"""The compiled training step: one for every network and every combination of choices.

Activations are feature-major, [features, batch], so that every loop runs along the batch in whole vectors, however
narrow a layer is. Lanes beyond the batch hold leftovers in activations and zero in gradients; they reach no sum.

Order within a step: data gradient, + L1/L2, clip by value, clip by global norm, decoupled decay, optimizer. Gradient
norms are recorded before clipping.
"""

import numpy as np

from dllab.engine.activations.base import BACKWARD, FORWARD
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.gemm import gemm
from dllab.engine.kernels.memory import caller, copy, pointer, shifted
from dllab.engine.kernels.random import shuffle
from dllab.engine.kernels.reductions import flat_units, has_non_finite, moments, norm, row_sums
from dllab.engine.kernels.transpose import transpose
from dllab.engine.losses.base import LOSS
from dllab.engine.optimizers.base import UPDATE
from dllab.engine.program import CLIP_NORM, CLIP_VALUE, L1, L2, WEIGHT_DECAY
from dllab.engine.state import EPOCH, POSITION, STEP

call_forward = caller(FORWARD)
call_backward = caller(BACKWARD)
call_loss = caller(LOSS)
call_update = caller(UPDATE)

WEIGHT, ACTIVATION, GRADIENT, LOSS_VALUE = range(1, 5)  # what stopped being finite; 0: nothing
QUANTITIES = {WEIGHT: "weight", ACTIVATION: "activation", GRADIENT: "gradient", LOSS_VALUE: "loss"}
SATURATED = 0.05  # a unit is saturated where its slope is below this share of the activation's largest
STATISTICS = 5  # a layer's record: activation mean, deviation, saturated share, dead share, update ratio


@compiled
def gather(plan, layers, work, x, t, order, start, count):
    """Copy examples order[start : start + count] into the workspace: as rows, as columns, and their targets."""
    p, pitch = plan[0], layers[0].pitch
    chosen, rows, targets = pointer(order, start), pointer(work, p.rows), pointer(work, p.targets)
    examples, wanted, height = pointer(x, 0), pointer(t, 0), p.target_rows
    for k in range(count):
        copy(shifted(examples, chosen[k] * pitch), shifted(rows, k * pitch), pitch)
    transpose(rows, pitch, pointer(work, layers[0].input), p.row, p.row, pitch)
    for k in range(count):
        for r in range(height):
            targets[r * p.row + k] = wanted[chosen[k] * height + r]


@compiled
def forward(plan, layers, work, parameters, hyper):
    """z = W·a + b, a = f(z), layer by layer; the last layer is linear."""
    row = plan[0].row
    last = layers.size - 1
    for l in range(last + 1):
        layer = layers[l]
        gemm(
            pointer(parameters, layer.weight), layer.pitch, 1,
            pointer(work, layer.input), row,
            pointer(work, layer.z), row,
            pointer(parameters, layer.bias), 1,
            layer.fan_out, row, layer.fan_in,
        )  # fmt: skip
        if l < last:
            z, a = pointer(work, layer.z), pointer(work, layer.a)
            call_forward(layer.forward, (z, a, layer.fan_out * row, pointer(hyper, layer.hyper)))


@compiled
def loss(plan, layers, work, hyper, batch):
    """The batch's mean loss; its gradient by the outputs goes to plan.delta."""
    p = plan[0]
    outputs, delta = pointer(work, layers[layers.size - 1].a), pointer(work, p.delta)
    arguments = (outputs, pointer(work, p.targets), delta, p.outputs, batch, p.row, pointer(hyper, p.loss_hyper))
    return call_loss(p.loss, arguments)


@compiled
def backward(plan, layers, work, parameters, gradient, hyper, batch):
    """Gradients by W and b of every layer, from the last to the first; δ ← f′(z)·Wᵀδ in between."""
    p = plan[0]
    row = p.row
    delta, spare = p.delta, p.spare
    for l in range(layers.size - 1, -1, -1):
        layer = layers[l]
        d = pointer(work, delta)
        row_sums(d, row, layer.fan_out, batch, pointer(gradient, layer.bias))
        inputs = p.rows
        if l > 0:
            inputs = p.transposed
            transpose(pointer(work, layer.input), row, pointer(work, inputs), layer.pitch, layer.pitch, row)
        gemm(
            d, row, 1,
            pointer(work, inputs), layer.pitch,
            pointer(gradient, layer.weight), layer.pitch,
            pointer(work, p.zero), 0,
            layer.fan_out, layer.pitch, batch,
        )  # fmt: skip
        if l > 0:
            below = layers[l - 1]
            gemm(
                pointer(parameters, layer.weight), 1, layer.pitch,
                d, row,
                pointer(work, spare), row,
                pointer(work, p.zero), 0,
                layer.fan_in, row, layer.fan_out,
            )  # fmt: skip
            delta, spare = spare, delta
            arguments = (
                pointer(work, below.z), pointer(work, below.a), pointer(work, delta),
                layer.fan_in * row, pointer(hyper, below.hyper),
            )  # fmt: skip
            call_backward(below.backward, arguments)


@compiled
def penalize(layers, parameters, gradient, hyper):
    """Add λ₁·sign(w) + λ₂·w to the gradient of every weight."""
    l1, l2 = F(hyper[L1]), F(hyper[L2])
    if l1 == F(0.0) and l2 == F(0.0):
        return
    for l in range(layers.size):
        layer = layers[l]
        w, g = pointer(parameters, layer.weight), pointer(gradient, layer.weight)
        for i in range(layer.bias - layer.weight):
            g[i] += l2 * w[i] + (l1 if w[i] > F(0.0) else F(0.0)) - (l1 if w[i] < F(0.0) else F(0.0))


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
def clip(gradient, hyper):
    """Cut entries to ±c, then scale the whole gradient to norm C where it is larger; whether anything changed."""
    value, longest = F(hyper[CLIP_VALUE]), hyper[CLIP_NORM]
    g, count = pointer(gradient, 0), gradient.size
    clipped = 0
    if value > F(0.0):
        for i in range(count):
            clipped += 1 if abs(g[i]) > value else 0
            g[i] = value if g[i] > value else -value if g[i] < -value else g[i]
    if longest > 0.0:
        length = norm(g, count)
        if length > longest:
            clipped += 1
            scale = F(longest / length)
            for i in range(count):
                g[i] *= scale
    return clipped > 0


@compiled
def update_part(plan, parameters, gradient, slots, start, count, hyper, rate, step):
    """The optimizer on parameters start … start + count − 1."""
    p = plan[0]
    w, g, own = pointer(parameters, start), pointer(gradient, start), pointer(slots, start)
    call_update(p.update, (w, g, own, p.length, count, pointer(hyper, p.update_hyper), rate, step))


@compiled
def update(plan, layers, parameters, gradient, slots, hyper, rate, step):
    """Decoupled decay w ← w − η·λ·w on weights, then the optimizer on all parameters. `step` counts from 1."""
    p = plan[0]
    if hyper[WEIGHT_DECAY] > 0.0:
        kept = F(1.0 - rate * hyper[WEIGHT_DECAY])
        for l in range(layers.size):
            layer = layers[l]
            w = pointer(parameters, layer.weight)
            for i in range(layer.bias - layer.weight):
                w[i] *= kept
    if not p.per_tensor:
        update_part(plan, parameters, gradient, slots, 0, p.length, hyper, rate, step)
        return
    for l in range(layers.size):
        layer = layers[l]
        update_part(plan, parameters, gradient, slots, layer.weight, layer.bias - layer.weight, hyper, rate, step)
        update_part(plan, parameters, gradient, slots, layer.bias, layer.fan_out, hyper, rate, step)


@compiled
def activation_statistics(plan, layers, work, hyper, batch, out):
    """out[l, :4]: mean, deviation, saturated share and dead share of layer l's activation over the batch.

    A unit is dead in a batch where it is saturated for every example. The linear output layer has neither.
    """
    p = plan[0]
    for l in range(layers.size):
        layer = layers[l]
        a = pointer(work, layer.a)
        out[l, 0], out[l, 1] = moments(a, p.row, layer.fan_out, batch)
        out[l, 2], out[l, 3] = F(0.0), F(0.0)
        if l < layers.size - 1:
            count = layer.fan_out * p.row
            for i in range(count):
                work[p.spare + i] = F(1.0)
            slope = pointer(work, p.spare)
            call_backward(layer.backward, (pointer(work, layer.z), a, slope, count, pointer(hyper, layer.hyper)))
            out[l, 2], out[l, 3] = flat_units(slope, p.row, layer.fan_out, batch, F(SATURATED * layer.max_slope))


@compiled
def update_ratios(layers, before, parameters, out):
    """out[l, 4] = ‖ΔW‖/‖W‖ of layer l's weights and biases; `before` is overwritten with the difference."""
    for l in range(layers.size):
        layer = layers[l]
        old, new = pointer(before, layer.weight), pointer(parameters, layer.weight)
        size = norm(old, layer.size)
        for i in range(layer.size):
            old[i] = new[i] - old[i]
        out[l, 4] = norm(old, layer.size) / size if size > F(0.0) else F(0.0)


@compiled
def locate(plan, layers, work, parameters, batch, norms):
    """Where a step first met a number that is not finite: (layer from 1, quantity), in order of computation."""
    row = plan[0].row
    for l in range(layers.size):
        layer = layers[l]
        if has_non_finite(pointer(parameters, layer.weight), layer.size):
            return l + 1, WEIGHT
        for r in range(layer.fan_out):
            if has_non_finite(pointer(work, layer.a + r * row), batch):
                return l + 1, ACTIVATION
    for l in range(layers.size - 1, -1, -1):
        if not np.isfinite(norms[l]):
            return l + 1, GRADIENT
    return layers.size, LOSS_VALUE


@compiled
def correct(plan, layers, work, labels, order, start, count):
    """How many of the gathered examples are classified right: by the largest output, or the sign of a single one."""
    p = plan[0]
    outputs = layers[layers.size - 1].a
    right = 0
    for k in range(count):
        best, largest = 0, work[outputs + k]
        if p.outputs == 1:
            best = 1 if largest > F(0.0) else 0
        for c in range(1, p.outputs):
            z = work[outputs + c * p.row + k]
            if z > largest:
                best, largest = c, z
        right += 1 if best == labels[order[start + k]] and not np.isnan(largest) else 0
    return right


@compiled
def evaluate(plan, layers, work, parameters, hyper, x, t, labels, chosen):
    """Mean loss and accuracy over the examples `chosen`; accuracy is NaN without labels, both without examples."""
    block = plan[0].row
    total, right = 0.0, 0
    for start in range(0, chosen.size, block):
        count = min(block, chosen.size - start)
        gather(plan, layers, work, x, t, chosen, start, count)
        forward(plan, layers, work, parameters, hyper)
        total += loss(plan, layers, work, hyper, count) * count
        if labels.size > 0:
            right += correct(plan, layers, work, labels, chosen, start, count)
    examples = np.float64(chosen.size) if chosen.size > 0 else np.nan
    return total / examples, right / examples if labels.size > 0 else np.nan


@compiled
def outputs(plan, layers, work, parameters, hyper, x, t, chosen, out):
    """out[i, o] = linear output o for example chosen[i]."""
    p = plan[0]
    place = layers[layers.size - 1].a
    for start in range(0, chosen.size, p.row):
        count = min(p.row, chosen.size - start)
        gather(plan, layers, work, x, t, chosen, start, count)
        forward(plan, layers, work, parameters, hyper)
        for k in range(count):
            for o in range(p.outputs):
                out[start + k, o] = work[place + o * p.row + k]


@compiled
def train(
    plan, layers, work, gradient, before, hyper, parameters, slots, order, random, cursor, x, t,
    shuffled, stop_on_divergence, rates, losses, norms, clipped, record_every, statistics, recorded,
):  # fmt: skip
    """Take rates.size steps. Returns the steps taken, the rows of statistics, and where one diverged, else 0, 0.

    Row s of `losses`, `norms` and `clipped` records step s of this call; every step whose number is a multiple of
    `record_every` adds a row to `statistics` and its number to `recorded`. With 0 only losses are recorded. A step that
    diverged is counted and recorded, but leaves the parameters as they were.
    """
    p = plan[0]
    rows = 0  # of statistics
    next_record = cursor[STEP] + record_every - cursor[STEP] % record_every if record_every > 0 else 0
    for s in range(rates.size):
        if cursor[POSITION] == 0:
            if shuffled:
                shuffle(order, random)
            else:
                for i in range(order.size):
                    order[i] = i
        batch = min(p.batch, order.size - cursor[POSITION])
        gather(plan, layers, work, x, t, order, cursor[POSITION], batch)
        forward(plan, layers, work, parameters, hyper)
        value = loss(plan, layers, work, hyper, batch)
        backward(plan, layers, work, parameters, gradient, hyper, batch)
        penalize(layers, parameters, gradient, hyper)
        cursor[STEP] += 1
        cursor[POSITION] += batch
        if cursor[POSITION] == order.size:
            cursor[POSITION] = 0
            cursor[EPOCH] += 1
        losses[s] = value
        finite = np.isfinite(value)
        if record_every > 0:
            finite &= gradient_norms(layers, gradient, pointer(norms, s * layers.size))
        if not finite and stop_on_divergence:
            layer, quantity = locate(plan, layers, work, parameters, batch, norms[s])
            return s + 1, rows, layer, quantity
        clipped[s] = clip(gradient, hyper)
        record = cursor[STEP] == next_record
        if record:
            next_record += record_every
            recorded[rows] = cursor[STEP]
            activation_statistics(plan, layers, work, hyper, batch, statistics[rows])
            copy(pointer(parameters, 0), pointer(before, 0), p.length)
        update(plan, layers, parameters, gradient, slots, hyper, rates[s], cursor[STEP])
        if record:
            update_ratios(layers, before, parameters, statistics[rows])
            rows += 1
    return rates.size, rows, 0, 0
