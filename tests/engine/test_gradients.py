"""Forward values and gradients agree with the oracle for every activation and loss, at every depth and batch size."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from tests import naive
from tests.engine.problems import Problem, assert_close, away_from_kinks
from tests.engine.variants import known, label, variants

EVERY_ACTIVATION = [setting for choice in known(ACTIVATIONS, naive.ACTIVATIONS) for setting in variants(choice)]
EVERY_LOSS = [
    (setting, task) for choice in known(LOSSES, naive.LOSSES) for setting in variants(choice) for task in choice.tasks
]
DEPTHS = {0: (), 1: (17,), 3: (5, 33, 16), 20: (7,) * 20, 100: (19,) * 100}
SIZES = [(depth, count) for depth in DEPTHS for count in (1, 5, 16, 33)]
ROUNDING = 1e-5  # share of a layer's gradient; deep networks amplify it


def dealt():
    """Every activation with every loss, each pair at one depth and number of examples: in turn, so that every
    activation and every loss meets all of them.
    """
    for i, activation in enumerate(EVERY_ACTIVATION):
        for j, (loss, task) in enumerate(EVERY_LOSS):
            depth, count = SIZES[(i + 7 * j) % len(SIZES)]
            name = f"{label(activation)}-{label(loss)}-{task}-{depth}-{count}"
            yield pytest.param(activation, loss, task, depth, count, id=name)


DEALT = list(dealt())


def gradients(problem, oracle_at=None):
    x, y = problem.x, problem.y
    engine = problem.engine()
    found = problem.layout.named(engine.gradient(problem.examples()))
    expected = naive.loss_and_gradient(
        oracle_at or problem.oracle().parameters, x.astype(float), y, problem.known_activation, problem.loss.name,
        problem.loss_options,
    )  # fmt: skip
    return engine, found, *expected


@pytest.mark.parametrize("activation, loss, task, depth, count", DEALT)
def test_that_outputs_loss_and_gradients_are_the_oracles(activation, loss, task, depth, count):
    gain = (1.0 if depth == 100 else 1.2) / max(1, activation.max_slope)  # more, and chaos magnifies all rounding
    problem = away_from_kinks(DEPTHS[depth], activation, loss, task=task, count=count, batch=count, gain=gain)
    engine, found, value, expected = gradients(problem)
    rounding = ROUNDING * (1 + depth / 5)
    outputs = naive.forward(problem.oracle().parameters, problem.x, problem.known_activation)[1][-1]
    np.testing.assert_allclose(engine.outputs(problem.x), outputs, atol=rounding * np.abs(outputs).max())
    measured, _ = engine.evaluate(engine.examples, np.arange(count))
    assert measured == pytest.approx(value, rel=rounding, abs=1e-7)
    assert_close(found, expected, rounding)


@pytest.mark.parametrize("activation, loss, task, depth, count", DEALT[::4])
def test_that_gradients_are_slopes_of_the_loss(activation, loss, task, depth, count):
    problem = away_from_kinks((7, 5), activation, loss, task=task, count=6, batch=6)
    parameters = problem.oracle().parameters

    def value():
        return naive.loss_and_gradient(
            parameters, problem.x.astype(float), problem.y, problem.known_activation, loss.name, problem.loss_options
        )[0]

    numeric = {name: naive.central_differences(value, array) for name, array in parameters.items()}
    assert_close(gradients(problem)[1], numeric, ROUNDING)


@pytest.mark.parametrize("batch", [1, 4, 16, 33, 64])
def test_that_the_gradient_over_all_examples_does_not_depend_on_the_batch_size(batch):
    problem = Problem((9,), count=33, batch=batch)
    assert_close(gradients(problem)[1], gradients(problem)[3], ROUNDING)


def test_that_classes_are_weighted_by_all_labels_of_the_run_in_every_batch():
    loss = LOSSES["cross_entropy"](class_weights="balanced", label_smoothing=0.1)
    problem = Problem((6,), loss=loss, count=21, batch=8)
    problem.y[:14] = 0  # in whole batches there is no other class
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(12, 0.05), shuffled=False)
    np.testing.assert_allclose(records.loss, [oracle.step(0.05)[0] for _ in range(12)], rtol=1e-5)


def test_that_the_weighted_mean_over_all_examples_does_not_depend_on_how_many_are_taken_at_once(monkeypatch):
    monkeypatch.setattr("dllab.engine.engine.LARGEST_BLOCK", 8)
    problem = Problem((6,), loss=LOSSES["cross_entropy"](class_weights="balanced"), count=21)
    problem.y[:14] = 0
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
