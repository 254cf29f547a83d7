import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.training.unit_maps import GROUPS, LINE_LENGTH, PLANE_SIDE, UnitMapper, inputs_of
from tests.gui.snapshots import blobs, line


def trained(dataset, **tables):
    """A trainer some steps into its run."""
    loss = {"loss": {"name": "cross_entropy" if dataset.task == "classification" else "mse"}}
    trainer = Trainer(Experiment.model_validate(loss | tables), dataset)
    trainer.engine.advance(np.full(30, 0.01), shuffled=True)
    return trainer


def maps_of(trainer):
    """What its network's units compute now."""
    return UnitMapper(trainer.experiment, trainer.dataset).maps(trainer.engine.state)


@pytest.mark.parametrize(
    "network",
    [
        {"hidden": [5, 4], "activation": {"name": "tanh"}},
        {"hidden": [6, 6, 6], "activation": {"name": "silu"}, "residual": True, "dropout": 0.5},
        {"hidden": [7, 3], "activation": {"name": "gelu"}, "normalization": {"name": "batch"}},
        {"hidden": [7, 3], "normalization": {"name": "layer", "position": "after"}},
        {"hidden": []},
    ],
)
@pytest.mark.parametrize("dataset", [blobs(3), line(1), line(2), line(5)])
def test_that_the_last_maps_are_the_networks_own_outputs(dataset, network):
    trainer = trained(dataset, network=network)
    maps = maps_of(trainer)
    _, inputs, _ = inputs_of(dataset)
    outputs = trainer.forward(inputs)
    assert np.abs(outputs).max() > 0
    np.testing.assert_array_equal(maps.low[-1], outputs.min(0))
    np.testing.assert_array_equal(maps.high[-1], outputs.max(0))
    np.testing.assert_allclose(maps.mean[-1], outputs.mean(0), rtol=1e-4, atol=1e-6)
    assert [len(image) for image in maps.images] == list(trainer.layout.sizes)


def test_that_a_hidden_unit_of_the_plane_is_its_formula_upright():
    dataset = blobs(2)
    trainer = trained(dataset, network={"hidden": [3], "activation": {"name": "tanh"}})
    maps = maps_of(trainer)
    assert maps.axis == "plane"
    across, up = maps.images[0]
    assert across.shape == (PLANE_SIDE, PLANE_SIDE)
    assert (np.diff(across, axis=1) > 0).all() and (np.diff(across, axis=0) == 0).all()
    assert (np.diff(up, axis=0) < 0).all(), "the first row is the upper one"
    own = trainer.parameters
    for unit in range(3):
        weights, bias = own["layer1.weight"][unit], own["layer1.bias"][unit]
        np.testing.assert_allclose(
            maps.images[1][unit], np.tanh(weights[0] * across + weights[1] * up + bias), atol=1e-5
        )


def test_that_a_single_feature_is_a_line_beyond_the_data_on_both_sides():
    dataset = line(1)
    axis, inputs, _ = inputs_of(dataset)
    assert axis == "line" and inputs.shape == (LINE_LENGTH, 1)
    assert inputs[0] < dataset.x_train.min() and inputs[-1] > dataset.x_train.max()


def test_that_units_of_many_features_are_means_over_the_classes():
    random = np.random.default_rng(0)
    y = np.repeat(np.arange(3), 30)
    x = random.normal(size=(90, 4)) + y[:, None]
    dataset = Dataset.from_arrays(x, y, task="classification")
    maps = maps_of(trained(dataset, network={"hidden": [4]}))
    assert maps.axis == "classes"
    means = np.stack([dataset.x_train[y == c].mean(0) for c in range(3)], 1)
    np.testing.assert_allclose(maps.images[0][:, 0], means, atol=1e-5)


def test_that_units_of_a_regression_are_means_from_small_to_large_targets():
    dataset = line(5)
    maps = maps_of(trained(dataset, network={"hidden": [4]}))
    assert maps.axis == "targets"
    order = np.argsort(dataset.y_train[:, 0])
    first = order[: -(-len(order) // GROUPS)]
    assert maps.images[0].shape == (5, 1, GROUPS)
    np.testing.assert_allclose(maps.images[0][:, 0, 0], dataset.x_train[first].mean(0), atol=0.2)
    assert maps.images[0].sum(0)[0, 0] < maps.images[0].sum(0)[0, -1], "targets are the sum of the features"


def test_that_a_class_without_a_training_example_has_no_mean():
    x, y = np.random.default_rng(0).normal(size=(20, 3)), np.repeat([0, 2], 10)
    dataset = Dataset.from_arrays(x, y, x, y, "classification", classes=["a", "b", "c"])
    maps = maps_of(trained(dataset, network={"hidden": [4]}))
    assert np.isnan(maps.images[1][:, 0, 1]).all()
    assert np.isfinite(maps.images[1][:, 0, [0, 2]]).all()


def test_that_looking_changes_nothing_of_the_run():
    trainer = trained(blobs(2), network={"hidden": [4], "normalization": {"name": "batch"}})
    before = trainer.engine.state.copy()
    maps_of(trainer)
    for old, new in zip(before, trainer.engine.state, strict=True):
        np.testing.assert_array_equal(old, new)


@pytest.mark.parametrize("size", [1e20, 1e37, np.inf, np.nan])
@pytest.mark.parametrize("dataset", [blobs(2), line(5)])
def test_that_a_network_that_diverges_is_looked_at_without_a_word(dataset, size):
    trainer = trained(dataset, network={"hidden": [6, 4], "activation": {"name": "relu"}})
    with np.errstate(invalid="ignore"):
        trainer.engine.state.parameters[...] *= np.float32(size)
    maps = maps_of(trainer)
    for low, mean, high in zip(maps.low, maps.mean, maps.high, strict=True):
        sound = np.isfinite(low) & np.isfinite(high)
        assert (low[sound] <= mean[sound] * (1 + 1e-5 * np.sign(mean[sound]))).all()
        assert (mean[sound] <= high[sound] * (1 + 1e-5 * np.sign(high[sound]))).all()
