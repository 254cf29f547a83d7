import math

import pytest

from dllab.numerals import count, number, percent, power_of_ten


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (1.0, "1"),
        (-4.0, "−4"),
        (0.01234, "0.0123"),
        (0.001, "0.001"),
        (1234.0, "1234"),
        (9999.6, "10⁴"),
        (12345.0, "1.23⋅10⁴"),
        (0.0000123, "1.23⋅10⁻⁵"),
        (1e-8, "10⁻⁸"),
        (-2e-10, "−2⋅10⁻¹⁰"),
        (9.999, "10"),
        (0.9999, "1"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_that_numbers_have_three_significant_digits(value, written):
    assert number(value) == written


def test_that_more_digits_can_be_asked_for():
    assert number(1234.56, digits=4) == "1235"
    assert number(12350.0, digits=4) == "12350" and number(12354.0, digits=4) == "12354"
    assert number(123540.0, digits=4) == "1.235⋅10⁵"
    assert number(0.5, digits=4) == "0.5"


def test_that_powers_counts_and_percentages_are_written_for_people():
    assert power_of_ten(-12) == "10⁻¹²"
    assert count(12340) == "12,340"
    assert percent(0.934) == "93.4 %"
    assert percent(0.9998) == "99.9 %" and percent(1.0) == "100 %" and percent(1.173) == "117 %"
