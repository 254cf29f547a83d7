"""Loops that are shared give the bits of those that are not, whoever comes to help and whoever does not."""

import numpy as np
import pytest

from dllab.engine import program
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.kernels import team
from dllab.engine.kernels.atomic import BYTES, add_to, as_floats, as_words, look
from dllab.engine.kernels.compiler import address, compiled, kernel
from dllab.engine.network import aligned_words
from dllab.engine.optimizers import OPTIMIZERS
from dllab.training.helper import Helper
from tests.engine.networks import NetworkProblem
from tests.engine.variants import label, variants

ACTIVATION_SETTINGS = [setting for choice in ACTIVATIONS for setting in variants(choice)]
OPTIMIZER_SETTINGS = [setting for choice in OPTIMIZERS if choice.name != "perceptron" for setting in variants(choice)]
STEPS = 12


@pytest.fixture(scope="module")
def helpers():
    """Three threads that wait for work."""
    waiting = [Helper() for _ in range(3)]
    yield waiting
    for helper in waiting:
        helper.dismiss()
        helper.join()


@pytest.fixture
def nothing_is_small(monkeypatch):
    """Every loop is worth sharing."""
    monkeypatch.setattr(program, "WORTH", 1)


def trained(boxes=(), **choices):
    engine = NetworkProblem((70, 37), count=50, batch=21, features=18, **choices).engine()
    assert engine.is_wide
    with engine.helped(boxes):
        engine.advance(np.full(STEPS, 0.01), shuffled=True, record_every=5)
        evaluated = engine.evaluate(engine.examples, np.arange(50))
    return [*engine.state, np.array(evaluated)]


def assert_same(one, other):
    for left, right in zip(one, other, strict=True):
        np.testing.assert_array_equal(left, right)


@pytest.mark.parametrize("activation", ACTIVATION_SETTINGS, ids=label)
def test_that_every_activation_may_be_cut(activation, helpers, nothing_is_small):
    alone = trained(activation=activation)
    for count in (1, 3):
        assert_same(alone, trained([helper.box for helper in helpers[:count]], activation=activation))


@pytest.mark.parametrize("optimizer", OPTIMIZER_SETTINGS, ids=label)
def test_that_every_optimizer_may_be_cut_or_is_not(optimizer, helpers, nothing_is_small):
    alone = trained(optimizer=optimizer)
    for count in (1, 3):
        assert_same(alone, trained([helper.box for helper in helpers[:count]], optimizer=optimizer))


def test_that_what_is_not_worth_it_is_not_shared(helpers):
    assert not NetworkProblem((70, 37), count=50, batch=21, features=18).engine().is_wide


def test_that_nobody_waits_for_a_helper_that_never_comes(nothing_is_small):
    nobody = aligned_words(team.BOX_WORDS)
    assert_same(trained(), trained([nobody]))
    assert nobody[team.STATE] == team.IDLE


@kernel(team.TASK)
def until_two_are_here(given, number, room):
    """Each part waits for the other, for some seconds at most, and says whether it came."""
    add_to(given[0], 1)
    looks = 0
    while look(given[0]) < 2 and looks < 2_000_000_000:
        looks += 1
    as_words(given[0])[1 + number] = look(given[0])


@compiled
def share_two_parts(words, task, counts, room):
    as_words(words + BYTES * team.WRITTEN)[0] = counts
    team.share(words, task, 2, as_floats(room))


def test_that_a_helper_takes_a_part_while_another_is_done(helpers):
    words, counts = team.gathered([helpers[0].box]), aligned_words(3)
    share_two_parts(words.ctypes.data, address(until_two_are_here), counts.ctypes.data, counts.ctypes.data)
    assert counts.tolist() == [2, 2, 2]


def test_that_a_helper_leaves_when_told_whether_asleep_or_not(nothing_is_small):
    fresh = Helper()
    trained([fresh.box])
    fresh.dismiss()
    fresh.join()
    assert not fresh._thread.is_alive()
    assert_same(trained(), trained([fresh.box]))


SHARED_CONVOLUTIONS = {
    "same, pooled": (((2, 9, 7), 5, 3, 1, "same", "max2"), ((5, 4, 3), 9, 3, 1, "same", "none")),
    "strided": (((1, 11, 10), 6, 5, 2, "valid", "none"),),
    "one place": (((3, 4, 4), 7, 4, 1, "valid", "mean1"),),
}


@pytest.mark.parametrize("name", SHARED_CONVOLUTIONS)
def test_that_convolutions_may_be_cut_into_rows_and_filters(name, helpers, nothing_is_small):
    def trained(boxes=()):
        engine = NetworkProblem((6,), convolutions=SHARED_CONVOLUTIONS[name], count=40, batch=21).engine()
        assert engine.is_wide
        with engine.helped(boxes):
            engine.advance(np.full(STEPS, 0.02), shuffled=True, record_every=5)
        return [*engine.state]

    alone = trained()
    for count in (1, 2, 3):
        assert_same(alone, trained([helper.box for helper in helpers[:count]]))


@kernel(team.TASK)
def leave_it(given, number, room):
    """Do nothing of a part."""


@pytest.mark.parametrize("part", ["convolve_part", "by_weights_part", "by_inputs_part"])
def test_that_it_is_the_parts_that_do_the_work(part, helpers, nothing_is_small):
    def trained(broken):
        engine = NetworkProblem((6,), convolutions=SHARED_CONVOLUTIONS["same, pooled"], count=40, batch=21).engine()
        if broken:
            engine._program.layers[part][1] = address(leave_it)
        with engine.helped([helpers[0].box]):
            engine.advance(np.full(2, 0.02), shuffled=False, record_every=5)
        return engine.state.parameters

    assert not np.array_equal(trained(broken=False), trained(broken=True))
