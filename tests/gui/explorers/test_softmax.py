"""Logits and the start of both balls are dragged."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF


def test_that_a_logit_is_dragged_and_the_others_stay(open_page):
    page = open_page("softmax")
    page.view.handles.drag(1, 0.0, 2.5)
    assert page.settings.logits == (3.0, 2.5, -3.0)
    page.draw_now()
    said = [page.view._read_chance(QPointF(k, 0.5), QPointF(1, 1)).text for k in range(3)]
    shares = np.exp([3, 2.5, -3]) / np.exp([3, 2.5, -3]).sum()
    assert said[:2] == [f"p of class {k + 1}: {shares[k]:.3g}" for k in range(2)]


def test_that_one_start_is_dragged_on_either_surface(open_page):
    page = open_page("softmax")
    for starts, place in zip(page.view.starts, ((-3.0, 2.0), (1.0, 4.0)), strict=True):
        starts.drag(0, *place)
        page.draw_now()
        assert page.settings.start == place
        assert all((one.grips[0].x, one.grips[0].y) == place for one in page.view.starts)


def test_that_the_balls_roll_while_it_plays(open_page):
    page = open_page("softmax", step=20)
    cross_entropy, squared = page.view._scene["path"]
    assert cross_entropy.shape == (21, 2) and np.ptp(cross_entropy, axis=0).min() > 5 > np.ptp(squared, axis=0).max()
    assert [ball.getData()[0][0] for ball in page.view._balls] == pytest.approx([cross_entropy[-1, 0], squared[-1, 0]])


def test_that_a_surface_is_drawn_once_while_logits_are_dragged(open_page):
    page = open_page("softmax")
    before = page.view._surface
    page.view.handles.drag(0, 0.0, 1.0)
    page.draw_now()
    assert page.view._surface is before


def test_that_the_loss_is_read_off_a_map(open_page):
    page = open_page("softmax")
    read = [frame.chart._read(QPointF(0.0, 0.0), QPointF(1, 1)).text for frame in page.view.maps]
    assert read == ["z = (0, 0): 0.693", "z = (0, 0): 0.5"]
