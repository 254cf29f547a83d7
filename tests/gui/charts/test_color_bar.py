"""The bar beside a map of colours: as high as its image, with room for entries that have no number."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetrics

from dllab.gui.charts.color_bar import BAR, ColorBar
from dllab.gui.charts.scales import LinearScale
from dllab.gui.kit.theme import Theme

THEME = Theme(dark=False, presentation=False)


@pytest.fixture
def bar(qtbot):
    bar = ColorBar(LinearScale().ticks)
    qtbot.addWidget(bar)
    bar.apply_theme(THEME)
    bar.set_table(np.full((16, 3), (255, 0, 0), np.uint8))
    bar.resize(bar.width(), 300)
    return bar


def rows_of(bar, color):
    image = bar.grab().toImage()
    return [y for y in range(image.height()) if image.pixelColor(BAR // 2, y).name() == color]


def test_that_the_colours_reach_from_margin_to_margin(bar):
    bar.set_range(0.0, 1.0)
    bar.set_margins(20, 40)
    rows = rows_of(bar, "#ff0000")
    assert (rows[0], rows[-1], len(rows)) == (20, 259, 240)


def test_that_entries_without_a_number_take_their_room_from_the_bar(bar):
    bar.set_margins(0, 0)
    bar.set_range(0.0, 1.0, extra=(("#00ff00", "dead"), ("#0000ff", "no data")))
    line = QFontMetrics(bar.font()).height()
    assert rows_of(bar, "#ff0000")[-1] == 300 - 2 * line - 4 - 1
    assert rows_of(bar, "#00ff00") == list(range(300 - line + 2, 300 - 2))
    assert rows_of(bar, "#0000ff") == list(range(300 - 2 * line + 2, 300 - line - 2))
