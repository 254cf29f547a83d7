"""Numbers are moved and scaled without losing what they are."""

import json
from pathlib import Path

import numpy as np
import pytest

from dllab.datasets import DATASETS, DataError, Dataset
from dllab.datasets.folds import folds
from dllab.datasets.scaling import Scaling

FAR_FROM_ZERO = {
    "seconds since 1970": 1.6e9 + np.arange(42.0),
    "nanoseconds": 1.6e18 + 1e9 * np.arange(42.0),
    "thousands of a billion": 1e12 + 1000 * np.arange(42.0),
    "years": 2012.667 + np.arange(60) / 128,
    "Kelvin": 273.15 + np.arange(50) / 1e5,
    "tiny": 1e-40 * np.arange(1, 43),
    "huge": 1e36 * np.arange(1.0, 43),
    "both ends": np.array([-3.4e38, 3.4e38] * 20),
    "near one": 1 + 1e-9 * np.arange(42),
}


@pytest.mark.parametrize("raw", FAR_FROM_ZERO.values(), ids=FAR_FROM_ZERO)
def test_that_moments_and_scaling_lose_nothing_that_float64_holds(raw):
    labels = np.arange(len(raw)) % 2
    data = Dataset.from_arrays(raw, labels, raw[::-1], labels, standardize=True)
    shifted = np.longdouble(raw)
    right = (shifted - shifted.mean()) / shifted.std()
    assert data.x_train[:, 0] == pytest.approx(np.asarray(right, float), rel=1e-6, abs=1e-6)
    assert data.offset.dtype == data.scale.dtype == np.float64 and data.notes == ()
    resolution = 2e-7 * float(data.scale[0]) * float(np.abs(right).max())
    assert np.abs(data.original(data.x_train)[:, 0] - raw).max() <= resolution
    assert np.array_equal(data.standardized(raw[:, None]), data.x_train)


def test_that_folds_keep_what_float64_holds():
    raw = 1.6e9 + np.arange(60.0)
    data = Dataset.from_arrays(raw[::2], np.arange(30) % 2, raw[1::2], np.arange(30) % 2, standardize=True)
    held_out = []
    for fold in folds(data, 3, 0):
        held_out += fold.original(fold.x_val)[:, 0].tolist()
        assert fold.x_train.std() == pytest.approx(1, abs=1e-6)
    assert sorted(held_out) == pytest.approx(raw.tolist(), rel=0, abs=1e-4)


def test_that_near_zero_the_bits_are_those_of_float32_arithmetic():
    raw = np.random.default_rng(0).normal(3, 2, (500, 4))
    single = raw.astype(np.float32)
    mean, deviation = single.mean(0, np.float64).astype(np.float32), single.std(0, np.float64).astype(np.float32)
    data = Dataset.from_arrays(raw, np.arange(500) % 2, standardize=True)
    assert np.array_equal(data.x_train, (single - mean) / deviation)
    assert data.original(data.x_train).dtype == np.float32


def test_that_one_column_far_from_zero_leaves_the_others_as_they_were():
    near = np.random.default_rng(0).normal(3, 2, (50, 2))
    alone = Scaling.measured(near)
    beside = Scaling.measured(np.column_stack([near[:, 0], 1.6e9 + np.arange(50), near[:, 1]]))
    assert beside.scaled(np.column_stack([near[:, 0], 1.6e9 + np.arange(50), near[:, 1]]))[:, [0, 2]].tolist() == (
        alone.scaled(near).tolist()
    )


@pytest.mark.parametrize("constant", [0.0, 7.0, 1.6e9])
def test_that_a_feature_that_does_not_vary_becomes_zero(constant):
    raw = np.full((9, 1), constant)
    assert Scaling.measured(raw).scaled(raw).tolist() == np.zeros((9, 1)).tolist()
    assert Scaling.measured(raw).scaled(raw + 1).tolist() == np.ones((9, 1)).tolist()


def test_that_pixels_share_one_scale_wherever_they_lie():
    images = 40_000 + np.arange(10 * 4 * 4, dtype=np.float64).reshape(10, 4, 4) / 100
    data = Dataset.from_arrays(images, np.arange(10) % 2, standardize=True)
    assert data.offset.shape == data.scale.shape == (1,)
    right = (images - images.mean()) / images.std()
    assert data.x_train.reshape(images.shape) == pytest.approx(right, rel=1e-6, abs=1e-6)


def test_that_every_pinned_dataset_is_within_reach_of_float32():
    pinned = json.loads((Path(__file__).parents[1] / "golden" / "digests.json").read_text())
    for key in (key.removeprefix("datasets/") for key in pinned if key.startswith("datasets/")):
        assert DATASETS[key]().load(0).scaling.single.all(), key


@pytest.mark.parametrize("size", [1e-150, 1e-200, 1e-240])
def test_that_numbers_whose_squares_vanish_are_standardized_as_others_are(size):
    raw = np.arange(20.0)[:, None] * size
    wanted = (np.arange(20.0) - 9.5) / np.sqrt(33.25)  # the moments of 0 … 19
    np.testing.assert_allclose(Scaling.measured(raw).scaled(raw)[:, 0], wanted, rtol=1e-6)


@pytest.mark.parametrize("size", [1e-260, 1e-307, 5e-324])
def test_that_numbers_too_small_to_be_drawn_are_refused_in_words(size):
    x = np.arange(20.0)[:, None] * size
    with pytest.raises(DataError, match="closer together than numbers can hold"):
        Dataset.from_arrays(x, np.arange(20) % 2, x[:4], np.arange(4) % 2, standardize=True)
