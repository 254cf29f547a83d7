"""Histograms, now and over time."""

import numpy as np
import pytest

from dllab.training.microscope.distributions import BINS, MOST, Distributions, Histogram, histograms_of
from dllab.training.microscope.look import QUANTITIES
from tests.training.microscope.specimens import specimen


def key(values):
    return {(1, "weights"): Histogram.of(np.asarray(values, np.float32))}


def test_that_every_value_is_counted_once_and_broken_ones_apart():
    values = np.array([0, 1, 2, 3, np.nan, np.inf], np.float32)
    found = Histogram.of(values)
    assert found.counts.sum() == 4 and found.broken == 2
    assert (found.edges[0], found.edges[-1], len(found.counts)) == (0, 3, BINS)


@pytest.mark.parametrize("values", [[], [0, 0], [5, 5, 5], [-2], [np.nan]])
def test_that_equal_or_missing_values_get_a_bin_of_some_width(values):
    found = Histogram.of(np.asarray(values, np.float32))
    assert (np.diff(found.edges) > 0).all() and found.counts.sum() == np.isfinite(values).sum()
    assert (found.counts > 0).sum() <= 1


@pytest.mark.parametrize("offset", [0.0, 1000.0, -3e7])
def test_that_values_are_counted_as_numpy_counts_them(offset):
    values = (np.random.default_rng(1).normal(size=2000) * 50 + offset).astype(np.float32)
    found = Histogram.of(values)
    expected, edges = np.histogram(values.astype(np.float64), BINS)
    np.testing.assert_allclose(found.edges, edges)
    assert np.abs(found.counts - expected).sum() <= 8  # values on an edge


def test_that_huge_values_are_counted():
    assert Histogram.of(np.array([-3e38, 0, 3e38], np.float32)).counts.sum() == 3


def test_that_other_bins_hold_the_same_share():
    values = np.random.default_rng(0).normal(size=10_000).astype(np.float32)
    edges = np.linspace(-6, 6, 31)
    expected = np.histogram(values, edges)[0] / 10_000
    np.testing.assert_allclose(Histogram.of(values).shares(edges), expected, atol=0.01)
    assert Histogram.of(values).shares(edges).sum() == pytest.approx(1)


def test_that_every_quantity_of_every_layer_is_counted():
    _, _, look = specimen()
    found = histograms_of(look)
    assert set(found) == {(number, name) for number in (1, 2, 3) for name in QUANTITIES}
    assert found[2, "weights"].counts.sum() == look.layers[1].weight.size


def test_that_steps_are_in_order_though_time_goes_back():
    flow = Distributions()
    for step in (10, 30, 20, 30):
        flow.add(step, key([step, step + 1]))
    assert list(flow.flow(1, "weights", 100).steps) == [10, 20, 30]
    assert list(flow.flow(1, "weights", 20).steps) == [10, 20]
    assert flow.flow(1, "weights", 9) is None and flow.flow(1, "deltas", 100) is None


def test_that_a_flow_puts_all_steps_into_common_bins():
    flow = Distributions()
    flow.add(0, key([0, 1]))
    flow.add(5, key([3, 4]))
    found = flow.flow(1, "weights", 5)
    assert (found.edges[0], found.edges[-1]) == (0, 4) and found.shares.shape == (len(found.edges) - 1, 2)
    middles = (found.edges[:-1] + found.edges[1:]) / 2
    np.testing.assert_allclose(middles @ found.shares, [0.5, 3.5], atol=0.05)
    np.testing.assert_allclose(found.shares.sum(axis=0), 1)


def test_that_old_looks_are_thinned_evenly():
    flow = Distributions()
    for step in range(3 * MOST):
        flow.add(step, key([step]))
    steps = flow.flow(1, "weights", 10**9).steps
    assert len(steps) == MOST and steps[0] == 0 and steps[-1] == 3 * MOST - 1
    assert np.diff(steps).max() <= 8
