"""A matrix drawn as an image."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from dllab.gui.charts.matrix import MOST, NOT_FINITE, MatrixChart, Picture, color_indices, sign_colors
from dllab.gui.charts.ticks import Ticks
from dllab.gui.kit.theme import Theme


@pytest.fixture
def chart(qtbot):
    chart = MatrixChart(lambda row, column, value: f"{row} {column} {value:g}")
    qtbot.addWidget(chart)
    chart.apply_theme(Theme(dark=False, presentation=False))
    chart.resize(400, 300)
    chart.show()
    return chart


def test_that_colours_are_symmetric_around_zero():
    cells = np.array([[-2, -1, 0, 1, 2, np.nan, np.inf]], np.float32)
    assert list(color_indices(cells, 2.0)[0]) == [0, 64, 127, 190, 254, NOT_FINITE, NOT_FINITE]
    assert list(color_indices(np.zeros((1, 2), np.float32), 0.0)[0]) == [127, 127]


@pytest.mark.parametrize("dark", [False, True])
def test_that_zero_is_the_background_and_signs_are_told_apart(dark):
    theme = Theme(dark=dark, presentation=False)
    table = sign_colors(theme)
    background = [int(theme.background[i : i + 2], 16) for i in (1, 3, 5)]
    assert np.abs(table[127].astype(int) - background).max() <= 2
    assert table[0, 2] > table[0, 0] and table[255, 0] > table[255, 2]  # blue and orange


def test_that_a_large_matrix_shows_of_each_block_what_is_furthest_from_zero():
    matrix = np.zeros((3 * MOST - 1, 10), np.float32)
    matrix[4, 2], matrix[5, 2], matrix[-1, 9] = -3, 2, 7
    picture = Picture.of(matrix)
    assert picture.cells.shape == (MOST, 10) and (picture.rows, picture.columns) == (3, 1)
    assert picture.cells[1, 2] == -3 and picture.cells[-1, 9] == 7 and picture.reach == 7
    assert np.count_nonzero(picture.cells) == 2


def test_that_a_small_matrix_is_drawn_as_it_is():
    matrix = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert Picture.of(matrix).cells is matrix


def test_that_rows_run_downwards_and_are_read_as_counted(chart):
    matrix = np.arange(6, dtype=np.float32).reshape(2, 3)
    chart.show_picture(Picture.of(matrix, first=0))
    assert chart.ranges == ((-0.5, 2.5), (-2.5, -0.5))
    clicked, view = [], chart.plotItem.getViewBox()
    chart.cell_clicked.connect(lambda *cell: clicked.append(cell))
    reading = chart._read(QPointF(2.2, -1.3), QPointF(0.01, 0.01))
    assert reading.text == "1 2 2"
    assert chart._read(QPointF(0.1, -2.4), QPointF(0.01, 0.01)).text == "2 0 3"
    assert chart._read(QPointF(3.1, -1.0), QPointF(0.01, 0.01)) is None
    assert view.mapViewToScene(QPointF(0, -1)).y() < view.mapViewToScene(QPointF(0, -2)).y()


def test_that_ticks_count_rows_and_call_the_first_column_the_bias(chart):
    rows: Ticks = chart.y_axis.source(-4.5, -0.5, 300)
    assert [rows.label(value) for value in rows.major] == ["1", "2", "3", "4"]
    columns: Ticks = chart.x_axis.source(-0.5, 2.5, 300)
    assert [columns.label(value) for value in columns.major] == ["b", "1", "2"]
    crowded: Ticks = chart.x_axis.source(-0.5, 784.5, 300)
    assert [crowded.label(value) for value in crowded.major][:2] == ["b", "100"]
