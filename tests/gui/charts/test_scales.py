import numpy as np

from dllab.gui.charts.scales import LinearScale, LogScale


def column(*values):
    return np.array(values, np.float32)


def test_that_a_linear_plot_of_losses_begins_at_zero():
    low, high = LinearScale().fit(column(0.5, 2.0, np.nan, np.inf))
    assert -0.1 < low <= 0
    assert 2.0 <= high < 2.3


def test_that_a_logarithmic_plot_shows_every_positive_value():
    scale = LogScale()
    low, high = scale.fit(column(1e-8, 3.0, np.nan))
    assert low <= -8
    assert high >= np.log10(3)
    assert scale.zero is None
    assert np.allclose(scale.coordinates(column(0.01, 10)), [-2, 1])


def test_that_zeros_lie_below_the_smallest_value_and_are_not_dropped():
    scale = LogScale()
    low, _ = scale.fit(column(0.0, 1e-3))
    zero, smallest = scale.coordinates(column(0.0, 1e-3))
    assert low < zero < smallest


def test_that_what_is_not_finite_has_no_place():
    for scale in (LinearScale(), LogScale()):
        assert np.isnan(scale.coordinates(column(np.nan, np.inf))).all()


def test_that_nothing_finite_leaves_the_starting_range():
    assert LogScale((-3.0, 1.0)).fit(column(np.nan)) == (-3.0, 1.0)
    assert LinearScale().fit() == (0.0, 1.0)


def test_that_values_within_a_power_of_ten_lie_in_the_middle_of_a_logarithmic_plot():
    for values in ((0.3, 0.3), (0.001,), (2.0, 3.0), (9.0, 12.0)):
        low, high = LogScale().fit(column(*values))
        assert low < np.log10(min(values)) and np.log10(max(values)) < high
        below, above = np.log10(min(values)) - low, high - np.log10(max(values))
        assert high - low >= 1
        assert abs(below - above) <= 0.25
