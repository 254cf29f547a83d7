"""The float64 formulas keep the error bounds that they state, and are the same compiled and in NumPy."""

import math
from fractions import Fraction

import numpy as np
import pytest

from dllab.engine.kernels import real
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.orthonormal import orthonormalize

RANDOM = np.random.default_rng(0)


@compiled
def _compiled(x, u, exp, log, power, cosine):
    for i in range(x.size):
        exp[i] = real.exp(x[i])
        log[i] = real.log(abs(x[i]) + 1e-9)
        power[i] = real.power(abs(x[i]), 1.37)
        cosine[i] = real.cos_pi(u[i])


@compiled
def _whole_powers(x, n, out):
    for i in range(n.size):
        out[i] = real.whole_power(x, n[i])


def test_that_kernels_and_numpy_get_the_same_bits():
    x, u = RANDOM.uniform(-30, 30, 10_000), RANDOM.uniform(-2, 2, 10_000)
    x[:3] = 0, 1, -746
    found = [np.empty_like(x) for _ in range(4)]
    _compiled(x, u, *found)
    expected = real.exp(x), real.log(np.abs(x) + 1e-9), real.power(np.abs(x), 1.37), real.cos_pi(u)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one, other)


def test_that_whole_powers_are_the_same_one_by_one_and_together():
    n, out = np.arange(3000), np.empty(3000)
    _whole_powers(0.999, n, out)
    np.testing.assert_array_equal(out, real.whole_powers(0.999, n))


def test_that_exp_keeps_its_relative_error():
    x = RANDOM.uniform(-708, 709, 100_000)
    np.testing.assert_allclose(real.exp(x), np.exp(x), rtol=4e-16 + 2.3e-16)  # NumPy's own error may add
    assert real.exp(-800.0) == 0 and real.exp(800.0) > 1e308 and real.exp(0.0) == 1


def test_that_log_keeps_its_absolute_error():
    x = np.concatenate([10 ** RANDOM.uniform(-300, 300, 100_000), RANDOM.uniform(0.5, 2, 100_000)])
    error = np.abs(real.log(x) - np.log(x))
    assert (error <= 3e-16 * (1 + np.abs(np.log(x)))).all()
    assert real.log(1.0) == 0


@pytest.mark.parametrize("exponent", [0.0, 0.3, 1.0, 2.5, 100.0])
def test_that_power_keeps_its_relative_error(exponent):
    x = 10 ** RANDOM.uniform(-2, 2, 10_000)
    expected = x**exponent
    bound = 4e-16 * (2 + exponent * np.abs(np.log(x)))
    assert (np.abs(real.power(x, exponent) - expected) <= bound * expected).all()
    assert real.power(0.0, exponent) == (1 if exponent == 0 else 0)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 17, 1000])
def test_that_whole_power_keeps_its_relative_error(n):
    exact = Fraction(0.999) ** n
    assert abs(Fraction(real.whole_power(0.999, n)) - exact) <= exact * Fraction(2e-16) * (n if n > 1 else 0)


def test_that_cos_pi_keeps_its_absolute_error_and_is_exact_at_its_ends():
    u = RANDOM.uniform(-2, 2, 100_000)
    near = np.minimum(np.abs(u), 2 - np.abs(u))  # exact; π·near is rounded, which is the second term below
    expected = [math.cos(math.pi * value) for value in near]
    assert np.abs(real.cos_pi(u) - expected).max() < 3e-16 + 4e-16
    np.testing.assert_array_equal(real.cos_pi(np.array([0.0, 1.0, -1.0, 2.0])), [1, -1, -1, 1])


@pytest.mark.parametrize("n, m", [(1, 1), (3, 3), (5, 40), (64, 64)])
def test_that_rows_become_orthonormal_and_keep_their_span(n, m):
    rows = RANDOM.standard_normal((n, m))
    made = rows.copy()
    orthonormalize(made)
    np.testing.assert_allclose(made @ made.T, np.eye(n), atol=1e-11)
    triangle = rows @ made.T
    np.testing.assert_allclose(np.triu(triangle, 1), 0, atol=1e-11)
    assert (np.diag(triangle) > 0).all()
