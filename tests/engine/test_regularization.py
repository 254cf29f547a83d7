"""Noise, limits and penalties do what they say to weights, and nothing to what is not theirs."""

import numpy as np
import pytest
from scipy import stats

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from tests import naive, naive_network
from tests.engine.networks import NetworkProblem, assert_close_together
from tests.engine.problems import assert_close, named

NORMALIZED = NORMALIZATIONS["batch"]()
FEATURES = {
    "plain": {},
    "batch-before": {"normalization": NORMALIZATIONS["batch"]()},
    "batch-after": {"normalization": NORMALIZATIONS["batch"](position="after")},
    "layer-before": {"normalization": NORMALIZATIONS["layer"]()},
    "layer-after": {"normalization": NORMALIZATIONS["layer"](position="after")},
    "detours": {"residual": 1},
    "long detours": {"residual": 2},
    "dropout": {"dropouts": (0.3, 0.3, 0.3)},
    "softmax": {"output": "softmax", "loss": LOSSES["mse"]()},
    "sigmoid": {"output": "sigmoid", "loss": LOSSES["mse"]()},
    "tanh": {"output": "tanh", "loss": LOSSES["mse"]()},
    "noise": {"penalties": {"gradient_noise": 0.1}},
    "limits": {"penalties": {"max_norm": 0.5, "clip_norm": 1.0, "clip_value": 0.5}},
    "without biases": {
        "biased": False, "normalization": NORMALIZED, "penalties": {"gradient_noise": 0.1, "weight_decay": 0.1}
    },
    "everything": {
        "normalization": NORMALIZATIONS["batch"](position="after"), "residual": 1, "dropouts": (0.3, 0.0, 0.3),
        "penalties": {"l1": 1e-3, "l2": 1e-2, "weight_decay": 0.1, "gradient_noise": 0.1, "max_norm": 2.0,
                      "clip_norm": 1.0, "clip_value": 0.5},
    },
}  # fmt: skip


def real(layout):
    """Where the flat array holds a parameter, not padding."""
    found = np.zeros(layout.length, bool)
    for layer in layout.layers:
        layer.weight_view(found)[...] = True
        layer.bias_view(found)[...] = layer.biased
        if layer.normalized:
            layer.scale_view(found)[...] = layer.shift_view(found)[...] = True
    assert found.sum() == layout.parameter_count
    return found


def noise(problem, steps):
    """[steps, P]: what is added to the gradient in each step, with the parameters held where they are."""
    engine = problem.engine()
    plain = engine.gradient(problem.examples())
    found = []
    for _ in range(steps):
        engine.advance(np.zeros(1), shuffled=False)
        found.append(engine._program.gradient - plain)
    return np.array(found)


@pytest.fixture(scope="module")
def drawn_noise():
    problem = NetworkProblem(
        (40, 23), count=8, batch=8, normalization=NORMALIZED,
        penalties={"gradient_noise": 0.5, "gradient_noise_decay": 0.55},
    )  # fmt: skip
    return problem, noise(problem, 60)


def test_that_noise_is_gaussian_and_fades_as_it_is_told(drawn_noise):
    problem, found = drawn_noise
    values = found[:, real(problem.layout)]
    deviations = 0.5 / (1 + np.arange(60)) ** 0.55
    count = values.shape[1]
    assert (np.abs(values.mean(axis=1)) < 5 * deviations / np.sqrt(count)).all()
    assert (np.abs(values.std(axis=1) / deviations - 1) < 5 / np.sqrt(2 * count)).all()
    scaled = values / deviations[:, None]
    assert stats.kstest(scaled.ravel(), "norm").pvalue > 1e-3
    entry_by_entry = scaled.std(axis=0)  # of 60 numbers each
    assert entry_by_entry.min() > 0.5 and entry_by_entry.max() < 1.6
    assert (np.abs(scaled.mean(axis=0)) < 5 / np.sqrt(60)).all()


def test_that_noise_is_independent_across_steps_and_entries(drawn_noise):
    problem, found = drawn_noise
    values = found[:, real(problem.layout)]
    values = values / values.std(axis=1, keepdims=True)
    between_steps = np.corrcoef(values)[~np.eye(60, dtype=bool)]
    assert np.abs(between_steps).max() < 5.5 / np.sqrt(values.shape[1])
    for lag in (1, 2, 16, 40, 48):
        same = (values[:, :-lag] * values[:, lag:]).mean()
        assert abs(same) < 5 / np.sqrt(values.size)


def test_that_noise_reaches_every_parameter_but_no_padding(drawn_noise):
    problem, found = drawn_noise
    place = real(problem.layout)
    assert (found[:, place] != 0).any(axis=0).all()
    assert not found[:, ~place].any()


def test_that_noise_is_not_made_of_the_numbers_that_drop_units():
    # The first layer's masks and the noise are drawn with one key a step; they must not be one sequence.
    given = {"hidden": (64,), "count": 64, "batch": 64, "features": 16}
    problem = NetworkProblem(**given, dropouts=(0.5,), penalties={"gradient_noise": 1e6})
    engine = problem.engine()
    engine.advance(np.zeros(1), shuffled=False)
    record = engine._program.layers[0]
    out = engine._program.workspace[record["out"] : record["out"] + 64 * 64]
    kept = out[:2048].reshape(-1, 2)[:, 0] != 0
    size = np.abs(problem.layout.layers[0].weight_view(engine._program.gradient).ravel())
    assert abs(np.corrcoef(kept, size)[0, 1]) < 5 / np.sqrt(1024)


def test_that_noise_is_the_same_however_the_steps_are_cut():
    states = []
    for cuts in ([30], [1] * 30, [7, 23]):
        engine = NetworkProblem((6,), penalties={"gradient_noise": 0.3}).engine()
        for cut in cuts:
            engine.advance(np.full(cut, 0.05), shuffled=True)
        states.append(engine.state)
    for other in states[1:]:
        for one, same in zip(states[0], other, strict=True):
            np.testing.assert_array_equal(one, same)


def test_that_noise_is_no_part_of_the_gradient_that_is_asked_for():
    noisy, quiet = NetworkProblem(penalties={"gradient_noise": 1.0}), NetworkProblem()
    np.testing.assert_array_equal(noisy.engine().gradient(noisy.examples()), quiet.engine().gradient(quiet.examples()))


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("features", ["plain", "batch-before", "layer-after", "detours"])
def test_that_limited_norms_are_the_oracles(features, optimizer):
    given = FEATURES[features] | {"penalties": {"max_norm": 0.6}}
    settings = {"epsilon": 1e-2} if optimizer == "adam" else {}
    problem = NetworkProblem((7, 18, 5), optimizer=OPTIMIZERS[optimizer](**settings), **given)
    engine, oracle = problem.engine(), problem.oracle()
    engine.advance(np.full(30, 0.02), shuffled=False)
    for _ in range(30):
        oracle.step(0.02)
    assert_close_together(named(engine), oracle.parameters, 1e-4)


@pytest.mark.parametrize("features", FEATURES)
def test_that_rows_alone_are_limited_and_only_where_they_are_longer(features):
    problem = NetworkProblem((7, 18, 5), **FEATURES[features])
    problem.penalties = problem.penalties | {"max_norm": 0.0}
    free, held = problem.engine(), None
    free.advance(np.full(1, 0.1), shuffled=False)
    problem.penalties = problem.penalties | {"max_norm": 0.7}
    held = problem.engine()
    held.advance(np.full(1, 0.1), shuffled=False)
    before, after = named(free), named(held)
    expected = naive_network.limited({name: array.astype(float) for name, array in before.items()}, 0.7)
    for name, array in after.items():
        np.testing.assert_allclose(array, expected[name], rtol=2e-6)
        if name.endswith("weight"):
            lengths = np.linalg.norm(array.astype(float), axis=1)
            assert lengths.max() < 0.7 * (1 + 1e-6)
            short = np.linalg.norm(before[name], axis=1) < 0.69
            np.testing.assert_array_equal(array[short], before[name][short])
        else:
            np.testing.assert_array_equal(array, before[name])


@pytest.mark.parametrize("penalty", [{"l1": 0.5}, {"l2": 0.5}, {"weight_decay": 0.5}, {"max_norm": 0.1}])
def test_that_penalties_act_on_weights_alone(penalty):
    given = {"hidden": (7, 5), "normalization": NORMALIZED, "count": 8, "batch": 8}
    ends = []
    for penalties in ({}, penalty):
        engine = NetworkProblem(**given, penalties=penalties).engine()
        engine.advance(np.full(1, 0.1), shuffled=False)
        ends.append(named(engine))
    for name, array in ends[0].items():
        assert np.array_equal(array, ends[1][name]) != name.endswith("weight"), name


@pytest.mark.parametrize("penalty", [{"l1": 0.05}, {"l2": 0.3}, {"weight_decay": 0.7}, {"clip_norm": 0.05}])
def test_that_penalties_of_a_normalized_network_are_the_oracles(penalty):
    problem = NetworkProblem((7, 5), normalization=NORMALIZATIONS["layer"](), penalties=penalty)
    engine, oracle = problem.engine(), problem.oracle()
    records = engine.advance(np.full(30, 0.05), shuffled=False)
    expected = [oracle.step(0.05) for _ in range(30)]
    np.testing.assert_allclose(records.loss, [loss for loss, _, _ in expected], rtol=1e-4)
    np.testing.assert_allclose(records.norms, [norms for _, norms, _ in expected], rtol=1e-3, atol=1e-5)
    assert_close(named(engine), oracle.parameters, 1e-4)


@pytest.mark.parametrize("features", FEATURES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS.names())
def test_that_padding_stays_exactly_zero(optimizer, features):
    problem = NetworkProblem((7, 18, 5), optimizer=OPTIMIZERS[optimizer](), features=7, **FEATURES[features])
    engine = problem.engine()
    padding = ~real(problem.layout)
    engine.advance(np.full(20, problem.rate), shuffled=True, record_every=1)
    assert not engine.state.parameters[padding].any()
    assert not engine._program.gradient[padding].any()
    slots = engine.state.slots[: len(problem.optimizer.slots) * problem.layout.length]
    idle = slots.reshape(-1, problem.layout.length)[:, padding]
    np.testing.assert_array_equal(idle, np.repeat(idle[:, :1], idle.shape[1], axis=1))  # 0, or an ε where one is kept
    assert (np.abs(idle) < 1e-5).all()


@pytest.mark.parametrize("layer", [1, 2, 3, 4])
@pytest.mark.parametrize("lost", [np.nan, np.inf])
@pytest.mark.parametrize("features", FEATURES)
def test_that_a_lost_weight_is_found_through_every_feature(features, lost, layer):
    problem = NetworkProblem((7, 7, 7), ACTIVATIONS["tanh"](), features=7, **FEATURES[features])
    for name, array in problem.initial.items():
        if lost == np.inf and name.endswith("bias"):
            array[...] = 0.3
    problem.initial[f"layer{layer}.weight"][2, 0] = lost
    engine = problem.engine()
    records = engine.advance(np.full(3, 0.01), shuffled=False, record_every=1)
    if lost == np.inf and records.diverged is None:
        # tanh of infinity is 1, with no slope: forward and back, everything stays finite
        assert np.isfinite(records.loss).all() and np.isfinite(records.norms).all()
    else:
        assert records.diverged == (layer, "weight")
        assert len(records.loss) == 1 or (lost == np.inf and "max_norm" in problem.penalties)  # ∞ · c/∞ is NaN then


@pytest.mark.parametrize("features", FEATURES)
@pytest.mark.parametrize("part", ["scale", "shift", "bias"])
@pytest.mark.parametrize("layer", [1, 2, 3])
def test_that_any_lost_parameter_is_found_in_its_layer(layer, part, features):
    problem = NetworkProblem((7, 7, 7), features=7, **FEATURES[features])
    if f"layer{layer}.{part}" in problem.initial:
        problem.initial[f"layer{layer}.{part}"][3] = np.nan
        assert problem.engine().advance(np.full(1, 0.01), shuffled=False).diverged == (layer, "weight")


@pytest.mark.parametrize("output", OUTPUT_ACTIVATIONS.names())
@pytest.mark.parametrize("loss", LOSSES.names())
def test_that_a_lost_output_is_seen_through_every_output_activation(loss, output):
    problem = NetworkProblem((5,), loss=LOSSES[loss](), output=output)
    problem.initial["layer2.weight"][0, 0] = np.nan
    assert problem.engine().advance(np.full(1, 0.01), shuffled=False).diverged == (2, "weight")


@pytest.mark.parametrize("features", FEATURES)
def test_that_a_run_told_not_to_stop_goes_on_with_what_is_lost(features):
    problem = NetworkProblem((7, 7, 7), ACTIVATIONS["relu"](), features=7, **FEATURES[features])
    engine = problem.engine()
    records = engine.advance(np.full(40, 1e30), shuffled=True, stop_on_divergence=False, record_every=1)
    assert records.diverged is None and engine.step == 40


def test_that_recorded_norms_are_those_with_noise_before_clipping():
    problem = NetworkProblem((7,), count=8, batch=8, penalties={"gradient_noise": 0.5, "clip_norm": 0.1})
    engine = problem.engine()
    records = engine.advance(np.full(1, 0.0), shuffled=False)
    left = naive.layer_norms(problem.layout.named(engine._program.gradient))
    assert records.clipped[0] and np.linalg.norm(left) == pytest.approx(0.1, rel=1e-5)
    np.testing.assert_allclose(records.norms[0] / np.linalg.norm(records.norms[0]), left / 0.1, rtol=1e-4)
    assert np.linalg.norm(records.norms[0]) > 1
