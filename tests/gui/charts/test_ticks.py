import pytest

from dllab.gui.charts.ticks import layer_ticks, linear_ticks, log_ticks, step_ticks


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


def test_that_zero_is_not_written_as_a_rounding_error():
    assert "0" in labels(linear_ticks(-0.3, 0.3, 400))
