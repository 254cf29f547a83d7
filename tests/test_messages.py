"""What stands in a message can be shown, and is short enough to be read."""

from pathlib import Path

import pytest

from dllab.messages import UserError, sayable


@pytest.mark.parametrize("value", ["梯度 “x” 😀", Path("a/b.toml"), 3, 2.5, True, None, ("a",), 10**999])
def test_that_what_can_be_shown_stays_as_it_is(value):
    assert sayable(value) is value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\ud800b", r"a\ud800b"),
        ("a\x00\x07\x7f\x85b", r"a\x00\x07\x7f\x85b"),
        (Path("a\udcffb"), r"a\udcffb"),
        ("two\n\tlines", "two\n\tlines"),
    ],
)
def test_that_what_cannot_be_shown_is_escaped(value, shown):
    assert str(sayable(value)) == shown
    str(UserError("{value!r} and {value}", value=value)).encode()


def test_that_long_names_are_cut_with_their_ends_kept():
    said = str(UserError("{name}", name="a" * 10_000 + "b" * 10_000))
    assert 500 < len(said) < 1000 and said.startswith("aaa") and said.endswith("bbb") and "…" in said


@pytest.mark.parametrize("sign", [1, -1])
def test_that_a_number_of_more_digits_than_python_writes_is_said_by_its_size(sign):
    said = str(UserError("{value:,} and {value}", value=sign * 10**5000))
    assert said == f"{'-' * (sign < 0)}10^5000… and {'-' * (sign < 0)}10^5000…"
