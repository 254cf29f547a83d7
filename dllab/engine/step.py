"""The compiled training step: one for every network and every combination of choices.

Order within a step: data gradient, + L1/L2, + noise, nothing for frozen layers, clip by value, clip by global norm,
decoupled decay, optimizer, max-norm, frozen layers as they were. Gradient norms are recorded before anything is taken
away.
"""

import numpy as np

from dllab.engine.decision import fires
from dllab.engine.far import AUGMENT, BACKWARD, DISTURB, FORWARD, GATHER, STATISTICS, far_caller
from dllab.engine.kernels.compiler import compiled, inline
from dllab.engine.kernels.memory import caller, copy, pointer
from dllab.engine.kernels.random import next_word, shuffle
from dllab.engine.normalizations.base import INFERENCE, TRAINING
from dllab.engine.optimizers.base import ERROR
from dllab.engine.passes import lay_out, loss
from dllab.engine.records import gradient_norms, locate, update_ratios
from dllab.engine.regularization import (
    clip,
    clips,
    decay,
    hold,
    limit_norms,
    penalize,
    penalizes,
)
from dllab.engine.shared import call_update, optimize
from dllab.engine.state import EASY_SHARE, EPOCH, POSITION, ROUNDING, SIZE, STEP

call_error = caller(ERROR)
call_gather, call_forward, call_backward = far_caller(GATHER), far_caller(FORWARD), far_caller(BACKWARD)
call_statistics, call_augment, call_disturb = far_caller(STATISTICS), far_caller(AUGMENT), far_caller(DISTURB)

NO_KEY = np.uint32(0)  # where nothing is drawn


@inline
def update_stretch(plan, parameters, gradient, slots, start, count, hyper, rate, step):
    """The optimizer on parameters start … start + count − 1."""
    p = plan[0]
    w, g, own = pointer(parameters, start), pointer(gradient, start), pointer(slots, p.update_slots + start)
    own_hyper = pointer(hyper, p.update_hyper)
    optimize(p.large_update, p.sharing, p.update, w, g, own, p.length, count, own_hyper, rate, step)


@inline
def update(plan, layers, parameters, gradient, slots, hyper, rate, step):
    """The optimizer on all parameters, at once or tensor by tensor. `step` counts from 1."""
    p = plan[0]
    if p.large_update:  # layer by layer: a team has its parts where it had those of the gradient
        for l in range(layers.size):
            update_stretch(plan, parameters, gradient, slots, layers[l].weight, layers[l].size, hyper, rate, step)
        return
    if not p.per_tensor:
        update_stretch(plan, parameters, gradient, slots, 0, p.length, hyper, rate, step)
        return
    for l in range(layers.size):
        layer = layers[l]
        update_stretch(plan, parameters, gradient, slots, layer.weight, layer.bias - layer.weight, hyper, rate, step)
        for place in range(layer.vectors, layer.weight + layer.size, layer.scale - layer.bias):
            update_stretch(plan, parameters, gradient, slots, place, layer.fan_out, hyper, rate, step)


@compiled
def wrap_up(plan, parameters, gradient, slots, hyper, rate, step):
    """What an optimizer that wraps another does after the other's step."""
    p = plan[0]
    w, g, own = pointer(parameters, 0), pointer(gradient, 0), pointer(slots, 0)
    call_update(p.after, (w, g, own, p.length, p.length, pointer(hyper, p.after_hyper), rate, step))


@compiled
def output_error(plan, layers, work, batch):
    """The optimizer's own error of the outputs, in place of the loss's gradient."""
    p = plan[0]
    outputs, targets, delta = layers[layers.size - 1].a, p.targets, p.delta
    arguments = (pointer(work, outputs), pointer(work, targets), pointer(work, delta))
    call_error(p.output_error, (*arguments, p.outputs, p.target_rows, batch, p.row))


@compiled
def correct(plan, layers, work, labels, order, start, count):
    """How many of the gathered examples are classified right: by the largest output, or the sign of a single one."""
    p = plan[0]
    outputs = layers[layers.size - 1].a
    right = 0
    for k in range(count):
        best, largest = 0, work[outputs + k]
        if p.outputs == 1:
            best = 1 if fires(largest) else 0
        for c in range(1, p.outputs):
            z = work[outputs + c * p.row + k]
            if z > largest:
                best, largest = c, z
        right += 1 if best == labels[order[start + k]] and not np.isnan(largest) else 0
    return right


@compiled
def evaluate(plan, layers, work, parameters, running, hyper, x, t, labels, chosen, weights):
    """Mean loss and accuracy over the examples `chosen`; accuracy is NaN without labels, both without examples.

    weights[i] is how much example chosen[i] counts in the mean loss.
    """
    p = plan[0]
    total, mass, right = 0.0, 0.0, 0
    for start in range(0, chosen.size, p.row):
        count = min(p.row, chosen.size - start)
        call_gather(p.gather, (plan, layers, work, x, t, chosen, start, count))
        call_forward(p.forward, (plan, layers, work, parameters, hyper, running, count, INFERENCE, NO_KEY))
        share = 0.0
        for k in range(count):
            share += weights[start + k]
        total += loss(plan, layers, work, hyper, count) * share
        mass += share
        if labels.size > 0:
            right += correct(plan, layers, work, labels, chosen, start, count)
    examples = np.float64(chosen.size) if chosen.size > 0 else np.nan
    return total / mass if mass > 0.0 else np.nan, right / examples if labels.size > 0 else np.nan


@compiled
def outputs(plan, layers, work, parameters, running, hyper, x, t, chosen, out):
    """out[i, o] = linear output o for example chosen[i]."""
    p = plan[0]
    place = layers[layers.size - 1].a
    for start in range(0, chosen.size, p.row):
        count = min(p.row, chosen.size - start)
        call_gather(p.gather, (plan, layers, work, x, t, chosen, start, count))
        call_forward(p.forward, (plan, layers, work, parameters, hyper, running, count, INFERENCE, NO_KEY))
        for k in range(count):
            for o in range(p.outputs):
                out[start + k, o] = work[place + o * p.row + k]


@compiled
def begin_epoch(order, random, cursor, shuffled, ranked, easy_epochs):
    """Choose the epoch's examples and put them in order; in the first `easy_epochs` only the foremost of `ranked`."""
    count = order.size
    if easy_epochs > 0.0:
        share = EASY_SHARE + (1.0 - EASY_SHARE) * cursor[EPOCH] / easy_epochs
        count = np.int64(np.ceil(min(share, 1.0) * count - ROUNDING))
        for i in range(count):
            order[i] = ranked[i]
    elif not shuffled:
        for i in range(count):
            order[i] = i
    if shuffled:
        shuffle(order[:count], random)
    cursor[SIZE] = count


@compiled
def train(
    plan, layers, work, gradient, before, hyper, parameters, slots, running, order, random, cursor, x, t,
    shuffled, ranked, easy_epochs, stop_on_divergence,
    rates, losses, norms, clipped, record_every, statistics, recorded,
):  # fmt: skip
    """Take rates.size steps. Returns the steps taken, the rows of statistics, and where one diverged, else 0, 0.

    Row s of `losses`, `norms` and `clipped` records step s of this call; every step whose number is a multiple of
    `record_every` adds a row to `statistics` and its number to `recorded`. With 0 only losses are recorded. A step that
    diverged is counted and recorded, but leaves the parameters as they were.
    """
    p = plan[0]
    penalized, cut = penalizes(hyper), clips(hyper)  # a call that does nothing costs 8 ns
    rows = 0  # of statistics
    next_record = cursor[STEP] + record_every - cursor[STEP] % record_every if record_every > 0 else 0
    for s in range(rates.size):
        if cursor[POSITION] == 0:
            begin_epoch(order, random, cursor, shuffled, ranked, easy_epochs)
        batch = min(p.batch, cursor[SIZE] - cursor[POSITION])
        call_gather(p.gather, (plan, layers, work, x, t, order, cursor[POSITION], batch))
        key = np.uint32(next_word(random) >> np.uint64(32))
        if p.augment != 0:
            call_augment(p.augment, (plan, layers, work, hyper, batch, key))
            lay_out(plan, layers, work)
        call_forward(p.forward, (plan, layers, work, parameters, hyper, running, batch, TRAINING, key))
        value = loss(plan, layers, work, hyper, batch)
        if p.output_error != 0:
            output_error(plan, layers, work, batch)
        call_backward(p.backward, (plan, layers, work, parameters, gradient, hyper, batch, TRAINING, key))
        if penalized:
            penalize(layers, parameters, gradient, hyper)
        if p.disturb != 0:
            call_disturb(p.disturb, (layers, gradient, hyper, cursor[STEP], key))
        cursor[STEP] += 1
        cursor[POSITION] += batch
        if cursor[POSITION] == cursor[SIZE]:
            cursor[POSITION] = 0
            cursor[EPOCH] += 1
        losses[s] = value
        finite = np.isfinite(value)
        if record_every > 0:
            finite &= gradient_norms(layers, gradient, pointer(norms, s * layers.size))
        if not finite and stop_on_divergence:
            layer, quantity = locate(plan, layers, work, parameters, batch, norms[s])
            return s + 1, rows, layer, quantity
        hold(plan, gradient)
        clipped[s] = cut and clip(gradient, hyper)
        record = cursor[STEP] == next_record
        if record:
            next_record += record_every
            recorded[rows] = cursor[STEP]
            call_statistics(p.statistics, (plan, layers, work, hyper, batch, statistics[rows]))
            copy(pointer(parameters, 0), pointer(before, 0), p.length)
        elif p.frozen > 0:
            copy(pointer(parameters, 0), pointer(before, 0), p.frozen)
        decay(layers, parameters, hyper, rates[s])
        update(plan, layers, parameters, gradient, slots, hyper, rates[s], cursor[STEP])
        if p.after != 0:
            wrap_up(plan, parameters, gradient, slots, hyper, rates[s], cursor[STEP])
        limit_norms(layers, parameters, hyper)
        copy(pointer(before, 0), pointer(parameters, 0), p.frozen)
        if record:
            update_ratios(layers, before, parameters, statistics[rows])
            rows += 1
    return rates.size, rows, 0, 0
