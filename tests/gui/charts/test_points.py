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


def test_that_no_more_symbols_are_kept_for_points_that_are_shown_again(qtbot):
    """A new brush in every frame left a thousand of them with each cloud, drawn and as a picture of them all."""
    chart = pg.PlotWidget()
    qtbot.addWidget(chart)
    points = Points(chart)
    places, theme = np.zeros((2, 2), np.float32), Theme(dark=False, presentation=False)
    for _ in range(5):
        points.show((places, ["#ff0000"] * 2), (places, ["#0000ff"] * 2), theme, "#ffffff")
        for cloud in (points.train, points.validation):
            cloud.updateSpots()
    assert [len(cloud.fragmentAtlas) for cloud in (points.train, points.validation)] == [1, 1]
