import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from dllab.gui.charts.colors import rgb
from dllab.gui.charts.overlay import Overlay, Trace
from dllab.gui.charts.scales import LinearScale, LogScale
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.time_chart import TimeChart

STEPS = np.arange(1, 101)
SOLID, DASHED = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine


def trace(name="run", values=1.0, color="#117733", style=SOLID, steps=STEPS):
    return Trace(name, color, style, steps, np.full(len(steps), values, np.float32))


def has_color(chart, color):
    """Whether some pixel has it, as nearly as smoothed edges allow."""
    image = chart.grab().toImage()
    pixels = (image.pixelColor(x, y).getRgb()[:3] for x in range(image.width()) for y in range(image.height()))
    return min(float(np.abs(np.array(pixel) - rgb(color)).max()) for pixel in set(pixels)) < 40


class Counted(Overlay):
    """Counts how often its curves are drawn."""

    painted = 0

    def _draw(self, painter):
        self.painted += 1
        super()._draw(painter)


@pytest.fixture
def chart(qtbot):
    chart = TimeChart(linear_ticks, lambda mouse, pixel: None)
    qtbot.addWidget(chart)
    chart.setBackground("#ffffff")
    chart.resize(300, 200)
    chart.show_range((0.0, 100.0), (0.0, 2.0))
    chart.show()
    return chart


def test_that_curves_are_painted_in_their_colours(chart):
    overlay = Overlay(chart)
    overlay.set_traces([trace(), trace("other", 0.5, "#AA4499", DASHED)])
    overlay.draw(LinearScale())
    assert has_color(chart, "#117733") and has_color(chart, "#AA4499")
    overlay.set_traces([])
    overlay.draw(LinearScale())
    assert not has_color(chart, "#117733")


def test_that_they_are_painted_again_only_where_they_or_the_view_change(chart):
    overlay, scale = Counted(chart), LinearScale()
    overlay.set_traces([trace()])
    overlay.draw(scale)
    QApplication.processEvents()
    chart.viewport().repaint()
    painted = overlay.painted
    assert painted > 0
    for step in range(10):
        chart.edits.set_steps([step])  # something else in the same place
        overlay.draw(scale)
        chart.viewport().repaint()
        QApplication.processEvents()
    assert overlay.painted == painted
    chart.show_range((0.0, 200.0), (0.0, 2.0))
    chart.viewport().repaint()
    assert overlay.painted > painted


def test_that_the_nearest_point_of_all_curves_is_found(chart):
    overlay = Overlay(chart)
    overlay.set_traces([trace("low", 0.5), trace("high", 1.5), trace("short", 1.0, steps=STEPS[:10])])
    assert overlay.nearest(QPointF(50, 1.45), QPointF(1, 0.01)) is None, "nothing is drawn yet"
    overlay.draw(LinearScale())
    hit = overlay.nearest(QPointF(50, 1.45), QPointF(1, 0.01))
    assert (hit.trace.name, hit.column, hit.place) == ("high", 49, QPointF(50, 1.5))
    assert hit.distance == pytest.approx(5)
    assert overlay.nearest(QPointF(80, 0.9), QPointF(1, 0.01)).trace.name == "low", "the short run ended long before"
    assert overlay.nearest(QPointF(180, 0.9), QPointF(1, 0.01)) is None, "every run ended long before"
    assert overlay.last_step == 100


def test_that_they_follow_the_scale(chart):
    overlay = Overlay(chart)
    overlay.set_traces([trace(values=0.01)])
    overlay.draw(LogScale())
    assert overlay.nearest(QPointF(50, -2), QPointF(1, 0.01)).distance < 1e-3
