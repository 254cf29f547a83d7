"""Every activation and its slope: PyTorch's numbers, the oracle's, and what the activation states of itself."""

import time
from pathlib import Path

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from tests import naive
from tests.engine.called import activated
from tests.engine.variants import label, variants
from tests.golden import cases

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "activations.npz")
EVERY_ACTIVATION = [setting for choice in ACTIVATIONS for setting in variants(choice)]
DENSE = np.concatenate([np.linspace(-15, 15, 30_001), np.geomspace(1e-30, 1, 500), -np.geomspace(1e-30, 1, 500)])
DENSE = DENSE.astype(np.float32)
CLOSE = {"rtol": 2e-6, "atol": 3e-7}
SLOPES_CLOSE = {"rtol": 2e-6, "atol": 6e-7}
SLOWEST = 8  # times the sigmoid: kernels that fell out of vector code are far beyond


@pytest.mark.parametrize("case", cases.ACTIVATIONS)
def test_that_values_and_slopes_are_torchs_also_at_the_ends_of_float32(case):
    name, options = cases.ACTIVATIONS[case]
    value, slope = activated(ACTIVATIONS[name](**options), GOLDEN["z"])
    np.testing.assert_allclose(value, GOLDEN[f"{case}/value"], **CLOSE)
    np.testing.assert_allclose(slope, GOLDEN[f"{case}/slope"], **SLOPES_CLOSE)


@pytest.mark.parametrize("case", cases.ACTIVATIONS)
def test_that_the_oracle_agrees_with_torch(case):
    name, options = cases.ACTIVATIONS[case]
    z = GOLDEN["z"].astype(float)
    for found, key in zip(naive.functions((name, options)), ("value", "slope"), strict=True):
        with np.errstate(all="ignore"):  # at 3e38 it may overflow on the way
            np.testing.assert_allclose(found(z), GOLDEN[f"{case}/{key}"], rtol=1e-7, atol=1e-12)


def test_that_every_activation_that_is_as_torchs_is_compared_with_it():
    compared = {name for name, _ in cases.ACTIVATIONS.values()}
    assert compared >= {choice.name for choice in ACTIVATIONS if "as torch" in choice.explanation.source}


@pytest.mark.parametrize("activation", [one for one in EVERY_ACTIVATION if one.name in naive.ACTIVATIONS], ids=label)
def test_that_values_and_slopes_are_the_oracles(activation):
    f, derivative = naive.functions((activation.name, activation.model_dump()))
    value, slope = activated(activation, DENSE)
    size = activation.max_slope
    np.testing.assert_allclose(value, f(DENSE.astype(float)), rtol=3e-6, atol=3e-7 * size)
    np.testing.assert_allclose(slope, derivative(DENSE.astype(float)), rtol=1e-5, atol=6e-7 * size)


@pytest.mark.parametrize("activation", EVERY_ACTIVATION, ids=label)
def test_that_no_slope_is_beyond_the_largest_and_one_reaches_it(activation):
    if activation.name == "step":
        return  # has none
    largest = np.abs(activated(activation, DENSE)[1]).max()
    assert largest == pytest.approx(activation.max_slope, rel=1e-5)


@pytest.mark.parametrize("activation", EVERY_ACTIVATION, ids=label)
def test_that_values_stay_within_the_stated_range_and_come_near_its_finite_ends(activation):
    low, high = activation.range
    values = activated(activation, np.concatenate([DENSE, 100 * DENSE, np.float32([-3e38, 3e38])]))[0]
    spare = 3e-7 * max(1, *(abs(end) for end in (low, high) if np.isfinite(end)), 0)
    assert values.min() >= low - spare and values.max() <= high + spare
    assert values.min() < -1e6 if low == -np.inf else values.min() == pytest.approx(low, abs=1e-2)
    assert values.max() > 1e6 if high == np.inf else values.max() == pytest.approx(high, abs=1e-2)


@pytest.mark.parametrize("activation", EVERY_ACTIVATION, ids=label)
def test_that_nan_is_passed_on(activation):
    nan = np.array([0x7FC00000, 0xFFC00000, 0x7F800001, 0x7FFFFFFF], np.uint32).view(np.float32)
    assert np.isnan(activated(activation, nan)[0]).all()


@pytest.mark.parametrize("activation", EVERY_ACTIVATION, ids=label)
def test_that_it_takes_a_few_times_as_long_as_the_sigmoid_at_most(activation):
    z = 3 * np.random.default_rng(0).standard_normal(1 << 16).astype(np.float32)
    assert fastest(activation, z) < SLOWEST * fastest(ACTIVATIONS["sigmoid"](), z)


def fastest(activation, z):
    """Seconds for forward and backward, in the best of ten tries."""
    activated(activation, z)  # compiled now
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        activated(activation, z)
        times.append(time.perf_counter() - begun)
    return min(times)
