"""Numbers below float32's smallest normal one count as 0 in a network, in every thread, and nowhere else."""

import numpy as np
import pytest

from dllab.engine import program
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.subnormals import flushed
from dllab.engine.optimizers import OPTIMIZERS
from dllab.training.helper import Helper
from tests.engine.networks import NetworkProblem

TINY = np.finfo(np.float32).tiny
SMALL = np.float32(1e-20)  # of which two multiplied are below TINY, and not below the least subnormal number


@compiled
def product(x, y):
    return x * y


def multiplied():
    """A subnormal product, and a product of a subnormal number."""
    return product(SMALL, SMALL), product(np.float32(1e-40), np.float32(1e30))


def test_that_they_are_zero_as_results_and_as_operands_until_the_end():
    before = multiplied()
    assert before[0] > 0 and before[1] == pytest.approx(1e-10, rel=1e-4)
    with flushed():
        assert multiplied() == (0, 0)
        with flushed():
            assert multiplied() == (0, 0)
        assert multiplied() == (0, 0)
    assert multiplied() == before


def test_that_an_error_ends_it_as_well():
    with pytest.raises(ZeroDivisionError), flushed():
        raise ZeroDivisionError
    assert multiplied()[0] > 0


def vanishing(boxes=(), name="adam"):
    """A network of weights so small that its gradients, or their squares, are no normal numbers, after some steps."""
    engine = NetworkProblem((70, 37), count=50, batch=21, features=18, optimizer=OPTIMIZERS[name]()).engine()
    engine.state.parameters[:] *= SMALL
    with engine.helped(boxes):
        engine.advance(np.full(30, 1e-12), shuffled=True)
    return engine


@pytest.mark.parametrize("name", ["sgd", "adam", "rmsprop"])
def test_that_none_are_left_in_a_network_whose_gradients_vanish(name):
    """Where they were kept, Adam's v held more of them with every step, and each took a hundred times as long."""
    engine = vanishing(name=name)
    for numbers in (engine.state.parameters, engine.state.slots, engine._program.gradient):
        sizes = np.abs(numbers[numbers != 0])
        assert (sizes >= TINY).all()
    assert multiplied()[0] > 0


def test_that_none_come_out_of_a_network_in_whichever_form_its_examples_are_given():
    problem = NetworkProblem((70, 37), features=18)
    for name, numbers in problem.initial.items():
        numbers *= np.float32(1e-13) if name.endswith("weight") else 0
    engine = problem.engine()
    for outputs in (engine.outputs(problem.x), engine.outputs_of(engine.examples)):
        assert (np.abs(outputs[outputs != 0]) >= TINY).all()


def test_that_helpers_do_as_the_run_does(monkeypatch):
    monkeypatch.setattr(program, "WORTH", 1)
    alone, helper = vanishing(), Helper()
    helped = vanishing([helper.box])
    helper.dismiss()
    helper.join()
    for one, other in zip(alone.state, helped.state, strict=True):
        np.testing.assert_array_equal(one, other)
