import numpy as np
import pytest

from dllab.gui.charts.colors import diverging, layer_colors, rgb
from dllab.gui.kit.theme import Theme


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("count", [1, 2, 21, 101])
def test_that_every_layer_has_a_colour_that_stands_out_from_the_background(count, dark):
    colors = layer_colors(count, dark)
    background = rgb(Theme(dark, presentation=False).background)
    assert len(colors) == count
    assert min(np.abs(rgb(color) - background).max() for color in colors) > 80


def test_that_the_ramp_is_the_same_however_many_layers_there_are():
    assert layer_colors(5, False)[0] == layer_colors(50, False)[0]
    assert layer_colors(5, False)[-1] == layer_colors(50, False)[-1]


def test_that_a_diverging_map_is_white_in_the_middle_and_coloured_at_the_ends():
    table = diverging("#0072B2", "#E69F00", "#ffffff", dark=False).astype(int)
    assert table[127].min() > 250
    assert table[0][2] > table[0][0] + 50  # blue
    assert table[255][0] > table[255][2] + 50  # orange
