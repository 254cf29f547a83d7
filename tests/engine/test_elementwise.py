"""The scalar formulas keep the error bounds that they state, over every part of float32's range."""

import numpy as np
import pytest
from scipy.special import expit, ndtr

from tests.engine.wrapped import cosines, over, power_of

EVERYWHERE = np.arange(0, 2**32, 1009, dtype=np.uint64).astype(np.uint32).view(np.float32)
FINITE = EVERYWHERE[np.isfinite(EVERYWHERE)]
FORMULAS = ("exp", "log", "tanh", "expm1", "sigmoid", "normal_share")
SMALLEST_NORMAL = np.float32(2.0**-126)


@pytest.fixture(scope="module")
def computed():
    return dict(zip(FORMULAS, over(FINITE), strict=True))


def relative(found, expected):
    return np.abs(found - expected) / np.abs(expected)


def test_that_exp_keeps_its_relative_error(computed):
    inside = (FINITE > -87) & (FINITE < 88)
    assert relative(computed["exp"][inside], np.exp(FINITE[inside].astype(float))).max() < 3e-7


def test_that_exp_has_no_more_than_rounding_error_between_minus_one_and_one(computed):
    inside = np.abs(FINITE) < 1
    assert relative(computed["exp"][inside], np.exp(FINITE[inside].astype(float))).max() < 1.5e-7


def test_that_exp_reaches_infinity_and_zero_only_at_the_ends():
    x = np.linspace(-110, 95, 400_001).astype(np.float32)
    found = over(x)[0]
    assert np.isfinite(found[x < 88]).all() and np.isinf(found[x > 88.75]).all()
    assert (found[x > -87] > 0).all() and (found[x < -104] == 0).all()
    assert (found[x <= -87] < 1.7e-38).all()


def test_that_exp_never_falls_by_more_than_its_error():
    x = np.linspace(-103, 88, 1_000_001).astype(np.float32)
    found = over(x)[0].astype(float)
    assert (found[1:] >= found[:-1] * (1 - 6e-7) - 2.0**-145).all()


def test_that_log_keeps_its_relative_error_for_normal_numbers(computed):
    normal = (FINITE >= SMALLEST_NORMAL) & (FINITE != 1)
    assert relative(computed["log"][normal], np.log(FINITE[normal].astype(float))).max() < 3e-7


def test_that_log_keeps_its_absolute_error_near_one():
    one = np.float32(1).view(np.int32)
    x = (one + np.arange(-300_000, 300_001, dtype=np.int32)).view(np.float32)
    found = over(x)[1]
    assert np.abs(found - np.log(x.astype(float))).max() < 1e-7
    assert found[300_000] == 0


def test_that_expm1_keeps_its_relative_error_however_small_the_value(computed):
    inside = (np.abs(FINITE) >= SMALLEST_NORMAL) & (FINITE <= 88)
    assert relative(computed["expm1"][inside], np.expm1(FINITE[inside].astype(float))).max() < 5e-7
    between = np.linspace(-3, 3, 600_001).astype(np.float32)
    between = between[between != 0]
    assert relative(over(between)[3], np.expm1(between.astype(float))).max() < 5e-7


def test_that_sigmoid_keeps_its_relative_error_and_ends_at_zero(computed):
    inside = FINITE > -87
    assert relative(computed["sigmoid"][inside], expit(FINITE[inside].astype(float))).max() < 5e-7
    assert (computed["sigmoid"][FINITE < -104] == 0).all()


def test_that_normal_share_keeps_its_errors(computed):
    between = np.linspace(-14, 14, 800_001).astype(np.float32)
    for x, found in ((FINITE, computed["normal_share"]), (between, over(between)[5])):
        expected = ndtr(x.astype(float))
        assert np.abs(found - expected).max() < 3e-7
        assert relative(found[x > -12], expected[x > -12]).max() < 5e-6
        assert found.min() >= 0 and found.max() <= 1


@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0, 1.5, 2.0, 3.7, 10.0])
def test_that_power_keeps_its_relative_error(exponent):
    x = np.abs(np.concatenate([FINITE, np.linspace(0.01, 100, 300_001).astype(np.float32)]))
    found = power_of(x, exponent)
    with np.errstate(over="ignore"):
        expected = x.astype(float) ** float(np.float32(exponent))
    inside = (x >= SMALLEST_NORMAL) & (expected >= SMALLEST_NORMAL) & (expected < 1.6e38)
    bound = 3e-7 * (1 + exponent * np.abs(np.log(x[inside].astype(float))))
    assert (relative(found[inside], expected[inside]) < bound).all()
    ends = power_of(np.array([0, 1e-45, np.inf, np.nan], np.float32), exponent)
    np.testing.assert_array_equal(ends[:2], 1 if exponent == 0 else 0)
    assert np.isinf(ends[2]) and np.isnan(ends[3])


def test_that_cos_turns_keeps_its_absolute_error():
    u = np.concatenate([np.linspace(0, 1, 1_000_001), [0, 0.25, 0.5, 0.75, 1, 2.0**-24, 1 - 2.0**-24]])
    u, found = u.astype(np.float32), np.empty(u.size, np.float32)
    cosines(u, found)
    assert np.abs(found - np.cos(2 * np.pi * u.astype(float))).max() < 1e-6
    assert np.abs(found).max() <= 1


def test_that_tanh_keeps_its_absolute_error(computed):
    assert np.abs(computed["tanh"] - np.tanh(FINITE.astype(float))).max() < 3e-7


def test_that_tanh_keeps_its_relative_error_however_small_the_value(computed):
    normal = np.abs(FINITE) >= SMALLEST_NORMAL
    worst = relative(computed["tanh"][normal], np.tanh(FINITE[normal].astype(float))).max()
    assert worst < 5e-7


def test_that_tanh_of_a_denormal_is_the_denormal_itself_to_within_one_step():
    x = np.arange(1, 2**23, 4099, dtype=np.uint32).view(np.float32)
    assert np.abs(over(x)[2].view(np.int32) - x.view(np.int32)).max() <= 1


def test_that_tanh_is_odd_and_never_beyond_one(computed):
    np.testing.assert_array_equal(over(-FINITE)[2], -computed["tanh"])
    assert np.abs(computed["tanh"]).max() <= 1


@pytest.mark.parametrize("formula", FORMULAS)
def test_that_nan_stays_nan(formula):
    nan = np.array([0x7FC00000, 0xFFC00000, 0x7F800001, 0x7FFFFFFF], np.uint32).view(np.float32)
    assert np.isnan(over(nan)[FORMULAS.index(formula)]).all()


def test_that_infinity_goes_where_the_limit_is():
    exp, _, tanh, expm1, sigmoid, normal_share = over(np.array([np.inf, -np.inf], np.float32))
    np.testing.assert_array_equal(exp, [np.inf, 0])
    np.testing.assert_allclose(tanh, [1, -1], atol=3e-7)
    assert expm1[1] == -1
    np.testing.assert_array_equal(sigmoid, [1, 0])
    np.testing.assert_array_equal(normal_share, [1, 0])


def test_that_nothing_is_special_about_zero_and_denormals():
    exp, _, tanh, expm1, sigmoid, normal_share = over(np.array([0.0, -0.0, 1e-45, -1e-45], np.float32))
    np.testing.assert_allclose(expm1, 0, atol=3e-45)
    np.testing.assert_array_equal(sigmoid, 0.5)
    np.testing.assert_allclose(normal_share, 0.5, atol=1e-7)
    np.testing.assert_array_equal(exp, 1)
    np.testing.assert_allclose(tanh, 0, atol=3e-45)
    np.testing.assert_array_equal(np.signbit(tanh[:2]), [False, True])
