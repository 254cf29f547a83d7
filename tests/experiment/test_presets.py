import re

import numpy as np
import pytest

from dllab import Trainer
from dllab.assets import resource
from dllab.experiment import Experiment
from dllab.experiment.changes import changes
from dllab.experiment.presets import guide_of, presets


def preset(name):
    return Experiment.load(next(preset.path for preset in presets() if preset.id == name))


def trained(experiment, steps):
    trainer = Trainer(experiment)
    trainer.train(steps)
    return trainer


def differing(one, other):
    """The entries in which two presets differ, their names aside."""
    return {change.key for change in changes(preset(one), preset(other))} - {"name"}


def test_that_presets_come_in_the_order_of_their_numbers():
    assert [preset.id for preset in presets()] == [
        "two-spirals",
        "vanishing-gradient",
        "vanishing-gradient-repaired",
        "residual-connections",
        "batch-normalization",
        "exploding-gradient",
        "dead-relu",
        "zero-initialization",
        "learning-rate-too-large",
        "overfitting",
        "edge-of-stability",
        "sine-regression",
        "handwritten-digits",
        "convolution",
        "plain-deep-convolution",
        "residual-deep-convolution",
    ]


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.id)
def test_that_a_preset_is_valid_and_called_as_in_its_file(preset):
    assert Experiment.load(preset.path).name == preset.name


@pytest.mark.slow
def test_that_batch_normalization_alone_repairs_the_vanishing_gradient():
    assert differing("vanishing-gradient", "batch-normalization") == {"network.normalization.name"}
    stuck, repaired = trained(preset("vanishing-gradient"), 3000), trained(preset("batch-normalization"), 3000)
    assert stuck.evaluate()["val_accuracy"] < 0.6 and repaired.evaluate()["val_accuracy"] > 0.9


def test_that_residual_connections_let_gradients_through_that_vanish_without_them():
    chosen = preset("residual-connections")
    plain = chosen.model_copy(update={"network": chosen.network.model_copy(update={"residual": 0})})
    shares = []
    for experiment in (chosen, plain):
        history = trained(experiment, 200).history
        first, last = (history.column(f"grad_norm/layer{number}")[1][0] for number in (1, 21))
        shares.append(first / last)
        final = history.column("val_accuracy")[1][-1]
        assert final > 0.95 if experiment is chosen else final < 0.8
    assert shares[0] > 0.1 and shares[1] < 1e-3


def test_that_the_rate_alone_parts_the_two_spirals_from_the_rate_that_is_too_large():
    assert differing("two-spirals", "learning-rate-too-large") == {"optimizer.learning_rate"}
    assert trained(preset("two-spirals"), 5000).evaluate()["val_accuracy"] > 0.95
    assert trained(preset("learning-rate-too-large"), 5000).evaluate()["val_accuracy"] < 0.8


@pytest.mark.parametrize("name", ["dead-relu", "zero-initialization"])
def test_that_a_network_of_dead_or_equal_units_learns_nothing(name):
    assert trained(preset(name), 3000).evaluate()["train_accuracy"] <= 0.55


def test_that_the_regression_follows_the_sine():
    assert trained(preset("sine-regression"), 5000).evaluate()["val_r2"] > 0.95


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.1, 0.2])
def test_that_full_batches_settle_at_the_edge_of_stability(rate):
    chosen = preset("edge-of-stability")
    trainer = Trainer(chosen.model_copy(update={"optimizer": type(chosen.optimizer)(learning_rate=rate)}))
    for _ in range(120):
        trainer.train(50)
        trainer.measure_curvature()
    steps, sharpness = trainer.history.column("sharpness")
    near = np.abs(sharpness[steps > 3000] * rate / 2 - 1) < 0.2
    assert len(near) > 50 and near.all()


def test_that_detours_let_sixteen_convolutions_learn_that_do_not_without():
    assert differing("plain-deep-convolution", "residual-deep-convolution") == {"network.residual"}
    plain, residual = (trained(preset(f"{name}-deep-convolution"), 120) for name in ("plain", "residual"))
    assert plain.evaluate()["val_accuracy"] < 0.2 and residual.evaluate()["val_accuracy"] > 0.85


@pytest.mark.slow
def test_that_convolutions_beat_the_dense_network_with_fewer_parameters():
    dense, filters = (trained(preset(name), 300) for name in ("handwritten-digits", "convolution"))
    assert filters.layout.parameter_count < dense.layout.parameter_count / 10
    assert filters.evaluate()["val_accuracy"] > dense.evaluate()["val_accuracy"] + 0.01


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.id)
def test_that_a_preset_says_three_sentences_in_both_languages(preset):
    guide = guide_of(preset.path)
    for sentence in (guide.watch, guide.change, guide.question):
        assert set(sentence) == {"en", "zh"}
        assert re.search("[一-鿿]", sentence["zh"]) and not re.search("[一-鿿]", sentence["en"])
    assert guide.question["en"].endswith("?") and guide.question["zh"].endswith("？")


def test_that_there_is_no_guide_without_a_preset(tmp_path):
    assert guide_of(tmp_path / "own.toml") is None
    told = {path.name for path in resource("presets", "guides").iterdir()}
    assert told == {preset.path.name for preset in presets()}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "name, steps, key, value, low, high",
    [
        ("two-spirals", 5000, "network.hidden", [4], 0.6, 0.8),
        ("vanishing-gradient-repaired", 3000, "network.initializer", {"name": "normal", "std": 0.1}, 0.45, 0.55),
        ("batch-normalization", 3000, "network.normalization", {"name": "layer"}, 0.45, 0.55),
        ("exploding-gradient", 1000, "network.initializer", {"name": "he_normal"}, 0.95, 1),
        ("dead-relu", 3000, "network.activation", {"name": "leaky_relu"}, 0.95, 1),
        ("dead-relu", 3000, "network.initializer", {"name": "he_normal", "bias": 0.0}, 0.95, 1),
        ("zero-initialization", 5000, "network.initializer", {"name": "xavier_normal"}, 0.95, 1),
        ("learning-rate-too-large", 5000, "optimizer.learning_rate", 0.03, 0.95, 1),
    ],
)
def test_that_what_a_guide_says_to_change_does_what_it_says(name, steps, key, value, low, high, seed):
    table = preset(name).as_table() | {"seed": seed}
    section, entry = key.split(".")
    table[section] |= {entry: value}
    assert low <= trained(Experiment.model_validate(table), steps).evaluate()["val_accuracy"] <= high
