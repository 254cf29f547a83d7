"""Frozen layers stay exactly as they are, and all others learn as the oracle's do beside them."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from tests import naive_network
from tests.engine.networks import NetworkProblem, assert_close_together, running
from tests.engine.problems import assert_close, named

KINDS = {
    "plain": {},
    "penalties": {"penalties": {"weight_decay": 0.2, "l2": 0.05, "clip_norm": 0.5, "clip_value": 0.3, "max_norm": 0.7}},
    "batch-before": {"normalization": NORMALIZATIONS["batch"]()},
    "batch-after": {"normalization": NORMALIZATIONS["batch"](position="after"), "residual": 1},
    "layer-before": {"normalization": NORMALIZATIONS["layer"](), "residual": 2},
    "layer-after": {"normalization": NORMALIZATIONS["layer"](position="after")},
}


def problem(frozen, **settings):
    return NetworkProblem((7, 7, 5), ACTIVATIONS["tanh"](), features=7, frozen=frozen, count=24, **settings)


def of_layers(named_arrays, numbers):
    return {name: array for name, array in named_arrays.items() if int(name[5]) in numbers}


def lived_in(engine, frozen):
    """Running values as a run before would have left them, in the frozen layers alone."""
    random, place = np.random.default_rng(7), 0
    for layer in engine.layout.layers:
        if layer.normalized:
            if layer.number <= frozen:
                seen = engine.state.running[place : place + 2 * layer.fan_out].reshape(2, -1)
                seen[0], seen[1] = random.normal(0, 0.3, layer.fan_out), random.uniform(0.2, 2, layer.fan_out)
            place += 2 * layer.fan_out
    return engine


@pytest.mark.parametrize("frozen", [1, 2, 3])
@pytest.mark.parametrize(
    "optimizer, kind",  # LAMB makes much of the rounding that is all a bias before batch normalization has
    [(name, kind) for name in ("sgd", "adam", "lamb") for kind in KINDS if (name, kind) != ("lamb", "batch-before")],
)
def test_that_losses_gradient_norms_and_all_other_layers_are_the_oracles(optimizer, kind, frozen):
    settings = {"momentum": 0.5} if optimizer == "sgd" else {"epsilon": 1e-2}
    given = problem(frozen, optimizer=OPTIMIZERS[optimizer](**settings), **KINDS[kind])
    engine, oracle = lived_in(given.engine(), frozen), given.oracle()
    if given.normalization.learns:
        oracle.running = running(engine)
    before, seen = named(engine), running(engine)
    records = engine.advance(np.full(20, 0.02), shuffled=False, record_every=3)
    expected = [oracle.step(0.02) for _ in range(20)]
    np.testing.assert_allclose(records.loss, [loss for loss, _, _ in expected], rtol=2e-4)
    np.testing.assert_allclose(records.norms, [norms for _, norms, _ in expected], rtol=2e-3, atol=1e-5)
    assert (records.norms > 0).all()
    assert records.clipped.tolist() == [clipped for _, _, clipped in expected]
    assert (records.statistics[:, :frozen, 4] == 0).all() and (records.statistics[:, frozen:, 4] > 0).all()
    after = named(engine)
    for name, array in of_layers(after, range(1, frozen + 1)).items():
        np.testing.assert_array_equal(array, before[name])
    assert_close(after, oracle.parameters, 2e-3)
    for number, (mean, variance) in running(engine).items():
        assert (number <= frozen or kind[:5] == "layer") == np.array_equal(mean, seen[number][0])
        np.testing.assert_allclose(mean, oracle.running[number][0], rtol=2e-3, atol=1e-5)
        np.testing.assert_allclose(variance, oracle.running[number][1], rtol=2e-3, atol=1e-5)


@pytest.mark.parametrize("kind", ["batch-before", "batch-after", "layer-before"])
def test_that_gradients_go_through_frozen_layers_as_they_are_normalized(kind):
    given = problem(2, **KINDS[kind])
    engine = lived_in(given.engine(), 2)
    parameters = {name: array.astype(float) for name, array in given.initial.items()}
    held = {number: seen for number, seen in running(engine).items() if number <= 2}
    expected = naive_network.loss_and_gradient(given.network, parameters, given.x.astype(float), given.y, running=held)
    found = given.layout.named(engine.gradient(given.examples()))
    assert_close_together(found, expected[1], 2e-5)


@pytest.mark.parametrize("name", OPTIMIZERS.names())
def test_that_no_optimizer_moves_what_is_frozen_and_every_one_all_else(name):
    if name == "perceptron":  # a single layer, of which nothing can be frozen
        return
    penalties = {"weight_decay": 0.3, "l1": 0.1, "max_norm": 0.2, "gradient_noise": 0.5}
    given = problem(2, optimizer=OPTIMIZERS[name](), penalties=penalties, normalization=NORMALIZATIONS["batch"]())
    engine = given.engine()
    before = named(engine)
    engine.advance(np.full(30, given.rate), shuffled=True, record_every=7)
    after = named(engine)
    for key, array in after.items():
        assert np.array_equal(array, before[key]) == (int(key[5]) <= 2), key


def test_that_frozen_layers_drop_units_like_all_others():
    given = problem(1, dropouts=(0.5, 0.0, 0.0), batch=24)
    engine, plain = given.engine(), problem(1, batch=24).engine()
    losses = [each.advance(np.full(1, 0.1), shuffled=False).loss[0] for each in (engine, plain)]
    assert losses[0] != losses[1]
