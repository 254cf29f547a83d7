import pytest

from dllab.gui.charts.settled import settled
from dllab.gui.charts.ticks import layer_ticks, linear_ticks, log_ticks, percent_ticks, step_ticks


def labels(ticks):
    return [ticks.label(value) for value in ticks.major]


def test_that_log_ticks_are_powers_of_ten():
    assert labels(log_ticks(-3.2, 1.1, 400)) == ["10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹"]


def test_that_log_ticks_are_thinned_where_there_is_little_room():
    ticks = log_ticks(-40, 0, 120)
    assert labels(ticks) == ["10⁻⁴⁰", "10⁻³⁰", "10⁻²⁰", "10⁻¹⁰", "10⁰"]


def test_that_zeros_have_a_tick_of_their_own():
    ticks = log_ticks(-5.5, 0, 300, zero=-5.0)
    assert labels(ticks)[0] == "0"
    assert ticks.major[1] > -5.0 + 0.2


def test_that_less_than_a_decade_still_has_ticks():
    assert labels(log_ticks(0.2, 0.8, 300)) == ["2", "3", "4", "5", "6"]


def test_that_steps_and_layers_are_whole():
    assert labels(step_ticks(0, 6, 600)) == ["0", "1", "2", "3", "4", "5", "6"]
    assert labels(step_ticks(0, 10_000_000, 500)) == ["0", "5,000,000", "10,000,000"]
    assert labels(layer_ticks(0.5, 21.5, 140)) == ["1", "5", "10", "15", "20"]
    assert labels(layer_ticks(0.5, 1.5, 140)) == ["1"]


@pytest.mark.parametrize("pixels", [40, 200, 900])
def test_that_linear_ticks_stay_apart(pixels):
    major = linear_ticks(-1.7, 4.2, pixels).major
    assert all((b - a) * pixels / 5.9 >= 30 for a, b in zip(major, major[1:], strict=False))


def test_that_a_long_axis_has_no_more_ticks_than_can_be_told_apart_at_a_glance():
    assert labels(linear_ticks(0, 1.05, 700)) == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    assert all(len(linear_ticks(low, low + span, 2000).major) <= 11 for low in (-0.3, 0.0, 7.7) for span in (1, 3, 8))


@pytest.mark.parametrize(("low", "high", "pixels"), [(-1.7, 4, 88), (-8, 8, 68), (0.3, 1.1, 60), (0.61, 0.78, 70)])
def test_that_an_axis_has_two_ticks_at_least_where_there_is_room_for_two(low, high, pixels):
    major = linear_ticks(low, high, pixels).major
    assert len(major) >= 2 and (major[1] - major[0]) * pixels / (high - low) >= 16


def test_that_zero_is_not_written_as_a_rounding_error():
    assert "0" in labels(linear_ticks(-0.3, 0.3, 400))


RANGES = [(121.45, 121.56), (2012.6, 2013.6), (1.5e9, 1.5e9 + 40), (-0.30001, -0.3), (0, 1e-9), (-5e5, 5e5), (7, 7.3)]


@pytest.mark.parametrize(("low", "high"), RANGES)
@pytest.mark.parametrize("pixels", [60, 200, 400, 900])
def test_that_neighbouring_ticks_are_written_differently(low, high, pixels):
    ticks = linear_ticks(low, high, pixels)
    assert len(set(labels(ticks))) == len(ticks.major)


@pytest.mark.parametrize(("low", "high"), [(0, 105), (96.9, 100.2), (99.985, 100.001)])
@pytest.mark.parametrize("pixels", [20, 60, 200])
def test_that_neighbouring_percentages_are_written_differently(low, high, pixels):
    ticks = percent_ticks(low, high, pixels)
    assert len(set(labels(ticks))) == len(ticks.major)


def test_that_round_numbers_have_no_more_digits_than_they_need():
    assert labels(linear_ticks(2012.6, 2013.6, 200)) == ["2012.6", "2012.8", "2013", "2013.2", "2013.4", "2013.6"]
    assert labels(linear_ticks(0, 1, 200)) == ["0", "0.2", "0.4", "0.6", "0.8", "1"]


def test_that_numbers_too_close_for_float64_have_one_tick_each():
    ticks = linear_ticks(1e16, 1e16 + 4, 900)
    assert len(set(ticks.major)) == len(ticks.major)


@pytest.mark.parametrize(("low", "high"), [(0.301, 0.302), (0.31, 0.46), (-3.05, -3.01), (0.0, 0.9), (5.2, 5.6)])
def test_that_a_logarithmic_axis_has_different_ticks_however_near_one_looks(low, high):
    ticks = log_ticks(low, high, 300)
    assert len(ticks.major) > 1
    assert len(set(labels(ticks))) == len(ticks.major)
    assert all(low - 1e-9 <= place <= high + 1e-9 for place in ticks.major)


def test_that_labels_of_multiples_of_ten_do_not_lie_over_one_another():
    for pixels in (120, 200, 340):
        ticks = log_ticks(-1.6, -0.1, pixels)
        apart = [(after - before) / 1.5 * pixels for before, after in zip(ticks.major, ticks.major[1:], strict=False)]
        assert min(apart) >= 18 and -1.0 in ticks.major
        assert sorted(ticks.major + ticks.minor) == sorted({*ticks.major, *ticks.minor})
    assert labels(log_ticks(-1.6, -0.1, 120)) == ["0.05", "10⁻¹", "0.2", "0.5"]


def test_that_a_settled_range_holds_all_and_stays_while_its_ends_move_a_little():
    for low, high in ((0.1, 0.9), (-3.0, 40.0), (1e-9, 3e-9), (1000.2, 1000.4)):
        bottom, top = settled(low, high)
        assert bottom <= low and high <= top and top - bottom <= (high - low) * 1.13
    assert settled(0.11, 0.91) == settled(0.12, 0.92) != settled(0.3, 0.92)
    assert settled(1.0, 1.0) == (1.0, 1.0)
