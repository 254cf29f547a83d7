"""Sums of units, against sums written out, least squares and rates that are known."""

import math
from typing import get_args

import numpy as np
import pytest

from dllab.explorers import EXPLORERS
from dllab.explorers.approximation import AXIS, Target, improvement

Approximation = EXPLORERS["approximation"]


def page(**settings):
    return Approximation(**{"knots": ((-1.0, 0.5), (0.5, -1.0), (1.5, 2.0)), **settings})


def test_that_steps_are_level_from_knot_to_knot():
    curve = page(units="steps").scene()["curve"]
    expected = np.select([AXIS < -1, AXIS < 0.5, AXIS < 1.5], [0.0, 0.5, -1.0], 2.0)
    assert curve == pytest.approx(expected, abs=1e-12)


def test_that_relus_go_straight_from_knot_to_knot():
    curve = page(units="ReLU").scene()["curve"]
    assert curve == pytest.approx(np.interp(AXIS, [-1, 0.5, 1.5], [0.5, -1, 2]), abs=1e-5)
    weights = page(units="ReLU").scene()["weights"]
    assert weights == pytest.approx([-1.0, 3 + 1, -3], abs=1e-12)  # slopes −1 and 3, level outside


def test_that_bumps_are_towers():
    curve = page(units="bumps", width=0.5).scene()["curve"]
    assert curve == pytest.approx(
        sum(h * ((x - 0.25 <= AXIS) & (x + 0.25 > AXIS)) for x, h in ((-1, 0.5), (0.5, -1), (1.5, 2))), abs=1e-12
    )


@pytest.mark.parametrize("units", ["steps", "bumps", "ReLU"])
def test_that_the_best_heights_are_those_of_least_squares(units):
    found = page(units=units, best=True)
    scene, readouts = found.scene(), found.readouts()
    left = scene["target"] - scene["curve"]
    parts = page(units=units).scene()["parts"]
    assert left.sum() == pytest.approx(0, abs=1e-6)  # what is left is orthogonal to the constant and to every unit
    assert parts @ left == pytest.approx(np.zeros(3), abs=1e-4)
    assert readouts["rmse"] == readouts["best_rmse"] == pytest.approx(math.sqrt(np.mean(left**2)), rel=1e-12)
    assert page(units=units).readouts()["rmse"] > readouts["best_rmse"]


def test_that_the_stairs_of_least_error_are_the_means():
    scene = Approximation(units="steps", even=4, best=True).scene()
    pieces = np.searchsorted([-1.0, 0.0, 1.0], AXIS, side="right")
    for piece in range(4):
        assert scene["curve"][pieces == piece] == pytest.approx(scene["target"][pieces == piece].mean(), abs=1e-9)


def test_that_one_step_is_a_jump():
    jump = Approximation(units="steps", target="jump", knots=((0.0, 1.0),), best=True).readouts()
    assert jump["rmse"] == pytest.approx(0, abs=1e-12) and jump["kinks"] == 1
    assert Approximation(units="ReLU", target="jump", even=64, best=True).readouts()["rmse"] > 0.01


def test_that_twice_the_units_halve_the_error_of_steps_and_quarter_that_of_relus():
    for units, factor in (("steps", 2), ("bumps", 2), ("ReLU", 4)):
        counts, errors = improvement(units, "sine")
        at = {int(count): error for count, error in zip(counts, errors, strict=True)}
        assert at[16] / at[32] == pytest.approx(factor, rel=0.15), units
        assert at[24] / at[48] == pytest.approx(factor, rel=0.15), units


def test_that_a_unit_makes_one_kink_at_most():
    readouts = page(units="ReLU").readouts()
    assert readouts["kinks"] == readouts["hidden_units"] == 3 and readouts["parameters"] == 3 * 3 + 1
    assert Approximation(units="ReLU", even=20, best=True).readouts()["kinks"] <= 20
    bumps = Approximation(units="bumps", even=8).readouts()
    assert bumps["hidden_units"] == 16 and bumps["kinks"] == 7


def test_that_knots_at_one_place_are_one():
    found = Approximation(units="ReLU", knots=((0.0, 5.0), (0.0, 1.0), (1.0, 2.0)))
    assert found.readouts()["hidden_units"] == 2
    assert found.scene()["curve"][0] == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    "target, x, value", [("sine", 2 / 3, 1), ("jump", -0.5, -1), ("parabola", 0, -1), ("hill", 0, 1)]
)
def test_that_targets_are_those_of_the_datasets(target, x, value):
    scene = Approximation(target=target).scene()
    assert np.interp(x, scene["x"], scene["target"]) == pytest.approx(value, abs=1e-3)


@pytest.mark.parametrize("target", get_args(Target))
def test_that_every_target_can_be_learnt_from_a_dataset_that_is_the_target(target):
    formulas = {
        "sine": lambda x: np.sin(0.75 * np.pi * x),
        "jump": lambda x: np.where(x >= 0, 1.0, -1.0),
        "parabola": lambda x: x**2 / 2 - 1,
        "hill": lambda x: np.exp(-(x**2) / 0.72),
    }
    drawn = Approximation(target=target).experiment.dataset.examples(np.random.default_rng(0))
    x = np.ravel(drawn.x)
    assert len(x) == 200 and np.abs(x).max() <= 2
    assert np.ravel(drawn.y) == pytest.approx(formulas[target](x), abs=1e-5)
