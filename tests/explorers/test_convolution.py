"""Convolutions against SciPy's signal processing and sums written out, and parameters by hand."""

import math

import numpy as np
import pytest
from scipy.signal import correlate2d

from dllab.explorers import EXPLORERS
from dllab.explorers.convolution import convolved, moved, pooled

Convolution = EXPLORERS["convolution"]


@pytest.mark.parametrize(
    "side, channels, units, expected", [(28, 1, 128, 100_480), (32, 1, 128, 131_200), (224, 3, 1000, 150_529_000)]
)
def test_that_a_fully_connected_layer_grows_with_the_area(side, channels, units, expected):
    readouts = Convolution(side=side, channels=channels, units=units).readouts()
    assert readouts["fully_connected"] == side * side * channels * units + units == expected


def test_that_thirty_two_pixels_take_thirty_one_per_cent_more():
    small, large = (Convolution(side=side).readouts()["fully_connected"] for side in (28, 32))
    assert large / small - 1 == pytest.approx(0.31, abs=5e-3)


def test_that_shared_windows_do_not_grow():
    readouts = Convolution(channels=3, filters=64, side=224).readouts()
    assert readouts["shared"] == 3 * 3 * 3 * 64 + 64 == 1_792
    assert readouts["local"] == 222 * 222 * 1_792
    assert (
        Convolution(channels=3, filters=64, side=224, padding="same", stride=2).readouts()["local"] == 112 * 112 * 1_792
    )


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding, mode", [("none", "valid"), ("same", "same")])
def test_that_a_map_is_scipys_correlation(stride, padding, mode):
    generator = np.random.default_rng(0)
    picture, kernel = generator.normal(size=(9, 9)), generator.normal(size=(3, 3))
    found = convolved(picture, kernel, stride, padding == "same")
    assert found == pytest.approx(correlate2d(picture, kernel, mode)[::stride, ::stride], abs=1e-12)


@pytest.mark.parametrize("settings", [{}, {"padding": "same", "stride": 2}, {"stride": 3, "right": 2, "down": -1}])
def test_that_the_window_slides_over_the_whole_map(settings):
    page = Convolution(kernel="sharpen", **settings)
    feature_map = page.scene()["map"]
    assert feature_map.shape == (page.map_side, page.map_side) and page.steps == page.map_side**2 - 1
    for step in (0, 1, page.map_side, page.steps):
        assert page.readouts(step)["window"] == pytest.approx(feature_map.flat[step], abs=1e-12)
        assert page.scene(step)["products"].sum() == pytest.approx(feature_map.flat[step], abs=1e-12)


def test_that_an_own_kernel_begins_as_one_that_leaves_the_picture_as_it_is():
    scene = Convolution(kernel="own", padding="same").scene()
    assert (scene["map"] == scene["picture"]).all()


def test_that_a_window_is_nine_products():
    page = Convolution(kernel="own", own=tuple(float(k) for k in range(9)))
    picture = page.scene()["picture"]
    by_hand = sum(3 * a * picture[1 + a, 2 + b] + b * picture[1 + a, 2 + b] for a in range(3) for b in range(3))
    assert page.readouts(1 * page.map_side + 2)["window"] == pytest.approx(by_hand, abs=1e-12)


def test_that_pooling_keeps_the_largest_or_the_mean_of_a_cell():
    cells = np.arange(25.0).reshape(5, 5)
    assert pooled(cells, 2, "max").tolist() == [[6, 8], [16, 18]]
    assert pooled(cells, 2, "mean").tolist() == [[3, 5], [13, 15]]
    assert pooled(cells, 9, "max").tolist() == [[24]]
    assert pooled(cells - 12, 2, "none").min() == 0 == pooled(cells - 100, 2, "max").max()


def test_that_the_map_moves_with_the_picture():
    before = Convolution(picture="digit 28×28", right=0).scene()["map"]
    after = Convolution(picture="digit 28×28", right=2, down=1).scene()["map"]
    assert after[1:, 2:] == pytest.approx(before[:-1, :-2], abs=1e-12)


@pytest.mark.parametrize("kernel", ["vertical edges", "outline", "blur"])
def test_that_a_shift_changes_less_the_larger_the_cells(kernel):
    """In the mean of some digits; the whole map's largest value does not change at all."""
    means = []
    for pool in (2, 3, 4, 6):
        pages = [
            Convolution(kernel=kernel, number=number, right=1, pool=pool).readouts() for number in range(0, 1_000, 25)
        ]
        means.append(np.mean([page["change_pooled"] for page in pages]))
    assert np.mean([page["change_code"] for page in pages]) > means[0]
    assert means[0] > means[1] > 3 * means[3]


def test_that_the_largest_value_of_the_map_stays():
    assert Convolution(picture="digit 28×28", right=2, down=1).readouts()["change_largest"] == pytest.approx(
        0, abs=1e-12
    )


def test_that_nothing_changes_without_a_shift_and_nothing_is_divided_by_nothing():
    assert Convolution(right=0).readouts()["change_code"] == 0
    assert math.isnan(Convolution(kernel="own", own=(0.0,) * 9, right=1).readouts()["change_map"])
    assert moved(np.ones((4, 4)), 5, 0).sum() == 0
