"""Sums over arrays agree with NumPy in float64, also where squares leave float32's range."""

import timeit

import numpy as np
import pytest

from tests.engine.wrapped import flat_units, has_non_finite, moments, norm, row_sums


def exact(x):
    return float(np.sqrt(np.sum(x.astype(np.float64) ** 2)))


@pytest.mark.parametrize("scale", [1e-40, 1e-38, 1e-30, 1e-22, 1e-16, 1e-14, 1e-5, 1.0, 1e5, 1e15, 1e17, 1e19, 1e35])
@pytest.mark.parametrize("count", [16, 32, 48, 80, 112, 100_000])
def test_that_norms_are_right_at_any_scale(scale, count):
    x = (scale * np.random.default_rng(count).standard_normal(count)).astype(np.float32)
    assert norm(x) == pytest.approx(exact(x), rel=1e-5, abs=2e-45)


def test_that_one_large_entry_among_tiny_ones_counts():
    x = np.full(1008, 1e-25, np.float32)
    x[613] = 1e-13
    assert norm(x) == pytest.approx(exact(x), rel=1e-6)


@pytest.mark.parametrize("place", range(0, 96, 7))
def test_that_every_entry_counts(place):
    x = np.zeros(96, np.float32)
    x[place] = -3.0
    assert norm(x) == 3


def test_that_nothing_at_all_has_no_length():
    assert norm(np.zeros(16, np.float32)) == 0
    assert norm(np.zeros(0, np.float32)) == 0


@pytest.mark.parametrize("lost", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("place", [0, 5, 32, 99])
def test_that_what_is_not_finite_is_seen(lost, place):
    x = np.ones(112, np.float32)
    assert not has_non_finite(x)
    x[place] = lost
    assert has_non_finite(x)
    assert not np.isfinite(norm(x))


def test_that_the_largest_numbers_are_finite():
    assert not has_non_finite(np.array([3.4e38, -3.4e38, 1e-45, 0.0], np.float32))


@pytest.mark.parametrize("rows, n", [(1, 1), (3, 5), (7, 16), (5, 33)])
def test_that_row_sums_leave_out_what_lies_beyond_the_batch(rows, n):
    x = np.full((rows, 48), np.nan, np.float32)
    x[:, :n] = np.random.default_rng(n).standard_normal((rows, n))
    out = np.zeros(rows, np.float32)
    row_sums(x.ravel(), 48, rows, n, out)
    np.testing.assert_allclose(out, x[:, :n].astype(float).sum(axis=1), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("offset", [0.0, 3.0, -1000.0])
@pytest.mark.parametrize("rows, n", [(1, 1), (3, 5), (32, 33)])
def test_that_moments_are_numpys_mean_and_deviation(rows, n, offset):
    x = np.full((rows, 48), np.nan, np.float32)
    x[:, :n] = offset + np.random.default_rng(n).standard_normal((rows, n))
    mean, deviation = moments(x.ravel(), 48, rows, n)
    inside = x[:, :n].astype(float)
    assert mean == pytest.approx(inside.mean(), rel=1e-5, abs=1e-6)
    assert deviation == pytest.approx(inside.std(), rel=1e-3 if offset else 1e-5, abs=1e-4)


@pytest.mark.parametrize("scale", [1e-40, 1e-30, 1e-22, 1e-16, 1e-14, 1e15, 1e17, 1e19, 1e22, 1e35])
@pytest.mark.parametrize("offset", [0.0, 3.0])
def test_that_moments_are_right_at_any_scale(scale, offset):
    x = (scale * (offset + np.random.default_rng(0).standard_normal((32, 48)))).astype(np.float32)
    mean, deviation = moments(x.ravel(), 48, 32, 33)
    inside = x[:, :33].astype(np.float64)
    assert mean == pytest.approx(inside.mean(), rel=1e-4, abs=2e-45)
    assert deviation == pytest.approx(inside.std(), rel=1e-4, abs=2e-45)


@pytest.mark.parametrize("value", [0.0, -0.0, 1.0, -1.0, 0.1, 1e-6, 1e-9, 1e-12, 1e-30, 1e-45, 3.4e38])
def test_that_moments_of_a_constant_are_that_and_none(value):
    x = np.full((32, 48), value, np.float32)
    mean, deviation = moments(x.ravel(), 48, 32, 33)
    assert mean == pytest.approx(x[0, 0], rel=1e-6, abs=0) and deviation <= 1e-6 * abs(mean)
    assert np.signbit(mean) == (value < 0)


@pytest.mark.parametrize("place", [0, 15, 16, 32])
def test_that_one_tiny_entry_among_zeros_is_no_constant(place):
    x = np.zeros((2, 48), np.float32)
    x[1, place] = 1e-30
    x[:, 33:] = np.nan
    mean, deviation = moments(x.ravel(), 48, 2, 33)
    assert mean == pytest.approx(1e-30 / 66, rel=1e-6)
    assert deviation == pytest.approx(x[:, :33].astype(float).std(), rel=1e-6)


def test_that_a_dead_layer_is_summed_as_fast_as_a_live_one():
    """In float64 it took eight times as long."""
    live = np.random.default_rng(0).standard_normal(64 * 1024).astype(np.float32)
    assert fastest(np.zeros_like(live)) < 4 * fastest(live)


def fastest(x):
    """Seconds in the best of twenty tries."""
    return min(timeit.repeat(lambda: moments(x, 1024, 64, 1024), number=1, repeat=20))


def test_that_flat_units_are_flat_for_every_example():
    slope = np.full((4, 16), 9.0, np.float32)
    slope[:, :5] = [[0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [-1, 1, -1, 1, 1], [0.04, -0.04, 0.04, 0.04, 0.04]]
    entries, units = flat_units(slope.ravel(), 16, 4, 1, 5, np.float32(0.05))
    assert entries == pytest.approx(14 / 20)
    assert units == pytest.approx(2 / 4)
