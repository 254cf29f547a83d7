"""The perceptron rule is Rosenblatt's, example by example, and keeps to the bound on its mistakes."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.decision import TORCH, fires
from dllab.engine.losses import LOSSES
from dllab.engine.optimizers import OPTIMIZERS
from tests import papers
from tests.engine.problems import Problem, named

RULE = OPTIMIZERS["perceptron"]()


def single_layer(loss, targets, seed=0, **settings):
    """One layer on examples and weights of few bits, with which float32 reckons exactly."""
    settings = {"features": 4, "count": 23, "batch": 1} | settings
    problem = Problem(
        (), ACTIVATIONS["identity"](), LOSSES[loss](), RULE, "classification", targets=targets, seed=seed, **settings
    )
    problem.x = np.round(8 * problem.x).astype(np.float32) / 8
    problem.initial = {name: np.round(8 * array).astype(np.float32) / 8 for name, array in problem.initial.items()}
    return problem


@pytest.mark.parametrize(
    "loss, targets", [("binary_cross_entropy", 2), ("cross_entropy", 2), ("cross_entropy", 5), ("mse", 3)]
)
def test_that_every_step_is_the_textbooks(loss, targets):
    problem = single_layer(loss, targets)
    engine = problem.engine()
    first = problem.initial["layer1.weight"].tolist(), problem.initial["layer1.bias"].tolist()
    for w, b, _ in papers.rosenblatt(*first, problem.x.tolist(), problem.y.tolist(), 0.25, 120):
        engine.advance(np.full(1, 0.25), shuffled=False)
        np.testing.assert_array_equal(named(engine)["layer1.weight"], w)
        np.testing.assert_array_equal(named(engine)["layer1.bias"], b)


def test_that_a_batchs_corrections_are_summed():
    problem = single_layer("binary_cross_entropy", 2, count=21, batch=8)
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(60, 0.25), shuffled=False)
    losses = [oracle.step(0.25)[0] for _ in range(60)]
    np.testing.assert_allclose(records.loss, losses, rtol=1e-5)
    np.testing.assert_array_equal(named(engine)["layer1.weight"], oracle.parameters["layer1.weight"])


@pytest.mark.parametrize("seed", range(5))
def test_that_it_separates_what_a_line_separates_within_the_bound(seed):
    problem = single_layer("binary_cross_entropy", 2, seed, features=2, count=60)
    line = np.array([0.6, -0.8, 0.1])  # weights and bias, of any length
    line /= np.linalg.norm(line)
    away = np.abs(problem.x @ line[:2] + line[2]) > 0.1
    problem.x = np.resize(problem.x[away], problem.x.shape)
    margins = problem.x @ line[:2] + line[2]
    problem.y = (margins > 0).astype(np.int64)
    problem.initial = {name: np.zeros_like(array) for name, array in problem.initial.items()}
    bound = (np.square(problem.x).sum(1).max() + 1) / np.abs(margins).min() ** 2
    engine, mistakes, quiet = problem.engine(), 0, 0
    while quiet < problem.count:
        before = named(engine)
        engine.advance(np.ones(1), shuffled=False)
        right = all(np.array_equal(before[name], array) for name, array in named(engine).items())
        mistakes, quiet = mistakes + (not right), quiet + 1 if right else 0
        assert mistakes <= bound
    assert mistakes > 0
    z = engine.outputs(problem.x)[:, 0]
    np.testing.assert_array_equal(z > 0, problem.y == 1)
    steps = engine.step
    *_, (w, b, counted) = papers.rosenblatt([[0.0, 0.0]], [0.0], problem.x.tolist(), problem.y.tolist(), 1.0, steps)
    assert counted == mistakes
    np.testing.assert_array_equal(named(engine)["layer1.weight"], w)


def test_that_looking_at_the_gradient_still_shows_the_losss():
    problem = single_layer("binary_cross_entropy", 2)
    plain = single_layer("binary_cross_entropy", 2)
    plain.optimizer = OPTIMIZERS["sgd"]()
    found, expected = (one.engine().gradient(one.examples()) for one in (problem, plain))
    np.testing.assert_array_equal(found, expected)


def test_that_it_can_be_looked_ahead_with():
    problem = single_layer("cross_entropy", 3)
    problem.optimizer = OPTIMIZERS["lookahead"](inner=RULE, k=4, alpha=0.5)
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.full(60, 0.25), shuffled=False)
    for _ in range(60):
        oracle.step(0.25)
    np.testing.assert_allclose(named(engine)["layer1.weight"], oracle.parameters["layer1.weight"], rtol=1e-4, atol=1e-5)


def test_that_an_output_of_zero_is_class_0_to_the_rule_the_accuracy_and_an_export():
    z = np.array([[-1e-30], [-0.0], [0.0], [1e-30], [np.nan]], np.float32)
    assert fires(z[:, 0]).tolist() == eval(TORCH).tolist() == [False, False, False, True, False]
    problem = single_layer("binary_cross_entropy", 2, count=8, batch=8)
    problem.initial = {name: np.zeros_like(array) for name, array in problem.initial.items()}
    engine, examples = problem.engine(), problem.examples()
    assert engine.evaluate(examples, np.arange(8))[1] == np.mean(problem.y == 0)
    engine.advance(np.ones(1), shuffled=False)
    assert named(engine)["layer1.bias"] == np.sum(problem.y == 1), "only those that should have fired are corrected"
