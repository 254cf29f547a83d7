"""A chart looks as it does in pyqtgraph's own plot, and holds less."""

import pyqtgraph as pg
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsView

from dllab.gui.charts.axis import Axis
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.theme import Theme

THEME = Theme(dark=False, presentation=False)


def nothing_read(mouse, pixel):
    return None


def plain():
    """What a Chart was before it had a Plot."""
    axes = {"bottom": Axis("bottom", linear_ticks), "left": Axis("left", linear_ticks)}
    widget = pg.PlotWidget(axisItems=axes, enableMenu=False)
    widget.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    widget.setMinimumSize(80, 60)
    widget.getViewBox().disableAutoRange()
    widget.plotItem.hideButtons()
    widget.setBackground(THEME.background)
    for axis in axes.values():
        axis.apply_theme(THEME)
    widget.plotItem.setContentsMargins(0, axes["left"].overhang, 8, 0)
    return widget, axes["bottom"], axes["left"]


def lean():
    chart = Chart(linear_ticks, linear_ticks, nothing_read)
    chart.show_grid(False)
    chart.apply_theme(THEME)
    return chart, chart.x_axis, chart.y_axis


@pytest.mark.parametrize("size", [(420, 300), (90, 70), (801, 133)])
def test_that_view_and_axes_lie_where_pyqtgraph_puts_them(qtbot, size):
    pictures = []
    for widget, x_axis, y_axis in (plain(), lean()):
        qtbot.addWidget(widget)
        x_axis.set_title("step")
        y_axis.set_title("loss")
        widget.resize(*size)
        widget.show()
        widget.getViewBox().setRange(xRange=(0, 1), yRange=(-20, 30), padding=0)
        widget.addItem(pg.PlotCurveItem([0.1, 0.9], [-15, 25], pen="r"))
        pictures.append(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert pictures[0] == pictures[1]
    assert len({pictures[0].pixel(x, y) for x in range(size[0]) for y in range(size[1])}) > 10


def test_that_a_chart_has_no_axes_and_menus_that_nobody_sees(qtbot):
    chart, *_ = lean()
    qtbot.addWidget(chart)
    assert [type(child) for child in chart.plotItem.childItems()].count(Axis) == 2
    assert len(chart.plotItem.childItems()) == 3


def test_that_what_is_removed_is_drawn_no_more(qtbot):
    chart, *_ = lean()
    qtbot.addWidget(chart)
    item = pg.PlotCurveItem([0, 1], [0, 1])
    chart.addItem(item)
    assert item in chart.getViewBox().addedItems
    chart.removeItem(item)
    assert item not in chart.getViewBox().addedItems and item.scene() is None


def test_that_a_hint_can_be_read_over_curves_and_hides_no_more_of_them_than_it_needs(qtbot):
    chart, *_ = lean()
    qtbot.addWidget(chart)
    chart.resize(420, 300)
    chart.getViewBox().setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
    chart.addItem(pg.PlotCurveItem([0, 1], [0.5, 0.5], pen=pg.mkPen("r", width=40)))
    chart.show_hint("Press Space to train")
    chart.show()
    words, plot = chart.hint.geometry(), chart.getViewBox().sceneBoundingRect()
    assert abs(words.center().x() - plot.center().x()) <= 1 and abs(words.center().y() - plot.center().y()) <= 1
    picture = chart.grab().toImage()
    assert picture.pixelColor(words.left() + 5, words.center().y()) == THEME.background
    assert picture.pixelColor(words.left() - 5, words.center().y()) == "#ff0000"
    assert words.width() < plot.width() / 2
    chart.show_hint("Press Space to train or choose another experiment")
    assert chart.hint.width() > words.width() and plot.toAlignedRect().contains(chart.hint.geometry())


def test_that_a_chart_keeps_no_picture_of_its_ground(qtbot):
    """As large as the chart: 20 MB with every page open in a window of 1440×900, four times that on a fine screen."""
    chart, *_ = lean()
    qtbot.addWidget(chart)
    assert chart.cacheMode() == QGraphicsView.CacheModeFlag.CacheNone
