"""One threshold, with a handle in every chart."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from scipy.stats import norm


def test_that_the_threshold_is_dragged_among_the_scores(open_page):
    page = open_page("roc")
    page.view.handles[0].drag(0, 2.5, 0.0)
    assert page.settings.threshold == 2.5


def test_that_the_threshold_is_dragged_along_both_curves(open_page):
    page = open_page("roc", negatives=100_000, positives=100_000)
    page.view.handles[1].drag(0, 0.2, 0.0)
    assert page.settings.readouts()["false_positive_rate"] == pytest.approx(0.2, abs=1e-5)
    assert page.settings.threshold == pytest.approx(norm.isf(0.2), abs=1e-9)
    page.view.handles[2].drag(0, 0.7, 0.0)
    assert page.settings.readouts()["recall"] == pytest.approx(0.7, abs=1e-5)
    page.view.handles[2].drag(0, 5.0, 0.0)
    assert np.isfinite(page.settings.threshold)


def test_that_bells_are_moved_and_widened(open_page):
    page = open_page("roc")
    page.view.handles[0].drag(3, 4.0, 0.0)
    assert page.settings.positive_mean == 4
    page.draw_now()
    page.view.handles[0].drag(4, 4.5, 0.0)
    assert page.settings.positive_width == pytest.approx(0.5)
    page.view.handles[0].drag(2, 9.0, 0.0)
    assert page.settings.negative_width == 5


def test_that_a_test_that_says_yes_or_no_has_no_threshold(open_page):
    page = open_page("roc", test="A", positives=100, negatives=1_000_000)
    assert page.view.handles[0].grips == []
    before = page.settings
    page.view.handles[1].drag(0, 0.5, 0.5)
    assert page.settings == before
    assert page.view.confusion._counts.tolist() == [[999_000, 1_000], [10, 90]]


def test_that_curves_are_read_off(open_page):
    view = open_page("roc", test="A").view
    assert view._read_roc(QPointF(0.0, 0.9), QPointF(0.01, 0.01)).text == "false positives 0.001, found 0.9"
    assert view._read_recall(QPointF(1.0, 0.5), QPointF(0.01, 0.01)).text == "recall 1, precision 0.5"
