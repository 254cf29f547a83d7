"""Hidden layers as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dllab.gui.forms.hidden_layers import deepened, read_layers, written
from dllab.gui.forms.numbers import NotAccepted


@pytest.mark.parametrize(
    ("typed", "hidden"),
    [
        ("32×20", (32,) * 20),
        ("32 x 3", (32, 32, 32)),
        ("32*2, 8", (32, 32, 8)),
        ("128, 64", (128, 64)),
        ("128 64", (128, 64)),
        ("128，64", (128, 64)),
        ("", ()),
        ("7", (7,)),
    ],
)
def test_that_layers_can_be_typed_in_many_ways(typed, hidden):
    assert read_layers(typed) == hidden


@given(st.lists(st.integers(1, 4096), max_size=100).map(tuple))
def test_that_what_is_written_reads_back_as_itself(hidden):
    assert read_layers(written(hidden)) == hidden


@pytest.mark.parametrize("typed", ["abc", "32×", "0", "5000", "16×101", "16×0", "16×60, 8×60", "-4", "3.5"])
def test_that_what_is_no_network_is_refused(typed):
    with pytest.raises(NotAccepted):
        read_layers(typed)


def test_that_a_deeper_network_repeats_its_last_width():
    assert deepened((64, 8), 4, width=16) == (64, 8, 8, 8)
    assert deepened((64, 8), 1, width=16) == (64,)
    assert deepened((), 2, width=16) == (16, 16)
