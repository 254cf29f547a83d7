"""Dragging what is left sets the weight that leaves it."""

import pytest
from PySide6.QtCore import QPointF


@pytest.mark.parametrize("residual", [False, True])
def test_that_dragging_what_is_left_sets_the_weight(open_page, residual):
    page = open_page("factors", layers=10, slope=0.5, residual=residual)
    page.view.handles.drag(0, 10.0, -2.0)
    page.draw_now()
    assert page.settings.readouts()["product"] == pytest.approx(0.01, rel=1e-9)
    assert page.view.handles.grips[0].y == pytest.approx(-2, abs=1e-9)


def test_that_no_weight_is_beyond_its_bounds(open_page):
    page = open_page("factors")
    page.view.handles.drag(0, 20.0, 300.0)
    assert page.settings.weight == 10


def test_that_nothing_is_dragged_where_no_weight_could_help(open_page):
    assert open_page("factors", slope=0.0).view.handles.grips == []


def test_that_a_bar_and_a_mark_say_what_is_left(open_page):
    view = open_page("factors", layers=50).view
    assert view._read_bar(QPointF(3.0, -1.0), QPointF(0.1, 0.1)).text == "after layer 3: 0.0156"
    assert view._read_bar(QPointF(50.0, 2.068), QPointF(0.1, 0.1)).text == "1.1 to the power of 50: 117"
    assert len(open_page("factors", layers=20).view._seen_marks()) == 1


def test_that_a_path_says_its_share(open_page):
    view = open_page("factors", layers=1, residual=True, slope=1.0).view
    assert view._read_path(QPointF(0.0, 0.5), QPointF(1, 1)).text == "paths of length 0: 50 %"
