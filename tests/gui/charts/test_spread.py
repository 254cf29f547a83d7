import numpy as np
import pytest
from PySide6.QtCore import QPointF

from dllab.gui.charts.colors import rgb
from dllab.gui.charts.scales import LinearScale, LogScale
from dllab.gui.charts.spread import SpreadItem
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.theme import Theme

STEPS = np.arange(0, 101, 10)
NAN = np.nan


@pytest.fixture
def chart(qtbot):
    chart = TimeChart(linear_ticks, lambda *_: None)
    qtbot.addWidget(chart)
    chart.apply_theme(Theme(dark=False, presentation=False))
    chart.resize(400, 300)
    chart.show_range((0, 100), (-1, 3))
    chart.show()
    return chart


def shown(chart, low, middle, high, scale=None):
    item = SpreadItem(chart)
    item.set_color("#0072B2")
    chart.addItem(item)
    item.set_spread(STEPS, *(np.broadcast_to(values, len(STEPS)).astype(np.float32) for values in (low, middle, high)))
    item.draw(scale or LinearScale())
    return item


def color(chart, x, y):
    place = chart.mapFromScene(chart.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))
    return chart.grab().toImage().pixelColor(place).name()


def is_line(found):
    return np.abs(rgb(found) - rgb("#0072b2")).max() < 50


def test_that_the_band_lies_between_its_bounds_and_the_line_in_its_middle(chart):
    ground = color(chart, 55, 0.3)
    shown(chart, 0, 1, 2)
    inside = color(chart, 55, 0.3)
    assert is_line(color(chart, 55, 1)) and not is_line(inside)
    assert inside == color(chart, 55, 1.7) != ground
    assert color(chart, 55, -0.7) == color(chart, 55, 2.3) == ground


def test_that_nothing_is_drawn_where_a_bound_is_missing(chart):
    ground = color(chart, 55, 0.3)
    low = np.where(STEPS > 40, NAN, 0)
    shown(chart, low, 1, 2)
    assert color(chart, 55, 0.3) == ground != color(chart, 25, 0.3)
    assert is_line(color(chart, 55, 1))


def test_that_on_a_logarithmic_axis_a_band_that_reaches_zero_goes_out_at_the_bottom(chart):
    ground = color(chart, 55, 2.3)
    shown(chart, -5, 10, 100, LogScale())
    assert color(chart, 55, -0.7) == color(chart, 55, 1.3) != ground


def test_that_the_nearest_point_of_the_line_is_found_with_its_place(chart):
    item = shown(chart, 0, STEPS / 50, 2)
    index, distance = item.nearest(QPointF(42, 0.8), QPointF(*chart.plotItem.getViewBox().viewPixelSize()))
    assert item.steps[index] == 40 and distance < 20
    assert item.place(index).x() == 40 and item.place(index).y() == pytest.approx(0.8)


def test_that_no_runs_are_nothing_to_draw(chart):
    item = SpreadItem(chart)
    chart.addItem(item)
    nothing = np.zeros(0, np.float32)
    item.set_spread(np.zeros(0, np.int64), nothing, nothing, nothing)
    item.draw(LogScale())
    assert item.nearest(QPointF(0, 0), QPointF(1, 1)) is None
    chart.grab()
