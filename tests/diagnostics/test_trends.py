"""What curves do lately."""

import numpy as np
import pytest

from dllab.diagnostics import trends
from dllab.training.snapshot import Curves


def curves(step, *columns):
    values = np.array(columns, np.float32)
    names = tuple(f"a/layer{i}" for i in range(1, len(columns) + 1))
    return Curves(names, np.asarray(step, np.int64), values, values, values)


def test_that_lately_is_the_last_tenth_of_the_steps():
    window = trends.recent(curves(np.arange(1, 1001), np.arange(1000)))
    assert (window.start, window.stop) == (899, 1000)


def test_that_lately_holds_at_least_eight_buckets_or_all():
    assert trends.recent(curves(np.arange(1, 21), np.arange(20))) == slice(12, 20)
    assert trends.recent(curves([1, 2, 3], [1, 2, 3])) == slice(0, 3)
    assert trends.recent(curves([], [])) == slice(0, 0)


def test_that_lately_goes_by_steps_and_not_by_buckets():
    """As with what is recorded at each of the first 100 steps and then every 100."""
    step = np.concatenate([np.arange(1, 101), np.arange(200, 10_001, 100)])
    assert step[trends.recent(curves(step, step))][0] == 9000


def test_that_medians_leave_out_what_is_not_finite():
    values = np.array([[1, 2, 3, np.nan], [np.inf, 5, 5, 5], [np.nan] * 4])
    np.testing.assert_array_equal(trends.medians(values), [2, 5, np.nan])
    np.testing.assert_array_equal(trends.medians(np.ones((2, 3))), [1, 1])
    assert np.isnan(trends.medians(np.ones((2, 0)))).all()


def test_that_a_slope_is_that_of_a_line_despite_outliers():
    x = np.arange(100.0)
    y = 3 * x + 1
    y[::10] = 1e6
    y[5] = np.nan
    assert trends.slope(x, y) == pytest.approx(3)


def test_that_there_is_no_slope_through_one_point():
    assert np.isnan(trends.slope(np.array([1.0]), np.array([2.0])))


def test_that_change_is_relative_to_the_middle():
    step = np.arange(1, 101)
    falling = curves(step, np.linspace(3, 1, 100))
    assert trends.change(falling, "a/layer1", 1.0) == pytest.approx(-1.0, rel=0.01)
    assert np.isnan(trends.change(curves([1], [1.0]), "a/layer1", 1.0))


def test_that_smoothing_takes_out_spikes_and_keeps_steps():
    values = np.array([0.0] * 10 + [1.0] * 10)
    spiked = values.copy()
    spiked[[3, 15]] = 9
    np.testing.assert_array_equal(trends.smoothed(spiked), values)


@pytest.mark.parametrize(
    ("holds", "since"),
    [([1, 1, 1], 10), ([0, 1, 1], 20), ([1, 0, 1], 30), ([1, 1, 0], 30), ([0, 0, 0], 30)],
)
def test_that_since_is_where_it_began_to_hold_for_good(holds, since):
    assert trends.since(np.array([10, 20, 30]), np.array(holds, bool)) == since
