"""Where steps lie on an axis of their own, or of powers of ten."""

import numpy as np
import pytest

from dllab.gui.charts.step_scales import ZERO, LinearSteps, LogSteps

STEPS = np.array([0, 1, 2, 10, 1_000, 1_234_567])


@pytest.mark.parametrize("scale", [LinearSteps(), LogSteps()])
def test_that_one_step_lies_where_many_do_and_is_read_back_from_there(scale):
    places = scale.places(STEPS)
    assert places.dtype == np.float64 and (np.diff(places) > 0).all()
    np.testing.assert_allclose([scale.place(step) for step in STEPS], places)
    np.testing.assert_allclose([scale.step(place) for place in places], STEPS)


def test_that_powers_of_ten_are_equally_far_apart_and_zero_comes_before_them():
    np.testing.assert_allclose(LogSteps().places(np.array([0, 1, 10, 100])), [ZERO, 0, 1, 2])
    assert LogSteps().place(0.2) == ZERO and LogSteps().step(ZERO - 3) == 0


@pytest.mark.parametrize("last", [0, 1, 9, 10, 11, 999, 10**6, 10**9])
@pytest.mark.parametrize("scale", [LinearSteps(), LogSteps()])
def test_that_all_steps_are_in_view_and_the_axis_rests_while_they_are(scale, last):
    left, right = scale.fit(last, (7.0, 8.0))
    assert left <= scale.place(0) and scale.place(last) < right
    assert scale.fit(last + last // 1000, (left, right)) == (left, right) or last < 1000


@pytest.mark.parametrize("last", [9, 300, 10**6])
def test_that_an_axis_of_powers_of_ten_names_zero_and_the_powers(last):
    scale = LogSteps()
    found = scale.ticks(*scale.fit(last, (0.0, 1.0)), 400)
    assert found.major[0] == ZERO and found.label(ZERO) == "0"
    assert [found.label(place) for place in found.major[1:3]] == ["10⁰", "10¹"]


def test_that_the_first_part_of_a_view_is_where_it_is_seen():
    assert LinearSteps().early(0.2, (0.0, 100.0)) == 20
    assert LogSteps().early(0.25, (-0.5, 3.5)) == 0.5
