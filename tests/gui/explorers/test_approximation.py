"""Knots are dragged, added and taken away by hand."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF


def test_that_a_knot_goes_where_it_is_dragged_and_no_other_moves(open_page):
    page = open_page("approximation")
    before = page.settings.knots
    page.view.handles.drag(1, 1.7, 0.25)
    assert page.settings.knots == (before[0], (1.7, 0.25), *before[2:])
    page.draw_now()
    page.view.handles.drag(1, 99.0, 0.25)
    assert page.settings.knots[1] == (2.0, 0.25)


def test_that_with_the_best_heights_a_knot_moves_along_the_axis_alone(open_page):
    page = open_page("approximation", best=True)
    height = page.settings.knots[0][1]
    page.view.handles.drag(0, -1.0, 1.5)
    assert page.settings.knots[0] == (-1.0, height)


def test_that_a_knot_is_added_where_the_curve_is_furthest_away(open_page):
    page = open_page("approximation", target="jump", knots=((-2.0, -1.0),))
    page.view.more.click()
    page.draw_now()
    assert len(page.settings.knots) == 2 and page.settings.knots[1][0] >= 0
    assert page.settings.readouts()["rmse"] < 0.1
    page.view.fewer.click()
    page.draw_now()
    assert page.settings.knots == ((-2.0, -1.0),) and not page.view.fewer.isEnabled()
    page.undo_stack.undo()
    assert len(page.settings.knots) == 2


@pytest.mark.parametrize("settings", [{}, {"even": 16, "best": True}, {"even": 1}])
def test_that_no_error_lies_on_the_edge_of_its_chart(open_page, settings):
    page = open_page("approximation", **settings)
    now, least = page.settings.readouts()["rmse"], page.settings.scene(0)["improvement"][1]
    (_, (low, high)) = page.view.errors.chart.getViewBox().viewRange()
    assert low < np.log10(min(now, least.min())) - 0.1 and np.log10(now) + 0.1 < high


def test_that_even_knots_are_not_dragged(open_page):
    view = open_page("approximation", even=8).view
    assert view.handles.grips == [] and not view.more.isEnabled()


def test_that_curve_and_errors_are_read_off(open_page):
    view = open_page("approximation", target="jump").view
    assert view._read(QPointF(1.0, 1.0), QPointF(0.01, 0.01)).text == "target(1) = 1"
    at = view._scene["improvement"][:, 3]
    said = view._read_error(QPointF(*np.log10(np.maximum(at, 1e-6))), QPointF(0.01, 0.01)).text
    assert said.startswith("4 even units: ")


@pytest.mark.parametrize("units", ["steps", "bumps", "ReLU"])
def test_that_a_handle_lies_on_the_curve(open_page, units):
    page = open_page("approximation", units=units)
    for grip in page.view.handles.grips:
        after = grip.x + 0.005
        assert np.interp(after, *(page.view._scene[name] for name in ("x", "curve"))) == pytest.approx(grip.y, abs=0.6)


@pytest.mark.parametrize(
    ("units", "activation", "hidden"), [("ReLU", "relu", 4), ("steps", "sigmoid", 4), ("bumps", "sigmoid", 8)]
)
def test_that_a_network_of_as_many_units_learns_the_target(window, units, activation, hidden):
    explored = window.room.open("approximation")
    window.commands["explore_page"].trigger()
    explored.show_settings(explored.explorer(units=units, target="parabola"))
    explored.draw_now()
    before = window.document.experiment
    explored.view.learn.click()
    opened = window.document.experiment
    assert window.pages.is_training
    assert (opened.network.hidden, opened.network.activation.name) == ((hidden,), activation)
    drawn = opened.dataset.examples(np.random.default_rng(0))
    wanted = np.interp(drawn.x, explored.settings.scene()["x"], explored.settings.scene()["target"])
    assert np.ravel(drawn.y) == pytest.approx(wanted, abs=1e-3)
    window.commands["undo"].trigger()
    assert window.document.experiment == before
