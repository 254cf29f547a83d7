"""A step allocates nothing, whatever is chosen: many steps allocate what one does. Nor does it count references."""

import sys
import tracemalloc

import numba
import numpy as np
import pytest
from numba.core.errors import TypingError
from numba.core.runtime import _nrt_python, rtsys

from dllab.engine import passes
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.kernels.compiler import compiled
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from tests.engine.networks import NetworkProblem
from tests.engine.wrapped import allocating

CHOICES = {
    **{f"activation {choice.name}": {"activation": choice()} for choice in ACTIVATIONS},
    **{f"loss {choice.name}": {"loss": choice()} for choice in LOSSES},
    **{f"optimizer {choice.name}": {"optimizer": choice()} for choice in OPTIMIZERS},
    **{f"normalization {choice.name}": {"normalization": choice()} for choice in NORMALIZATIONS},
    **{f"output {choice.name}": {"output": choice.name, "loss": LOSSES["mse"]()} for choice in OUTPUT_ACTIVATIONS},
    **{f"residual {number}": {"residual": number} for number in (1, 2)},
    "dropout": {"dropouts": (0.5, 0.1)},
    "penalties": {
        "penalties": {"l1": 1e-3, "l2": 1e-3, "weight_decay": 1e-3, "clip_norm": 1.0, "clip_value": 1.0,
                      "max_norm": 1.0, "gradient_noise": 0.1, "gradient_noise_decay": 0.5},
    },
}  # fmt: skip


@pytest.fixture
def counting():
    """Switches numba's own count of allocations on."""
    _nrt_python.memsys_enable_stats()
    yield
    _nrt_python.memsys_disable_stats()


def allocations(act):
    """(allocations that numba's runtime made, the most bytes that Python's allocator held) while `act` ran."""
    before = rtsys.get_allocation_stats()
    tracemalloc.start()
    act()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    after = rtsys.get_allocation_stats()
    return after.alloc + after.mi_alloc - before.alloc - before.mi_alloc, peak


@pytest.mark.parametrize("case", CHOICES)
def test_that_steps_allocate_nothing(counting, case):
    engine = NetworkProblem((7, 7), features=7, **CHOICES[case]).engine()

    def steps(count):
        return lambda: engine.advance(np.full(count, 1e-3), shuffled=True, record_every=10**6)

    steps(1)()
    (few, few_bytes), (many, many_bytes) = allocations(steps(1)), allocations(steps(200))
    assert many == few
    records = 200 * (8 + 4 + 4 * 3 + 1)  # of rates, losses, norms and whether a step was clipped
    assert many_bytes - few_bytes < records + 1000


def test_that_an_allocation_would_be_counted(counting):
    allocating(1)
    (few, _), (many, _) = allocations(lambda: allocating(1)), allocations(lambda: allocating(200))
    assert few > 0 and many == 200 * few


def test_that_what_is_compiled_cannot_allocate():
    with pytest.raises(TypingError):
        compiled(allocating.py_func)(1)


def test_that_no_references_are_counted():
    """Not in the machine code, made anew because numba does not show what was kept; nor by whoever calls it."""
    engine = NetworkProblem((7, 7), features=7).engine()
    list(engine.prepare())
    held = engine.state.parameters, engine.examples.x
    before = [sys.getrefcount(array) for array in held]
    engine.advance(np.full(3, 1e-3), shuffled=True)
    assert [sys.getrefcount(array) for array in held] == before
    gather, signature = passes.gather.py_func, passes.gather.signatures[0]
    assert "NRT_incref" not in code_of(gather, signature, passes.gather.targetoptions)
    # what hands an array back counts it with every numba; older ones leave the counts of `gather` out by themselves
    assert "NRT_incref" in code_of(lambda array: array, (numba.float32[::1],), {})


def code_of(function, signature, options):
    anew = numba.jit(**options)(function)
    anew.compile(signature)
    (code,) = anew.inspect_asm().values()
    return code
