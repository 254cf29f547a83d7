"""z, the error and the outlier are dragged where they are seen."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF


def test_that_z_and_the_error_are_dragged_in_both_charts_of_a_side(open_page):
    page = open_page("functions")
    page.view.handles[0].drag(0, -3.0, 0.0)
    assert page.settings.z == -3
    page.view.handles[2].drag(0, 50.0, 0.0)
    assert page.settings.z == 8
    page.view.handles[1].drag(0, 2.5, 0.0)
    assert page.settings.error == 2.5
    page.view.handles[3].drag(0, -1.0, 0.0)
    assert page.settings.error == -1


def test_that_the_outlier_takes_the_mean_with_it(open_page):
    page = open_page("functions", losses=("mse", "mae"))
    page.view.outlier.drag(0, 100.0, 0.0)
    page.draw_now()
    assert page.view._scene["optima"] == pytest.approx([114 / 7, 2.5], abs=1e-4)
    said = page.view._read_sample(QPointF(114 / 7, 0.25), QPointF(0.1, 0.01)).text
    assert said == "answer of 1 Mean squared error: 16.3"


def test_that_a_curve_is_read_off(open_page):
    page = open_page("functions", activations=("tanh",), losses=("mae",))
    assert page.view.charts[0].chart._read(QPointF(0.0, 0.0), QPointF(0.1, 0.1)).text == "1 Tanh: 0 → 0"
    said = page.view.charts[1].chart._read(QPointF(4.0, 4.0), QPointF(0.1, 0.1)).text
    assert said == "1 Mean absolute error: 4 → 4"


def test_that_saturated_stretches_are_marked(open_page):
    scene = open_page("functions", activations=("sigmoid",)).view._scene
    inside = np.abs(scene["axis"]) < 4
    assert not scene["saturated"][0, inside].any() and scene["saturated"][0, [0, -1]].all()


def test_that_the_table_has_a_column_a_function_and_its_slope(open_page):
    page = open_page("functions")
    assert len(page.view.table().titles) == 1 + 2 * 6
