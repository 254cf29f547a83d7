"""A network without biases is the oracle's without them, in every kind of network and under every optimizer."""

import numpy as np
import pytest

from dllab.engine.losses import LOSSES
from dllab.engine.network import Layout
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from tests import naive, naive_network, naive_optimizers
from tests.engine.networks import NetworkProblem, assert_close_together, running
from tests.engine.problems import assert_close, named

KINDS = {
    "plain": {},
    "detours": {"residual": 1},
    "batch-before": {"normalization": NORMALIZATIONS["batch"]()},
    "batch-after": {"normalization": NORMALIZATIONS["batch"](position="after"), "residual": 2},
    "layer-before": {"normalization": NORMALIZATIONS["layer"]()},
    "layer-after": {"normalization": NORMALIZATIONS["layer"](position="after")},
}
KNOWN = [name for name in OPTIMIZERS.names() if name in naive_optimizers.OPTIMIZERS]


def without_biases(**settings):
    return NetworkProblem((7, 7, 5), features=7, biased=False, **settings)


def test_that_there_are_weights_scales_and_shifts_alone():
    layout = Layout((3, 5, 2), normalized=True, biased=False)
    assert layout.parameter_count == 3 * 5 + 5 + 5 + 5 * 2
    names = ["layer1.weight", "layer1.scale", "layer1.shift", "layer2.weight"]
    assert list(layout.named(np.zeros(layout.length, np.float32))) == names


@pytest.mark.parametrize("kind", KINDS)
def test_that_gradients_and_outputs_are_the_oracles_and_central_differences(kind):
    problem = without_biases(**KINDS[kind])
    engine, network = problem.engine(), problem.network
    parameters = {name: array.astype(float) for name, array in problem.initial.items()}
    x, y = problem.x.astype(float), problem.y
    expected = naive_network.loss_and_gradient(network, parameters, x, y)[1]
    found = problem.layout.named(engine.gradient(problem.examples()))
    assert_close_together(found, expected, 2e-5)

    def loss():
        return naive_network.loss_and_gradient(network, parameters, x, y)[0]

    measured = {name: naive.central_differences(loss, array) for name, array in parameters.items()}
    assert_close_together(found, measured, 2e-5)
    outputs = naive_network.outputs(network, parameters, problem.x, running(engine))
    np.testing.assert_allclose(engine.outputs(problem.x), outputs, atol=2e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("optimizer", ["sgd", "adam", "lamb"])
def test_that_steps_and_gradient_norms_are_the_oracles(optimizer, kind):
    settings = {} if optimizer == "sgd" else {"epsilon": 1e-2}
    penalties = {"weight_decay": 0.1, "l2": 0.01, "clip_norm": 1.0}
    problem = without_biases(optimizer=OPTIMIZERS[optimizer](**settings), penalties=penalties, **KINDS[kind])
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(20, 0.01), shuffled=False)
    expected = [oracle.step(0.01) for _ in range(20)]
    np.testing.assert_allclose(records.loss, [loss for loss, _, _ in expected], rtol=2e-4)
    np.testing.assert_allclose(records.norms, [norms for _, norms, _ in expected], rtol=2e-3, atol=1e-5)
    assert_close(named(engine), oracle.parameters, 1e-3)


@pytest.mark.parametrize("name", KNOWN)
def test_that_one_layer_learns_as_the_oracles_under_every_optimizer(name):
    loss = LOSSES["cross_entropy"]() if name == "perceptron" else LOSSES["mse"]()
    task = "classification" if name == "perceptron" else "regression"
    problem = NetworkProblem((), loss=loss, task=task, optimizer=OPTIMIZERS[name](), biased=False)
    engine = problem.engine()
    before = named(engine)
    engine.advance(np.full(10, problem.rate), shuffled=False)
    oracle = naive.Run(
        problem.initial, problem.x, problem.y,
        activation=problem.known_activation, loss=loss.name, loss_options=problem.loss_options, batch=problem.batch,
        optimizer=(name, problem.optimizer_options), weight_decay=problem.own_decay,
    )  # fmt: skip
    for _ in range(10):
        oracle.step(problem.rate)
    after = named(engine)
    assert list(after) == ["layer1.weight"] and not np.array_equal(before["layer1.weight"], after["layer1.weight"])
    assert_close(after, oracle.parameters, 1e-3)
