"""Points over a chart."""

import numpy as np
import pyqtgraph as pg

from dllab.gui.charts.points import Points
from dllab.gui.kit.theme import Theme


def test_that_one_symbol_is_drawn_for_all_points_of_a_colour(qtbot):
    """pyqtgraph draws a symbol for every brush and pen it has not seen, which took 0.3 s for a thousand points."""
    chart = pg.PlotWidget()
    qtbot.addWidget(chart)
    points = Points(chart)
    places = np.random.default_rng(0).normal(size=(300, 2)).astype(np.float32)
    colors = ["#ff0000", "#00ff00", "#0000ff"] * 100
    points.show((places, colors), (places, colors), Theme(dark=False, presentation=False), "#ffffff")
    assert len({id(brush) for brush in points.train.data["brush"]}) == 3
    assert len({id(pen) for pen in points.validation.data["pen"]}) == 3
    drawn = [brush.color().name() for brush in points.train.data["brush"]]
    assert drawn == colors and points.validation.data["pen"][1].color().name() == "#00ff00"
