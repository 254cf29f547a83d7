"""Threshold, tolerance and the number of thresholds are dragged where they are seen."""

import numpy as np
from PySide6.QtCore import QPointF


def test_that_the_threshold_is_dragged_among_pictures_and_along_the_errors(open_page):
    page = open_page("hoeffding")
    page.view.handles[0].drag(0, 3210.4, 0.0)
    assert page.settings.threshold == 3210
    page.view.handles[1].drag(0, -5.0, 0.0)
    assert page.settings.threshold == 1


def test_that_tolerance_and_number_are_dragged(open_page):
    page = open_page("hoeffding")
    page.view.handles[2].drag(0, 0.2, 0.0)
    assert page.settings.epsilon == 0.2
    page.view.handles[3].drag(0, 2.0, 0.0)
    assert page.settings.hypotheses == 100
    page.view.handles[3].drag(0, 9.0, 0.0)
    assert page.settings.hypotheses == 10_000


def test_that_training_sets_gather_while_it_plays(open_page):
    page = open_page("hoeffding", step=9)
    said = [page.view._read_deviations(QPointF(x, 1.0), QPointF(1, 1)).text for x in np.arange(0.005, 0.5, 0.01)]
    assert sum(int(words.split(": ")[1].split()[0]) for words in said) == 10
    assert said[0].endswith("of 10 training sets")


def test_that_what_lies_under_the_mouse_is_read_off(open_page):
    page = open_page("hoeffding", examples=40)
    counts = [page.view._read_pictures(QPointF(x, 0.0), QPointF(1, 1)).text for x in np.arange(100, 10_000, 200)]
    assert len(counts) == 50 and counts[0].startswith("100 edges: ")
    assert "|H| = 1: " in page.view._read_trade_off(QPointF(0.0, 0.3), QPointF(0.1, 0.1)).text
    assert "L(" in page.view._read_errors(QPointF(5_000.0, 0.2), QPointF(100, 0.01)).text
