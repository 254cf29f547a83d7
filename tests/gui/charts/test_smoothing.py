import numpy as np
import pytest

from dllab.gui.charts.smoothing import smoothed


def naive(row, weight):
    averages = []
    for i, value in enumerate(row):
        pairs = [(weight ** (i - j), float(row[j])) for j in range(i + 1) if np.isfinite(row[j])]
        total = sum(share for share, _ in pairs)
        averages.append(sum(share * y for share, y in pairs) / total if np.isfinite(value) else value)
    return averages


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.9, 0.99])
def test_that_it_is_the_moving_average_of_a_naive_loop(weight):
    values = np.random.default_rng(0).normal(1, 1, (3, 60)).astype(np.float32)
    values[0, 5:9], values[1, 0], values[2, 30] = np.nan, np.inf, np.nan
    expected = [naive(row, weight) for row in values]
    np.testing.assert_allclose(smoothed(values, weight), expected, rtol=1e-5)


def test_that_a_constant_stays_what_it_is_from_its_first_point():
    np.testing.assert_allclose(smoothed(np.full((1, 50), 7.0, np.float32), 0.95), 7.0, rtol=1e-6)


def test_that_what_was_measured_is_left_as_it_was():
    values = np.arange(8, dtype=np.float32)[None]
    before = values.copy()
    smoothed(values, 0.5)
    np.testing.assert_array_equal(values, before)


@pytest.mark.parametrize("weight", [-0.1, 1.0, np.nan])
def test_that_a_weight_that_never_forgets_is_refused(weight):
    with pytest.raises(ValueError, match="weight"):
        smoothed(np.ones((1, 3), np.float32), weight)


def test_that_nothing_recorded_is_nothing_smoothed():
    assert smoothed(np.zeros((2, 0), np.float32), 0.5).shape == (2, 0)
