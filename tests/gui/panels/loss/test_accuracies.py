import numpy as np
import pytest

from dllab.gui.charts.ticks import percent_ticks
from dllab.gui.panels.loss.accuracies import accuracy_range


def rising(start, end, points=20):
    return np.linspace(start, end, points).astype(np.float32)


def test_that_nothing_known_shows_all_of_it():
    assert accuracy_range([]) == (0.0, 105.0)
    assert accuracy_range([np.full(4, np.nan, np.float32), np.zeros(0, np.float32)]) == (0.0, 105.0)


def test_that_a_good_run_tells_97_from_100_percent():
    low, high = accuracy_range([np.append(rising(10, 96), np.full(30, 97.0)), np.full(50, 100.0)])
    assert 3 / (high - low) > 0.25
    assert low < 97 < 100 < high


@pytest.mark.parametrize(("end", "floor"), [(40.0, 0.0), (60.0, 50.0), (85.0, 80.0), (95.0, 90.0)])
def test_that_the_axis_begins_at_a_round_number_below_the_latter_half(end, floor):
    low, high = accuracy_range([np.append(rising(0, end), np.full(30, end))])
    assert low <= floor <= end and high > 100
    assert floor - low <= 0.021 * (100 - floor)


def test_that_a_worse_run_beside_it_stays_in_view():
    low, _ = accuracy_range([np.full(10, 99.0), np.full(10, 30.0)])
    assert low <= 30


@pytest.mark.parametrize("pixels", [40.0, 60.0, 120.0, 300.0])
@pytest.mark.parametrize(("accuracy", "floor"), [(30.0, "0"), (70.0, "50"), (99.0, "90")])
def test_that_an_axis_says_where_it_begins_however_low_it_is(pixels, accuracy, floor):
    ticks = percent_ticks(*accuracy_range([np.full(10, accuracy)]), pixels)
    labels = [ticks.label(value) for value in ticks.major]
    assert len(labels) > 1 and labels[-1] == "100" and len(set(labels)) == len(labels)
    assert labels[0] == floor or len(labels) > 2, "one hundred alone would be taken for 0 to 100"
