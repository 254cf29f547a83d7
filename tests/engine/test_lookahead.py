"""Lookahead does with any optimizer what its paper says, and remembers what decides the future."""

import numpy as np
import pytest

from dllab.engine.optimizers import OPTIMIZERS
from tests import naive, papers
from tests.engine.problems import Problem, assert_close, named
from tests.engine.variants import known_names
from tests.naive import flat, loss_and_gradient, unflat

LOOKAHEAD = OPTIMIZERS["lookahead"]
STEPS = 75
INNER = {
    "momentum": (OPTIMIZERS["sgd"](momentum=0.9), lambda size: papers.Momentum(size, 0.9), 0.02, 1e-4),
    "adam": (OPTIMIZERS["adam"](), papers.Adam, 0.01, 1e-4),
    "lion": (OPTIMIZERS["lion"](), papers.Lion, 0.002, 1e-3),  # a sign that float32 sees otherwise is a whole step
}


def wrapped(inner, **settings):
    return Problem((6, 5), optimizer=LOOKAHEAD(inner=inner, **settings))


@pytest.mark.parametrize("k, alpha", [(5, 0.5), (7, 0.8), (1, 0.3), (4, 1.0)])
@pytest.mark.parametrize("name", INNER)
def test_that_the_trajectory_is_the_papers_algorithm(name, k, alpha):
    inner, paper, rate, share = INNER[name]
    problem = wrapped(inner, k=k, alpha=alpha)
    problem.batch = problem.count
    rates = rate * (1 + 0.5 * np.cos(np.arange(STEPS) / 9))
    engine = problem.engine()
    records = engine.advance(rates, shuffled=False)
    theta = {key: array.astype(np.float64) for key, array in problem.initial.items()}
    place = flat(theta).tolist()
    expected, losses = papers.Lookahead(place, paper(len(place)), k, alpha), []
    for eta in rates:
        value, gradient = loss_and_gradient(theta, problem.x, problem.y, "tanh", "cross_entropy")
        losses.append(value)
        place = expected.step(place, flat(gradient).tolist(), eta)
        theta = unflat(np.array(place), theta)
    np.testing.assert_allclose(records.loss, losses, rtol=share)
    assert_close(named(engine), theta, share)


@pytest.mark.parametrize("name", known_names(OPTIMIZERS, naive.OPTIMIZERS))
def test_that_it_wraps_every_other_optimizer_and_takes_over_its_weight_decay(name):
    problem = wrapped(OPTIMIZERS[name](), k=3)
    problem.penalties = {"weight_decay": 0.2, "l2": 0.01}
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.full(STEPS, 0.005), shuffled=False)
    for _ in range(STEPS):
        oracle.step(0.005)
    assert_close(named(engine), oracle.parameters, 2e-4)


def test_that_all_the_way_is_the_inner_optimizer_alone():
    inner = OPTIMIZERS["adam"]()
    whole, alone = wrapped(inner, alpha=1.0).engine(), Problem((6, 5), optimizer=inner).engine()
    for engine in (whole, alone):
        engine.advance(np.full(40, 0.01), shuffled=True)
    assert_close(named(whole), named(alone), 1e-6)


def test_that_the_learning_rate_is_the_inner_optimizers():
    assert LOOKAHEAD(inner=OPTIMIZERS["adam"](learning_rate=0.07)).learning_rate == 0.07


def test_that_slow_weights_begin_as_the_first_weights_and_the_inner_memory_is_kept_after_them():
    problem = wrapped(OPTIMIZERS["sgd"](momentum=0.9))
    engine, length = problem.engine(), problem.layout.length
    np.testing.assert_array_equal(engine.state.slots[:length], engine.state.parameters)
    assert not engine.state.slots[length:].any()
    engine.advance(np.full(5, 0.01), shuffled=False)
    np.testing.assert_array_equal(engine.state.slots[:length], engine.state.parameters)
    assert engine.state.slots[length:].any()


@pytest.mark.parametrize("name", OPTIMIZERS.names())
def test_that_an_optimizer_finds_its_memory_where_it_left_it(name):
    """Cut up anyhow, and replayed from the middle between two returns to the slow weights."""
    if name == "lookahead":
        return
    problem = wrapped(OPTIMIZERS[name](), k=4)
    whole, cut = problem.engine(), problem.engine()
    whole.advance(np.full(30, 0.01), shuffled=True)
    for count in (1, 9, 0, 6):
        cut.advance(np.full(count, 0.01), shuffled=True)
    saved = cut.state.copy()
    for _ in range(2):
        cut.state.restore(saved)
        cut.advance(np.full(14, 0.01), shuffled=True)
        for one, other in zip(cut.state, whole.state, strict=True):
            np.testing.assert_array_equal(one, other)


def test_that_swats_within_says_when_it_switched():
    problem = wrapped(OPTIMIZERS["swats"](tolerance=1e9))
    engine = problem.engine()
    engine.advance(np.full(3, 0.01), shuffled=False)
    assert problem.optimizer.inner.switch_step(engine.state.slots) == 2


def test_that_its_parameters_and_those_within_change_at_the_next_step():
    before = wrapped(OPTIMIZERS["sgd"](momentum=0.9), k=5, alpha=0.5)
    after = wrapped(OPTIMIZERS["sgd"](momentum=0.4), k=3, alpha=0.9)
    engine, oracle = before.engine(), before.oracle()
    for problem in (before, after):
        engine.configure(problem.choices())
        oracle.options = problem.optimizer_options
        engine.advance(np.full(31, 0.05), shuffled=False)
        for _ in range(31):
            oracle.step(0.05)
    assert_close(named(engine), oracle.parameters, 1e-4)
