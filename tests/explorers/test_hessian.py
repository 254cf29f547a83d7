"""Slopes and curvatures by hand, and descents whose length is known."""

import numpy as np
import pytest
import scipy.linalg
from scipy.optimize import approx_fprime

from dllab.explorers import EXPLORERS

Hessian = EXPLORERS["hessian"]
ROOT = 0.5**0.5


def test_that_the_middle_of_the_product_is_a_saddle():
    # L = (1 − ab)²: L_aa = 2b², L_bb = 2a², L_ab = −2 + 4ab
    found = Hessian().readouts()
    assert (found["slope_1"], found["slope_2"], found["loss"]) == (0, 0, 1)
    assert (found["h_11"], found["h_12"], found["h_22"]) == (0, -2, 0)
    assert (found["eigenvalue_1"], found["eigenvalue_2"]) == pytest.approx((-2, 2), rel=1e-12)
    assert (found["down_1"], found["down_2"]) == pytest.approx((ROOT, ROOT), rel=1e-12)
    assert found["negative"] == 1 and Hessian().kind == "saddle"


def test_that_its_lowest_places_are_flat_along_the_valley():
    found = Hessian(point=(1.0, 1.0)).readouts()
    assert (found["eigenvalue_1"], found["eigenvalue_2"]) == pytest.approx((0, 4), abs=1e-12)
    assert Hessian(point=(1.0, 1.0)).kind == "undecided"


def test_that_one_more_direction_makes_a_saddle_of_a_minimum():
    lowest = Hessian(surface="saddle", point=(0.0, 2**0.5))
    assert lowest.kind == "minimum"
    more = lowest.model_copy(update={"third": -1.0})
    assert more.kind == "saddle" and more.readouts()["negative"] == 1
    found = more.readouts()
    assert [found[f"eigenvalue_{n}"] for n in (1, 2, 3)] == pytest.approx([-1, 2, 4], rel=1e-9)
    assert [found[f"down_{n}"] for n in (1, 2, 3)] == pytest.approx([0, 0, 1], abs=1e-12)


@pytest.mark.parametrize("start, steps", [(0.1, 20), (0.001, 45), (1e-6, 83)])
def test_that_the_saddle_is_left_in_so_many_steps(start, steps):
    assert Hessian(point=(start, start)).readouts()["reached"] == steps


def test_that_a_start_on_the_other_diagonal_never_gets_out():
    found = Hessian(point=(0.1, -0.1)).readouts(200)
    assert np.isnan(found["reached"]) and found["loss_now"] == pytest.approx(1, abs=1e-6)


def test_that_a_nudge_along_the_way_down_sets_it_going():
    stuck, freed = Hessian().readouts(200), Hessian(nudge=0.1 * 2**0.5).readouts(200)
    assert stuck["loss_now"] == 1 and np.isnan(stuck["reached"])
    assert freed["reached"] == 20 and freed["loss_now"] < 1e-3  # as from (0.1, 0.1)
    assert (freed["at_1"], freed["at_2"]) == pytest.approx((1, 1), abs=1e-3)


@pytest.mark.parametrize(
    "surface, point, kind",
    [
        ("quartic", (0.0, 0.0), "undecided"),
        ("monkey", (0.0, 0.0), "undecided"),
        ("ravine", (0.0, 0.0), "minimum"),
        ("himmelblau", (3.0, 2.0), "minimum"),
        ("himmelblau", (-0.270845, -0.923039), "maximum"),
        ("two minima", (0.153676, 0.0), "saddle"),
        ("saddle", (0.5, 0.0), "slope"),
    ],
)
def test_that_a_place_is_called_what_it_is(surface, point, kind):
    assert Hessian(surface=surface, point=point).kind == kind


@pytest.mark.parametrize("surface", ["product", "himmelblau", "monkey", "two minima"])
def test_that_slopes_and_curvatures_are_the_derivatives_of_what_is_drawn(surface):
    point = (0.7, -0.4)
    settings = Hessian(surface=surface, point=point)
    found = settings.readouts()

    def slope(w):
        at = Hessian(surface=surface, point=(float(w[0]), float(w[1]))).readouts()
        return np.array([at["slope_1"], at["slope_2"]])

    matrix = approx_fprime(np.array(point), slope, 1e-6)
    assert np.array([[found["h_11"], found["h_12"]], [found["h_12"], found["h_22"]]]) == pytest.approx(matrix, abs=1e-3)
    values = scipy.linalg.eigvals(matrix).real
    assert [found["eigenvalue_1"], found["eigenvalue_2"]] == pytest.approx(sorted(values), abs=1e-3)


def test_that_the_approximation_touches_the_landscape_at_the_place():
    scene = Hessian(surface="himmelblau", point=(0.0, 0.0)).scene()
    expected, height = scene["approximation"], scene["height"]  # both from −5 to 5
    assert expected[100, 100] == pytest.approx(height[60, 60]) == 170
    assert abs(expected[100, 105] - height[60, 63]) < 2 < abs(expected[0, 0] - height[0, 0])


def test_that_one_step_of_a_quadratic_is_foreseen_exactly():
    found = Hessian(surface="ravine", point=(1.0, 1.0), rate=0.05).readouts()
    assert found["expected"] == pytest.approx(found["after_one"], rel=1e-9)
    assert found["after_one"] == pytest.approx(0.5 * 0.95**2, rel=1e-9)  # y: 1 − 0.05·20 = 0


def test_that_a_rate_too_large_is_said_to_diverge():
    found = Hessian(surface="himmelblau", point=(4.0, 4.0), rate=0.5).readouts(200)
    assert np.isnan(found["loss_now"]) and found["diverged_at"] < 20


def test_that_the_profiles_run_along_the_eigenvectors():
    distance, loss, expected = Hessian().scene()["along"][0]  # along (1, 1)/√2 from (0, 0): (1 − s²/2)²
    assert loss == pytest.approx((1 - distance**2 / 2) ** 2) and expected == pytest.approx(1 - distance**2)
    distance, loss, expected = Hessian().scene()["along"][1]  # along the other diagonal: (1 + s²/2)²
    assert loss == pytest.approx((1 + distance**2 / 2) ** 2) and expected == pytest.approx(1 + distance**2)
