"""What the layers make of a picture, beside the oracle; and the patch that excites a filter most, beside a search."""

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.convolution.field import extent, seen
from dllab.engine.convolution.geometry import Geometry, Picture
from dllab.training.feature_maps import FeatureMapper, weights_as_pictures
from tests import naive_convolution

CONVOLUTIONS = [
    {"filters": 3, "kernel": 3, "stride": 2, "pool": "max2"},
    {"filters": 2, "kernel": 2, "padding": "valid"},
]


@pytest.fixture
def run():
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(40, 11, 9)), np.arange(40) % 3
    data = Dataset.from_arrays(x[:30], y[:30], x[30:], y[30:], "classification")
    network = {"convolutions": CONVOLUTIONS, "hidden": [4], "activation": {"name": "relu"}}
    trainer = Trainer(Experiment.model_validate({"network": network}), data)
    trainer.train(steps=3)
    return trainer


def first_maps(trainer, x):
    """relu(w∗x + b) of the first layer, by the oracle."""
    convolution = (1, 11, 9), 3, 3, 2, "same", "max2"
    w, b = (trainer.parameters[f"layer1.{name}"].astype(np.float64) for name in ("weight", "bias"))
    return np.maximum(naive_convolution.weighted(convolution, w, b, x.reshape(1, -1)).reshape(3, 6, 5), 0)


def test_that_maps_are_those_of_the_oracle_and_outputs_those_of_the_run(run):
    mapper, x = FeatureMapper(run.experiment, run.dataset), run.dataset.x_val[4]
    maps = mapper.maps(run.checkpoint().state, x)
    assert [each.shape for each in maps] == [(3, 6, 5), (2, 2, 1), (4,), (3,)]
    np.testing.assert_allclose(maps[0], first_maps(run, x.astype(np.float64)), atol=1e-5)
    np.testing.assert_allclose(maps[-1], run.forward(x[None])[0], rtol=1e-6)


def test_that_the_patch_that_excites_a_filter_most_is_found(run):
    found = FeatureMapper(run.experiment, run.dataset).exciting(run.checkpoint().state)
    everywhere = np.stack([first_maps(run, x.astype(np.float64)) for x in run.dataset.x_train])
    w, b = (run.parameters[f"layer1.{name}"].astype(np.float64) for name in ("weight", "bias"))
    for unit in range(3):
        np.testing.assert_allclose(found[0].values[unit], everywhere[:, unit].max(), rtol=1e-4)
        answer = max(float(np.sum(w[unit, 0] * np.nan_to_num(found[0].pictures[unit])) + b[unit]), 0.0)
        assert answer == pytest.approx(float(found[0].values[unit]), rel=1e-4, abs=1e-6), "the patch gives that answer"
    assert found[1].pictures.shape == (2, 9, 9), "two taps of 2 on squares of 2 that lie 2 pixels apart, kernels of 3"
    assert found[2].pictures.shape == (4, 11, 9)


@pytest.mark.parametrize(
    "kernel, stride, padding, pool", [(3, 1, "same", "max2"), (4, 2, "valid", "none"), (5, 3, "same", "mean3")]
)
def test_that_a_place_sees_exactly_what_it_depends_on(kernel, stride, padding, pool):
    first = Geometry.of(Picture(1, 17, 14), 1, kernel, stride, padding, pool)
    second = Geometry.of(first.out, 1, 2, 1, "same", "none")
    rows, columns = extent([first, second], 1, 1)
    touched = np.zeros((17, 14), bool)
    for i, j in np.ndindex(2, 2):  # the taps of the second kernel, then the squares of the pool, then the first kernel
        for a, b in np.ndindex(first.pool_size, first.pool_size):
            row = ((1 + i - second.lead) * first.pool_size + a) * stride - first.lead
            column = ((1 + j - second.lead) * first.pool_size + b) * stride - first.lead
            touched[max(row, 0) : max(row + kernel, 0), max(column, 0) : max(column + kernel, 0)] = True
    inside = np.zeros((17, 14), bool)
    inside[max(rows.start, 0) : rows.stop, max(columns.start, 0) : columns.stop] = True
    if stride <= kernel:
        np.testing.assert_array_equal(inside, touched)
    part = seen(np.ones((17, 14), np.float32), rows, columns)
    assert np.nansum(part) == inside.sum()


def test_that_weights_are_pictures_where_a_layer_reads_one(run):
    layers, flat = run.layout.layers, run.checkpoint().state.parameters
    pictures = [weights_as_pictures(layer, flat, (11, 9)) for layer in layers]
    np.testing.assert_array_equal(pictures[1], run.parameters["layer2.weight"])
    assert pictures[2] is None and pictures[3] is None
    dense = Trainer(Experiment.model_validate({"network": {"hidden": [5]}}), run.dataset)
    picture = weights_as_pictures(dense.layout.layers[0], dense.checkpoint().state.parameters, (11, 9))
    np.testing.assert_array_equal(picture[2, 0].ravel(), dense.parameters["layer1.weight"][2])
