"""Bars that are dragged stay distributions."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from dllab.gui.explorers.views.entropy import with_share


def test_that_a_dragged_bar_goes_where_the_mouse_is_and_the_others_keep_their_proportions(open_page):
    page = open_page("entropy", p=(0.5, 0.3, 0.2))
    page.view.handles.drag(0, 0.0, 0.75)
    page.draw_now()
    assert page.settings.scene()["p"] == pytest.approx([0.75, 0.15, 0.1], abs=1e-12)
    assert page.settings.q == (1.0, 1.0, 1.0)
    page.view.handles.drag(4, 0.0, 0.2)
    page.draw_now()
    assert page.settings.scene()["q"] == pytest.approx([0.4, 0.2, 0.4], abs=1e-12)


def test_that_a_bar_of_a_smoothed_target_stays_under_the_mouse_as_well(open_page):
    page = open_page("entropy", smoothing=0.2)
    page.view.handles.drag(1, 0.0, 0.6)
    page.draw_now()
    assert page.settings.scene()["p"][1] == pytest.approx(0.6, abs=1e-12)
    assert page.view.handles.grips[1].y == pytest.approx(0.6, abs=1e-12)


def test_that_one_press_makes_p_one_hot_and_undo_takes_it_back(open_page):
    page = open_page("entropy")
    page.view.one_hot.click()
    assert page.settings.p == (1.0, 0.0, 0.0)
    page.draw_now()
    assert page.settings.readouts()["entropy"] == 0
    page.undo_stack.undo()
    assert page.settings.p == (0.5, 0.25, 0.25)


@pytest.mark.parametrize(
    "before, share, after",
    [
        ([1.0, 0.0, 0.0], 0.4, [0.4, 0.3, 0.3]),
        ([0.2, 0.3, 0.5], 1.0, [1, 0, 0]),
        ([0.0, 0.0, 0.0], 0.5, [0.5, 0.25, 0.25]),
    ],
)
def test_that_shares_add_up(before, share, after):
    found = with_share(np.array(before), 0, share)
    assert found == pytest.approx(after, abs=1e-12) and found.sum() == pytest.approx(1)


def test_that_a_bar_says_its_share_and_its_surprise(open_page):
    view = open_page("entropy").view
    assert view._read_bar(QPointF(-0.1, 0.2), QPointF(1, 1)).text == "P(1) = 0.5, surprise 0.693 nat"
    assert view._read_bar(QPointF(0.1, 0.2), QPointF(1, 1)).text == "Q(1) = 0.333, surprise 1.1 nat"


def test_that_what_costs_without_end_leaves_the_picture(open_page):
    page = open_page("entropy", p=(0.5, 0.5), q=(1.0, 0.0))
    assert np.isinf(page.settings.readouts()["kl"])
    (_, (low, high)) = page.view.stack.chart.ranges
    assert np.isfinite([low, high]).all() and not page.view.grab().isNull()
