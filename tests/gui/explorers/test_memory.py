"""Bytes are written in both kinds of units, and layers are named."""

import pytest
from PySide6.QtCore import QPointF

from dllab.gui.explorers.views.memory import said


@pytest.mark.parametrize(
    "size, words",
    [
        (0, "0 B"),
        (512, "512 B"),
        (100_663_296, "100.7 MB = 96 MiB"),
        (77_070_336, "77.07 MB = 73.5 MiB"),
        (112e9, "112 GB = 104.3 GiB"),
        (1024, "1.024 kB = 1 KiB"),
    ],
)
def test_that_bytes_are_written_in_both_units(size, words):
    assert said(size) == words


def test_that_a_layer_says_what_it_takes(open_page):
    view = open_page("memory", model="network", batch=128).view
    words = view._read(QPointF(1.0, 0.1), QPointF(1, 1)).text
    assert words == "layer 1: parameters 803.8 kB = 785 KiB, activations 131.1 kB = 128 KiB"
    assert view._read(QPointF(9.0, 0.1), QPointF(1, 1)) is None


def test_that_the_table_has_a_row_a_layer(open_page):
    table = open_page("memory").view.table()
    assert table.rows == 13 and table.columns[0][0] == "embedding"
