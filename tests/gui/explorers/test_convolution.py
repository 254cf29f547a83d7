"""The picture is shifted and the kernel is changed by hand."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from dllab.explorers.convolution import KERNELS


def drag(qtbot, grid, way):
    """From the middle of a grid, by so many pixels."""
    start = QPoint(grid.width() // 2, grid.height() // 2)
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(grid, start + way / 2)
    qtbot.mouseMove(grid, start + way)
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=start + way)


def test_that_the_picture_is_dragged_by_whole_pixels(open_page, qtbot):
    page = open_page("convolution", right=0)
    side = round(page.view.picture.side)
    drag(qtbot, page.view.picture, QPoint(2 * side, -side))
    assert (page.settings.right, page.settings.down) == (2, -1)
    page.draw_now()
    drag(qtbot, page.view.picture, QPoint(side, 0))
    assert (page.settings.right, page.settings.down) == (3, -1)
    page.undo_stack.undo()
    assert (page.settings.right, page.settings.down) == (2, -1)


def test_that_arrow_keys_shift_the_picture(open_page, qtbot):
    page = open_page("convolution", right=0)
    for _ in range(10):
        qtbot.keyClick(page.view.picture, Qt.Key.Key_Right)
        page.draw_now()
    assert (page.settings.right, page.settings.down) == (8, 0)


def test_that_a_weight_is_dragged_and_the_others_stay(open_page, qtbot):
    page = open_page("convolution", kernel="sharpen")
    drag(qtbot, page.view.kernel, QPoint(0, -40))
    expected = list(KERNELS["sharpen"])
    expected[4] += 1.0
    assert page.settings.kernel == "own" and page.settings.own == pytest.approx(expected)
    page.undo_stack.undo()
    assert page.settings.kernel == "sharpen" and not page.undo_stack.canUndo()


def test_that_keys_go_to_a_weight_and_change_it(open_page, qtbot):
    page = open_page("convolution", kernel="blur")
    qtbot.keyClick(page.view.kernel, Qt.Key.Key_Right)
    qtbot.keyClick(page.view.kernel, Qt.Key.Key_Down)
    assert page.settings.own[5] == pytest.approx(1 / 9 - 0.1, abs=1e-6)
    assert page.settings.own[4] == pytest.approx(1 / 9, abs=1e-6)


def test_that_the_window_and_its_place_in_the_map_are_framed(open_page):
    page = open_page("convolution", step=8, padding="same")
    assert page.view.picture._frame.topLeft() == QPointF(-1, 0)
    assert page.view.map._frame.topLeft() == QPointF(0, 1)
    assert page.view.products._title == f"products, sum {page.view._scene['products'].sum():.3g}".replace("-", "−")


def test_that_changes_are_those_of_the_numbers_beside(open_page):
    page = open_page("convolution", right=1)
    found = page.settings.readouts()
    names = ("picture", "code", "map", "pooled", "largest")
    assert page.view._changes() == pytest.approx([found[f"change_{name}"] for name in names], rel=1e-12)
    assert page.view._read(QPointF(0.0, 0.1), QPointF(1, 1)).text.startswith("picture: ")


def test_that_a_square_knows_its_row_and_column(open_page):
    grid = open_page("convolution").view.map
    cells = {grid.cell_at(QPointF(x, y)) for x in np.arange(0, grid.width(), 7) for y in np.arange(0, grid.height(), 7)}
    assert cells - {None} == {(row, column) for row in range(6) for column in range(6)}
