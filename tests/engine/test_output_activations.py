"""Output activations have their values and full Jacobians, and do not come twice where the loss brings them along."""

import numpy as np
import pytest

from dllab.engine.losses import LOSSES
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from tests import naive, naive_network
from tests.engine.networks import NetworkProblem, assert_close_together
from tests.engine.problems import named
from tests.engine.variants import known, known_names

OUTPUTS = known_names(OUTPUT_ACTIVATIONS, ("auto", *naive_network.OUTPUTS))
EVERY_END = [(loss, task, output) for loss in known(LOSSES, naive.LOSSES) for task in loss.tasks for output in OUTPUTS]
ENDS = pytest.mark.parametrize("loss, task, output", EVERY_END, ids=lambda value: getattr(value, "name", value))


def problem_of(loss, task, output, **given):
    return NetworkProblem(**{"hidden": (5,), "loss": loss(), "task": task, "output": output} | given)


@ENDS
@pytest.mark.parametrize("count", [1, 16, 21])
def test_that_gradients_have_the_full_jacobian(loss, task, output, count):
    problem = problem_of(loss, task, output, count=count, batch=count)
    oracle = problem.oracle()
    _, expected = naive_network.loss_and_gradient(
        problem.network, oracle.parameters, problem.x.astype(float), problem.y
    )
    assert_close_together(problem.layout.named(problem.engine().gradient(problem.examples())), expected, 1e-5)


@ENDS
def test_that_steps_are_the_oracles(loss, task, output):
    problem = problem_of(loss, task, output)
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(30, 0.05), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(0.05)[0] for _ in range(30)], rtol=1e-4, atol=1e-6)
    assert_close_together(named(engine), oracle.parameters, 1e-4)


@pytest.mark.parametrize("size", [1, 10, 100, 1e4, 1e30])
@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("outputs", [1, 2, 5, 17])
def test_that_values_are_right_for_outputs_of_any_size(output, outputs, size):
    problem = problem_of(LOSSES["mse"], "regression", output, hidden=(), features=outputs, targets=outputs)
    problem.initial = {
        "layer1.weight": (size * np.eye(outputs)).astype(np.float32),
        "layer1.bias": np.zeros(outputs, np.float32),
    }
    engine = problem.engine()
    z = problem.x.astype(float) @ problem.initial["layer1.weight"].T
    with np.errstate(over="ignore"):
        expected = naive_network.OUTPUTS[problem.network.output][0](z)
    np.testing.assert_allclose(engine.outputs(problem.x), expected, rtol=1e-5, atol=1e-6)
    assert np.isfinite(engine.gradient(problem.examples())).all() or problem.network.output == "identity"


@pytest.mark.parametrize("loss", [loss for loss in LOSSES if loss.output_activation != "identity"])
def test_that_a_losss_own_output_activation_is_not_applied_twice(loss):
    task = loss.tasks[0]
    engines = [problem_of(loss, task, output).engine() for output in ("auto", loss.output_activation, "identity")]
    for engine in engines:
        engine.advance(np.full(20, 0.05), shuffled=True)
        np.testing.assert_array_equal(engine.state.parameters, engines[0].state.parameters)
        np.testing.assert_array_equal(
            engine.outputs(engine_x := np.ones((2, 3), np.float32)), engines[0].outputs(engine_x)
        )


def test_that_a_confidently_wrong_softmax_learns_from_cross_entropy_but_not_from_squared_error():
    def norm(loss, output):
        problem = problem_of(LOSSES[loss], "classification", output, hidden=(), count=1, batch=1)
        problem.initial["layer1.weight"][...] = 0
        problem.initial["layer1.bias"][...] = 0
        problem.initial["layer1.bias"][(problem.y[0] + 1) % 3] = 20
        return np.linalg.norm(problem.engine().gradient(problem.examples()))

    assert norm("cross_entropy", "softmax") > 1
    assert norm("mse", "softmax") < 1e-6
