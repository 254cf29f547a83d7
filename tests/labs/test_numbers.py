import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab.labs.numbers import NotANumber, read_number
from dllab.numerals import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9.1e-13", 9.1e-13),
        ("9.1E-13", 9.1e-13),
        ("9.1·10⁻¹³", 9.1e-13),
        ("9.1 × 10^-13", 9.1e-13),
        ("9.1⋅10⁻¹³", 9.1e-13),
        ("10⁻³", 1e-3),
        ("0.25^20", 0.25**20),
        ("0.25²⁰", 0.25**20),
        ("8.3 %", 0.083),
        ("8.3％", 0.083),
        ("1/4", 0.25),
        ("−1 / 8", -0.125),
        ("  42 ", 42.0),
        ("150,529,000", 150_529_000.0),
        (".5", 0.5),
        ("１２", 12.0),
        ("−2^2", -4.0),
    ],
)
def test_that_a_number_is_read_as_people_write_it(written, value):
    assert read_number(written) == value


@pytest.mark.parametrize(
    "written",
    [*" %x", "", "abc", "1+1", "1/0", "2^2^2", "1,5", "1.2.3", "0^-1", "10^999", "9e999", "nan", "inf", "1" * 100],
)
def test_that_nothing_else_is_a_number(written):
    with pytest.raises(NotANumber):
        read_number(written)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_that_what_the_lab_itself_writes_can_be_read(value):
    assert read_number(number(value)) == pytest.approx(value, rel=6e-3)
