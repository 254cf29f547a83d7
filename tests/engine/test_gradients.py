"""Forward values and gradients agree with the oracle for every activation and loss, at every depth and batch size."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from tests import naive
from tests.engine.problems import Problem, assert_close
from tests.engine.variants import label, variants

EVERY_ACTIVATION = [setting for choice in ACTIVATIONS for setting in variants(choice)]
EVERY_LOSS = [(setting, task) for choice in LOSSES for setting in variants(choice) for task in choice.tasks]
DEPTHS = {0: (), 1: (17,), 3: (5, 33, 16), 20: (7,) * 20, 100: (19,) * 100}
ROUNDING = 1e-5  # share of a layer's gradient; deep networks amplify it
NAMED = {"ids": lambda value: label(value[0]) + "-" + value[1] if isinstance(value, tuple) else label(value)}


def gradients(problem, oracle_at=None):
    x, y = problem.x, problem.y
    engine = problem.engine()
    found = problem.layout.named(engine.gradient(problem.examples()))
    expected = naive.loss_and_gradient(
        oracle_at or problem.oracle().parameters, x.astype(float), y, problem.activation.name, problem.loss.name,
        problem.loss.model_dump(),
    )  # fmt: skip
    return engine, found, *expected


@pytest.mark.parametrize("count", [1, 5, 16, 33])
@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("loss", EVERY_LOSS, **NAMED)
@pytest.mark.parametrize("activation", EVERY_ACTIVATION, **NAMED)
def test_that_outputs_loss_and_gradients_are_the_oracles(activation, loss, depth, count):
    loss, task = loss
    problem = Problem(DEPTHS[depth], activation, loss, task=task, count=count, batch=count, gain=1.2)
    engine, found, value, expected = gradients(problem)
    rounding = ROUNDING * (1 + depth / 5)
    outputs = naive.forward(problem.oracle().parameters, problem.x, activation.name)[1][-1]
    np.testing.assert_allclose(engine.outputs(problem.x), outputs, atol=rounding * np.abs(outputs).max())
    measured, _ = engine.evaluate(engine.examples, np.arange(count))
    assert measured == pytest.approx(value, rel=rounding, abs=1e-7)
    assert_close(found, expected, rounding)


@pytest.mark.parametrize("loss", EVERY_LOSS, **NAMED)
@pytest.mark.parametrize("activation", EVERY_ACTIVATION, **NAMED)
def test_that_gradients_are_slopes_of_the_loss(activation, loss):
    loss, task = loss
    problem = Problem((7, 5), activation, loss, task=task, count=6, batch=6)
    parameters = problem.oracle().parameters

    def value():
        return naive.loss_and_gradient(
            parameters, problem.x.astype(float), problem.y, activation.name, loss.name, loss.model_dump()
        )[0]

    numeric = {name: naive.central_differences(value, array) for name, array in parameters.items()}
    assert_close(gradients(problem)[1], numeric, ROUNDING)


@pytest.mark.parametrize("batch", [1, 4, 16, 33, 64])
def test_that_the_gradient_over_all_examples_does_not_depend_on_the_batch_size(batch):
    problem = Problem((9,), count=33, batch=batch)
    assert_close(gradients(problem)[1], gradients(problem)[3], ROUNDING)


@pytest.mark.parametrize("penalties", [{"l1": 0.1}, {"l2": 0.3}, {"l1": 0.02, "l2": 0.05}])
def test_that_penalties_are_added_to_weights_alone(penalties):
    problem = Problem((9,), penalties=penalties)
    problem.initial["layer1.weight"][0, 0] = 0.0
    _, found, _, data = gradients(problem)
    assert_close(found, naive.penalized(data, problem.oracle().parameters, **penalties), ROUNDING)
    assert found["layer1.weight"][0, 0] == pytest.approx(data["layer1.weight"][0, 0], rel=1e-4)


def test_that_padding_never_gets_a_gradient():
    problem = Problem((17, 3), penalties={"l2": 0.1, "l1": 0.1})
    engine = problem.engine()
    real = np.zeros(problem.layout.length, bool)
    for layer in problem.layout.layers:
        layer.weight_view(real)[...] = True
        layer.bias_view(real)[...] = True
    assert real.sum() == problem.layout.parameter_count
    assert not engine.gradient(problem.examples())[~real].any()
    engine.advance(np.full(30, 0.1), shuffled=True)
    assert not engine.state.parameters[~real].any()


def test_that_a_hundred_sigmoid_layers_fade_exactly_as_the_oracle_says():
    problem = Problem((10,) * 100, ACTIVATIONS["sigmoid"](), count=16, batch=16)
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(1, 0.1), shuffled=False)
    _, norms, _ = oracle.step(0.1)
    smallest = float(np.finfo(np.float32).smallest_normal)
    held, lost = norms > 1e4 * smallest, norms < 1e-4 * 2.0**-149
    assert held.sum() > 20 and lost.sum() > 10
    np.testing.assert_allclose(records.norms[0][held], norms[held], rtol=1e-3)
    assert (records.norms[0][held] > 0).all() and (records.norms[0][lost] == 0).all()
    assert records.diverged is None
