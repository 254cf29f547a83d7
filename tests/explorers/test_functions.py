"""Functions as they train, against their formulas, central differences and what is known of means and medians."""

import math

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.explorers import EXPLORERS
from dllab.explorers.functions import AXIS, activation_curves, loss_curves

Functions = EXPLORERS["functions"]
OF_ERRORS = [loss.name for loss in LOSSES if "regression" in loss.tasks]


def page(activation="sigmoid", loss="mse", **settings):
    return Functions(activations=(activation,), losses=(loss,), **settings).readouts()


@pytest.mark.parametrize("name, largest", [("sigmoid", 0.25), ("tanh", 1.0), ("relu", 1.0)])
def test_that_the_largest_slopes_are_known(name, largest):
    curve = activation_curves(ACTIVATIONS[name]())
    assert page(name)["largest1"] == largest == pytest.approx(curve[1].max(), rel=1e-6)


def test_that_a_sigmoid_at_five_is_as_good_as_flat():
    sigma = 1 / (1 + math.exp(-5))
    assert page(z=5.0)["slope1"] == pytest.approx(sigma * (1 - sigma), rel=1e-4)
    assert page(z=5.0)["slope1"] == pytest.approx(0.00665, abs=5e-6)
    scene = Functions(activations=("sigmoid",)).scene()
    assert scene["saturated"][0, np.searchsorted(AXIS, 5)] and not scene["saturated"][0, 200]


def test_that_twenty_sigmoid_layers_leave_next_to_nothing():
    assert page(z=0.0, depth=20)["product1"] == pytest.approx(0.25**20, rel=1e-5)
    assert page(z=0.0, depth=20)["product1"] == pytest.approx(9.1e-13, rel=1e-2)


@pytest.mark.parametrize("loss, value, pull", [("mse", 16, 8), ("mae", 4, 1), ("smooth_l1", 3.5, 1), ("huber", 3.5, 1)])
def test_that_an_error_of_four_costs_what_the_formula_says(loss, value, pull):
    readouts = page(loss=loss, error=4.0)
    assert (readouts["loss1"], readouts["pull1"]) == (value, pull)


def test_that_the_three_scales_of_squared_error_pull_two_to_one_to_one():
    pulls = [
        page(loss={"name": "mse", "scale": scale}, error=3.0)["pull1"] for scale in ("mean", "half_mean", "half_sum")
    ]
    assert pulls == [6, 3, 3]


@pytest.mark.parametrize("name", ACTIVATIONS.names())
def test_that_a_curve_that_trains_lies_on_its_formula(name):
    activation = ACTIVATIONS[name]()
    f, slope, exact = activation_curves(activation)
    assert f == pytest.approx(exact, abs=2e-5)
    smooth = np.ones(len(AXIS), bool)
    for kink in activation.kinks:
        smooth &= np.abs(AXIS - kink) > 1e-3
    difference = (activation.formula(AXIS + 1e-5) - activation.formula(AXIS - 1e-5)) / 2e-5
    assert slope[smooth] == pytest.approx(difference[smooth], abs=1e-4)


@pytest.mark.parametrize("name", OF_ERRORS)
def test_that_a_loss_that_trains_lies_on_its_formula(name):
    loss = LOSSES[name]()
    value, pull = loss_curves(loss)
    exact = [loss.formula(np.array([[e]]), np.zeros((1, 1)), np.zeros(0)) for e in AXIS]
    assert value == pytest.approx(exact, rel=1e-5, abs=1e-5)
    difference = np.gradient(exact, AXIS)[1:-1]
    away = np.abs(AXIS[1:-1]) > 0.05
    assert pull[1:-1][away] == pytest.approx(difference[away], abs=2e-2)


def test_that_squared_error_answers_the_mean_and_absolute_error_the_median():
    readouts = Functions(losses=("mse", "mae")).readouts()
    values = [1, 1.5, 2, 2.5, 3, 4, 12]
    assert readouts["mean"] == pytest.approx(sum(values) / 7) and readouts["median"] == 2.5
    assert readouts["optimum1"] == pytest.approx(readouts["mean"], abs=1e-5)
    assert readouts["optimum2"] == pytest.approx(readouts["median"], abs=1e-5)


@pytest.mark.parametrize("outlier", [6.0, 100.0, 1000.0])
def test_that_an_outlier_takes_the_mean_with_it_and_leaves_the_rest(outlier):
    readouts = Functions(losses=("mse", "mae", {"name": "huber", "delta": 0.5}), outlier=outlier).readouts()
    assert readouts["optimum1"] == pytest.approx((14 + outlier) / 7, abs=1e-4)
    assert readouts["optimum2"] == pytest.approx(2.5, abs=1e-4)
    fit = readouts["optimum3"]  # where the forces, at most δ each, cancel
    forces = np.clip(fit - np.array([1, 1.5, 2, 2.5, 3, 4, outlier]), -0.5, 0.5)
    assert forces.sum() == pytest.approx(0, abs=1e-6)


def test_that_a_power_between_is_found_between():
    readouts = Functions(losses=({"name": "lp", "p": 1.5}, {"name": "lp", "p": 10.0})).readouts()
    assert 2.5 < readouts["optimum1"] < 26 / 7 < readouts["optimum2"] < 6.5


def test_that_a_sample_of_nothing_but_the_outlier_is_answered_by_it():
    assert Functions(sample=(), outlier=7.0).readouts()["optimum1"] == 7
