"""What goes by the size of the text does so by one rule, whether a theme or a font says the size."""

import pytest

from dllab.gui.kit.fonts import grown, window_font
from dllab.gui.kit.theme import Theme


@pytest.mark.parametrize("points", [10, 11, 13, 15, 20])
def test_that_pixels_grow_with_a_font_as_with_its_theme(qapp, points):
    theme = Theme(dark=False, presentation=False, points=points)
    assert grown(108, window_font(theme.point_size)) == theme.scaled(108)
