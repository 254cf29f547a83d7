"""The line at the bottom."""

import pytest

from dllab.gui.shell.status_bar import _pace_words


@pytest.mark.parametrize(
    ("microseconds", "words"),
    [
        (0.0, "– µs/step"),
        (0.912, "0.912 µs/step"),
        (252.4, "252 µs/step"),
        (9_999.4, "9,999 µs/step"),
        (9_999.6, "10 ms/step"),
        (187_461.0, "187 ms/step"),
        (2_400_000.0, "2,400 ms/step"),
    ],
)
def test_that_a_pace_is_said_in_the_unit_in_which_it_is_short(microseconds, words):
    assert _pace_words(microseconds) == words
