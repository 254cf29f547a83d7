"""Numbers as they are typed, shown and stepped."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab.catalogue import Parameter
from dllab.gui.forms.numbers import NotAccepted, read, shown, stepped


def number(kind="float", default=0.1, low=None, high=None, **said):
    facts = {"open_minimum": False, "open_maximum": False, "logarithmic": False, **said}
    return Parameter("p", kind, default, "P", "", "", low, high, options=(), live=True, **facts)


RATE = number(default=0.01, low=0, open_minimum=True, logarithmic=True)
BETA = number(default=0.9, low=0, high=1, open_maximum=True)
COUNT = number("int", 32, 1)


@pytest.mark.parametrize(
    ("value", "written"), [(0.001, "0.001"), (1e-8, "1e-8"), (1.0, "1"), (32, "32"), (1e21, "1e21"), (-0.5, "-0.5")]
)
def test_that_numbers_are_short(value, written):
    assert shown(value) == written


@given(st.floats(1e-12, 1e12).map(lambda value: float(f"{value:.8g}")))
def test_that_a_short_number_reads_back_as_itself(value):
    assert read(RATE, shown(value)) == value


@pytest.mark.parametrize("typed", ["0.001", "1e-3", "1E-3", " .001 ", "1.0e-03", "+1e-3"])
def test_that_the_same_number_can_be_typed_in_many_ways(typed):
    assert read(RATE, typed) == 0.001


def test_that_whole_numbers_may_be_grouped_or_in_powers_and_keep_every_digit():
    assert read(COUNT, "1,000,000") == read(COUNT, "1e6") == 1_000_000
    assert read(COUNT, str(2**62 + 1)) == 2**62 + 1


@pytest.mark.parametrize(
    ("parameter", "typed", "said"),
    [
        (RATE, "abc", "'abc' is not a number"),
        (RATE, "-1", "'-1' is too small. It must be greater than 0"),
        (RATE, "0", "greater than 0"),
        (RATE, "inf", "not a finite number"),
        (RATE, "", "Nothing is entered"),
        (BETA, "1", "'1' is too large. It must be less than 1"),
        (COUNT, "0", "at least 1"),
        (COUNT, "2.5", "not a whole number"),
        (COUNT, "many", "not a whole number"),
        (COUNT, "nan", "not a whole number"),
    ],
)
def test_that_a_refusal_says_what_was_typed_and_what_is_accepted(parameter, typed, said):
    with pytest.raises(NotAccepted, match=said.replace("'", ".")):
        read(parameter, typed)


def test_that_a_large_rate_is_a_lesson_and_not_an_error():
    assert read(RATE, "1e9") == 1e9


def test_that_rates_step_through_decades():
    value, walked = 0.001, []
    for _ in range(4):
        value = stepped(RATE, value, up=True)
        walked.append(value)
    assert walked == [0.002, 0.005, 0.01, 0.02]
    assert stepped(RATE, 0.001, up=False) == 0.0005


def test_that_decades_begin_and_end_at_zero_where_zero_is_allowed():
    penalty = number(default=0.0, low=0, logarithmic=True)
    assert stepped(penalty, 0.0, up=True) == 1e-6
    assert stepped(penalty, 1e-6, up=False) == 0.0
    assert stepped(penalty, 0.0, up=False) == 0.0


def test_that_a_memory_steps_towards_one_without_reaching_it():
    assert [stepped(BETA, value, up=True) for value in (0.5, 0.9, 0.95, 0.999)] == [0.8, 0.95, 0.98, 0.9995]
    assert stepped(BETA, 0.99, up=False) == 0.98


@given(
    st.sampled_from([RATE, BETA, COUNT, number(default=0.3, low=0, high=0.5), number("int", 500, 10, 5000)]),
    st.lists(st.booleans(), max_size=40),
)
def test_that_steps_never_leave_the_range(parameter, directions):
    value = parameter.default
    for up in directions:
        moved = stepped(parameter, value, up)
        assert (moved >= value) if up else (moved <= value)
        assert moved == value or math.isclose(read(parameter, shown(moved)), moved)
        value = moved
