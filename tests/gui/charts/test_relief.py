"""The relief's bands and lines, the trails and the arrows, without a window's worth of pixels."""

import sys

import numpy as np
import pytest
from PySide6.QtGui import QTransform

from dllab.gui.charts.arrows import Arrows, short_ways
from dllab.gui.charts.chart import Chart
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.relief import INKS, LEVELS, Relief, bands, leveled, lit, smoothed
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.trails import thinned

X, Y = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-1, 1, 41))


def test_that_bands_rise_with_the_height():
    levels, lines = bands(leveled(X**2 + Y**2, 3))
    assert levels.shape == lines.shape == (123, 123)
    assert levels[61, 61] == 0 and levels[0, 0] >= LEVELS - 1
    assert (np.diff(levels[61, 61:].astype(int)) >= 0).all()


def test_that_heights_become_pixels_and_are_smoothed_as_scipy_does_without_its_being_imported(monkeypatch):
    """Which took half a second in the window's thread, at the first slice of the landscape."""
    from scipy import ndimage

    monkeypatch.setitem(sys.modules, "scipy.ndimage", None)
    heights = np.random.default_rng(0).random((25, 31))
    level = leveled(heights, 1)
    grown = ndimage.zoom(level, 4, order=1, grid_mode=True, mode="nearest")
    np.testing.assert_allclose(leveled(heights, 4), grown, atol=1e-5)
    assert lit(grown).shape == grown.shape
    np.testing.assert_allclose(smoothed(grown, 1.5), ndimage.gaussian_filter1d(grown, 1.5, mode="nearest"), atol=1e-5)


def test_that_lines_lie_where_bands_meet():
    levels, lines = bands(leveled(X + 1, 4))
    edges = np.flatnonzero(np.diff(levels[80].astype(int)))
    edges = edges[edges > 20]  # before, several bands share a pixel
    assert len(edges) > 5
    assert all(lines[80, edge - 1 : edge + 3].max() >= INKS // 3 for edge in edges)
    assert 0 < lines.max() < INKS


def test_that_heights_that_are_not_finite_and_flat_ones_are_drawn():
    heights = np.where(X > 0.9, np.inf, X**2)
    levels, lines = bands(leveled(heights, 2))
    assert levels[0, -1] >= LEVELS - 1
    levels, lines = bands(leveled(np.full((10, 10), 3.0), 2))
    assert not levels.any() and not lines.any()


def test_that_a_long_path_keeps_its_beginning_and_its_end():
    path = np.column_stack([np.arange(5001.0), np.zeros(5001)])
    short = thinned(path, 500)
    assert len(short) <= 502 and short[:250, 0].tolist() == list(range(250)) and short[-1, 0] == 5000
    assert thinned(path[:400], 500) is not None and len(thinned(path[:400], 500)) == 400


def test_that_the_arrows_of_a_field_have_one_length_on_the_screen():
    ways = short_ways(np.array([(1.0, 0.0), (0.0, 5.0), (0.0, 0.0), (-3.0, 0.0)]), (0.0, 10.0), (0.0, 2.0))
    assert ways[0] == pytest.approx([8, 0]) and ways[1] == pytest.approx([0, 1.6]) and ways[3] == pytest.approx([-8, 0])
    assert np.isnan(ways[2]).all()


def test_that_a_head_lies_at_the_end_of_its_arrow(qapp):
    arrows = Arrows()
    arrows.set_arrows(np.array([(0.0, 0.0), (1.0, np.nan)]), np.array([(2.0, 0.0), (1.0, 1.0)]))
    ((shaft, one, other),) = arrows._on_screen(QTransform(10, 0, 0, -10, 5, 50))
    assert shaft.tolist() == [5, 50, 25, 50]
    assert one[:2].tolist() == other[:2].tolist() == [25, 50]
    assert one[2] == other[2] < 25 and one[3] - 50 == 50 - other[3] != 0


def test_that_a_flat_top_is_no_line():
    """As of a loss that can grow no further."""
    heights = 1 / (1 + np.exp(-np.tile(np.linspace(-12, 12, 60), (60, 1))))
    _, lines = bands(leveled(heights, 2))
    assert lines[:, -40:].max() == 0 < lines.max()


def test_that_light_falls_from_the_upper_left():
    round_hill = leveled(-(X**2) - Y**2, 1)
    bright = lit(round_hill)
    middle = len(bright) // 2
    assert bright[middle + 8, middle - 8] > 1 > bright[middle - 8, middle + 8]
    assert lit(np.zeros((30, 30), np.float32)) == pytest.approx(1)


def test_that_a_relief_is_shaded_where_it_is_asked_for(qapp):
    relief = Relief(Chart(linear_ticks, linear_ticks, lambda mouse, pixel: None))
    pictures = []
    for shaded in (False, True, False):
        relief.show_light(shaded)
        relief.show_heights((-1, 1), (-1, 1), X**2 + Y**2)
        pictures.append(relief._image.copy())
    assert pictures[0] == pictures[2] != pictures[1]


def test_that_the_same_dots_are_not_drawn_again(qapp, monkeypatch):
    dots, drawn = Dots(), []
    monkeypatch.setattr(dots, "setData", lambda **given: drawn.append(given))
    places = np.array([[0.0, 1.0], [np.nan, 0.0], [2.0, 3.0]])
    for colors in (["#000000"] * 3, ["#000000"] * 3, ["#ffffff"] * 3):
        dots.set_places(places.copy(), colors)
    assert len(drawn) == 2 and drawn[0]["pos"].tolist() == [[0.0, 1.0], [2.0, 3.0]]
