"""Products of factors, against exact fractions and binomial coefficients."""

import math
from fractions import Fraction

import numpy as np
import pytest

from dllab.explorers import EXPLORERS

Factors = EXPLORERS["factors"]


@pytest.mark.parametrize(
    "weight, slope, layers, written",
    [("1", "0.25", 20, 9.1e-13), ("1.1", "1", 50, 117), ("0.9", "1", 50, 0.005)],
    ids=["sigmoid", "a little above", "a little below"],
)
def test_that_a_little_is_too_much_in_the_end(weight, slope, layers, written):
    found = Factors(weight=float(weight), slope=float(slope), layers=layers).readouts()
    exact = (Fraction(weight) * Fraction(slope)) ** layers
    assert found["product"] == pytest.approx(float(exact), rel=1e-12)
    assert found["product"] == pytest.approx(written, rel=0.04)
    assert found["decades"] == pytest.approx(math.log10(float(exact)), rel=1e-12)


def test_that_a_residual_connection_adds_one():
    found = Factors(residual=True).readouts()
    assert found["factor"] == 1.25
    assert found["product"] == pytest.approx(float(Fraction(5, 4) ** 20), rel=1e-12)


def test_that_a_residual_network_is_the_sum_of_its_paths():
    page = Factors(residual=True, layers=6, weight=2.0)
    shares = [Fraction(math.comb(6, k), 2**k) / Fraction(3, 2) ** 6 for k in range(7)]
    assert page.scene()["paths"] == pytest.approx(list(map(float, shares)), rel=1e-12)
    assert page.readouts()["path_length"] == pytest.approx(6 * 0.5 / 1.5, rel=1e-12)
    assert Factors().readouts()["path_length"] == 20


def test_that_layers_for_a_factor_of_a_million_are_counted():
    for weight, slope in ((1.0, 0.25), (1.1, 1.0), (1.0, 0.1)):
        count = Factors(weight=weight, slope=slope).readouts()["millionfold"]
        factor = max(weight * slope, 1 / (weight * slope))
        assert factor**count >= 1e6 * (1 - 1e-9) and factor ** (count - 1) < 1e6 * (1 - 1e-9)
    assert Factors(slope=1.0).readouts()["millionfold"] == math.inf


def test_that_nothing_and_too_much_are_shown_as_what_they_are():
    assert Factors(slope=0.0).readouts()["product"] == 0
    assert Factors(slope=0.0).readouts()["decades"] == -math.inf
    endless = Factors(weight=-10.0, slope=2.0, layers=199, residual=True).readouts()
    assert endless["decades"] == pytest.approx(199 * math.log10(19), rel=1e-12)
    assert math.isfinite(endless["product"]) and endless["product"] < 0
    assert Factors(weight=10.0, slope=2.0, layers=200, residual=True).readouts()["decades"] > 264


def test_that_the_bars_fall_layer_by_layer():
    left = Factors(layers=5).scene()["left"]
    assert left == pytest.approx([float(Fraction(1, 4) ** k) for k in range(6)], rel=1e-12)
    assert np.diff(Factors(weight=-1.2, slope=1.0, layers=3).scene()["decades"]) == pytest.approx(math.log10(1.2))
