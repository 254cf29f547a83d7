"""Compiled kernels give the bits that the same source gives in plain Python, one operation after the other.

So machine code is free of all that may differ from machine to machine: sums in another order, multiply-adds where none
is written, reciprocals from a table. And a kernel can be stepped through in a debugger.
"""

from ctypes import c_double, c_float, c_int64, c_void_p

import numpy as np
import pytest
from numba.core import types
from numba.core.sigutils import normalize_signature

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.hyper import address, numbers, readable
from dllab.engine.kernels import elementwise
from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.normalizations.base import INFERENCE, LOOKING, TRAINING
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from tests.engine.variants import label, variants
from tests.engine.wrapped import cosines, over, power_of

ACTIVATION_SETTINGS = [setting for choice in ACTIVATIONS for setting in variants(choice)]
LOSS_SETTINGS = [setting for choice in LOSSES for setting in variants(choice)]
OPTIMIZER_SETTINGS = [setting for choice in OPTIMIZERS for setting in variants(choice)]
NORMALIZATION_SETTINGS = [setting for choice in NORMALIZATIONS if choice.learns for setting in variants(choice)]
OUTPUTS = [choice() for choice in OUTPUT_ACTIVATIONS if not choice.linear]
EDGES = [0.0, -0.0, 1e-40, -1e-40, 1e-30, -1e-30, 20.0, -20.0, 87.5, -87.5, 100.0, -100.0, 1e30, -1e30]
LANES, BATCH = 32, 21  # of a row, and those with an example
C_TYPES = {types.int64: c_int64, types.float64: c_double, types.float32: c_float, types.void: None}


def run(choice, kernel, *arguments):
    """What the kernel returns and writes: (compiled, in plain Python), each a list of arrays.

    Arguments are as in the kernel; "hyper" stands for the choice's own.
    """
    function = getattr(type(choice), kernel)
    kinds, result = normalize_signature(function.signature)
    own = np.array([*numbers(choice), 0.0])
    outcomes = []
    for compiled in (True, False):
        given = [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]
        arrays = [argument for argument in given if isinstance(argument, np.ndarray)]
        if compiled:
            given = [own if isinstance(argument, str) else argument for argument in given]
            from ctypes import CFUNCTYPE

            c_kinds = [c_void_p if isinstance(kind, types.CPointer) else C_TYPES[kind] for kind in kinds]
            call = CFUNCTYPE(C_TYPES[result], *c_kinds)(address(choice, kernel))
            value = call(*[entry.ctypes.data if isinstance(entry, np.ndarray) else entry for entry in given])
        else:
            given = [readable(choice) if isinstance(argument, str) else argument for argument in given]
            given = [np.float64(entry) if isinstance(entry, float) else entry for entry in given]
            with np.errstate(all="ignore"):
                value = function(*given)
        outcomes.append([*arrays, np.array(0 if value is None else value, np.float32)])
    return outcomes


def assert_same_bits(outcomes):
    for one, other in zip(*outcomes, strict=True):
        both_nan = np.isnan(one) & np.isnan(other)
        differ = (one.view(np.int32) != other.view(np.int32)) & ~both_nan if one.dtype == np.float32 else one != other
        assert not differ.any(), (
            f"{differ.sum()} of {one.size}: {one[differ][:3]} compiled, {other[differ][:3]} in Python"
        )


def normal(*shape, seed=0, spread=1.0):
    return (spread * np.random.default_rng(seed).standard_normal(shape)).astype(np.float32)


@pytest.mark.parametrize("activation", ACTIVATION_SETTINGS, ids=label)
def test_of_activations(activation):
    z = np.concatenate([np.array(EDGES, np.float32), normal(99, spread=3.0)])
    forward = run(activation, "forward", z, np.zeros_like(z), z.size, "hyper")
    assert_same_bits(forward)
    assert_same_bits(run(activation, "backward", z, forward[0][1], normal(z.size, seed=1), z.size, "hyper"))


@pytest.mark.parametrize("loss", LOSS_SETTINGS, ids=label)
def test_of_losses(loss):
    task = loss.tasks[0]
    try:
        outputs = loss.outputs(task, 3)
    except LossDoesNotFit:
        outputs = loss.outputs(task, 2)
    labels = np.random.default_rng(2).integers(0, max(outputs, 2), BATCH)
    y = labels if task == "classification" else normal(BATCH, outputs, seed=3)
    t = np.zeros((loss.encode(y, task, max(outputs, 2)).reshape(BATCH, -1).shape[1], LANES), np.float32)
    t[:, :BATCH] = loss.encode(y, task, max(outputs, 2)).reshape(BATCH, -1).T
    z, d = normal(outputs * LANES, spread=2.0), np.zeros((outputs + 1) * LANES, np.float32)
    prepared = np.array([*loss.prepared(labels if task == "classification" else np.zeros(0, np.int64), outputs), 0.0])
    outcomes = run(loss, "value", z, t.ravel(), d, outputs, BATCH, LANES, "hyper", prepared)
    for arrays in outcomes:
        arrays[2] = arrays[2][: outputs * LANES]  # what follows is scratch
    assert_same_bits(outcomes)


@pytest.mark.parametrize("optimizer", OPTIMIZER_SETTINGS, ids=label)
def test_of_optimizers(optimizer):
    count = 300
    w, g = normal(count), normal(count, seed=1)
    slots = np.zeros(len(optimizer.slots) * count + len(optimizer.scalars) + 1, np.float32)
    for step in range(1, 4):
        outcomes = run(optimizer, "update", w, g * np.float32(step), slots, count, count, "hyper", 0.0123, step)
        assert_same_bits(outcomes)
        w, _, slots, _ = outcomes[0]


@pytest.mark.parametrize("mode", [INFERENCE, TRAINING, LOOKING])
@pytest.mark.parametrize("normalization", NORMALIZATION_SETTINGS, ids=label)
def test_of_normalizations(normalization, mode):
    units = 5
    x, scale, shift = normal(units * LANES, spread=3.0), normal(units, seed=1), normal(units, seed=2)
    running = np.abs(normal(2 * units, seed=3))
    room = np.zeros(4 * LANES + units, np.float32)
    outcomes = run(
        normalization, "normalize", x, np.zeros_like(x), np.zeros_like(x), room, scale, shift, running,
        units, 1, BATCH, LANES, "hyper", mode,
    )  # fmt: skip
    assert_same_bits(outcomes)
    _, _, found, spread, *_ = outcomes[0]
    d = normal(units * LANES, seed=4)
    d.reshape(units, LANES)[:, BATCH:] = 0
    slopes = np.zeros(units, np.float32), np.zeros(units, np.float32)
    assert_same_bits(run(normalization, "backward", d, found, spread, scale, *slopes, units, 1, BATCH, LANES, mode))


@pytest.mark.parametrize("output", OUTPUTS, ids=label)
def test_of_output_activations(output):
    forward = run(output, "forward", normal(4 * LANES, spread=3.0), 4, LANES)
    assert_same_bits(forward)
    assert_same_bits(run(output, "backward", forward[0][0], normal(4 * LANES, seed=1), 4, BATCH, LANES))


def test_of_formulas():
    x = np.concatenate([np.array(EDGES, np.float32), normal(2000, spread=10.0)])
    for name, found in zip(
        ("exp", "log", "tanh", "expm1", "sigmoid", "normal_share"), over(np.abs(x) + 1), strict=True
    ):
        with np.errstate(all="ignore"):
            expected = [getattr(elementwise, name)(value) for value in np.abs(x) + 1]
        np.testing.assert_array_equal(found, np.array(expected, np.float32), err_msg=name)
    powers = [elementwise.power(value, np.float32(1.7)) for value in np.abs(x[14:])]
    np.testing.assert_array_equal(power_of(np.abs(x[14:]), 1.7), powers)
    u = np.random.default_rng(0).random(2000, np.float32)
    found = np.empty_like(u)
    cosines(u, found)
    np.testing.assert_array_equal(found, [elementwise.cos_turns(value) for value in u])


def test_that_fma_rounds_once():
    a, b, c = (normal(5000, seed=seed, spread=2.0 ** (seed * 3)).astype(np.longdouble) for seed in range(3))
    exact = a * b + c  # 64 bits: enough but for ties, which none of these is
    found = np.array(
        [elementwise.fma(*values) for values in zip(*(x.astype(np.float32) for x in (a, b, c)), strict=True)]
    )
    np.testing.assert_array_equal(found, exact.astype(np.float32))
    one, tiny = np.float32(1 + 2.0**-12), np.float32(2.0**-60)
    assert elementwise.fma(one, one, tiny) == np.float32(1 + 2.0**-11 + 2.0**-23)  # not the tie's even neighbour
