"""What is painted: the matrix and the images, pixel by pixel."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor

from dllab import Dataset
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.confusion import Confusion
from dllab.gui.panels.prediction.image_grid import ImageGrid


@pytest.fixture
def matrix(opened):
    made = opened(Confusion(), 240, 240)
    made.name_classes(("a", "b", "c"))
    return made


@pytest.fixture
def grid(opened):
    """Three images of one class each: black, half as bright as white, and white."""
    x = np.repeat([[0.0], [0.5], [1.0]], 16, axis=1).reshape(3, 4, 4)
    data = Dataset.from_arrays(x, [0, 1, 2], classes=["a", "b", "c"])
    made = opened(ImageGrid(), 400, 200)
    made.name_classes(("a", "b", "c"))
    made.set_images(data, data.x_train, data.y_train)
    made.show_images(np.array([2, 0, 1]))
    return made


def corner_of(matrix, cell):
    """A place in the cell, beside what is written in it."""
    places = (QPoint(x, y) for y in range(matrix.height()) for x in range(matrix.width()))
    return next(place for place in places if matrix.cell_at(place) == cell) + QPoint(2, 2)


def distance(color, other):
    return max(abs(a - b) for a, b in zip(color.getRgb()[:3], QColor(other).getRgb()[:3], strict=True))


def colors(picture, place):
    return {
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    }


@pytest.mark.parametrize("dark", [False, True])
def test_that_a_cell_is_coloured_by_its_share_of_the_row_of_its_true_class(matrix, dark):
    theme = Theme(dark=dark, presentation=False)
    matrix.apply_theme(theme)
    matrix.set_counts(np.array([[60, 20, 0], [0, 1, 3], [0, 0, 0]]))
    picture = matrix.grab().toImage()
    empty = QColor(theme.raised)
    away = [[distance(picture.pixelColor(corner_of(matrix, (i, j))), empty) for j in range(3)] for i in range(3)]
    shares = np.array([[0.75, 0.25, 0], [0, 0.25, 0.75], [0, 0, 0]])
    assert (np.abs(away - shares / 0.75 * np.max(away)) < 0.1 * np.max(away)).all()
    assert np.max(away) > 60


def test_that_the_mouse_is_told_true_and_predicted_class_and_count(matrix):
    matrix.set_counts(np.array([[60, 20, 0], [0, 1, 3], [0, 0, 0]]))
    assert matrix.words_at(corner_of(matrix, (0, 1))) == "true: a · predicted: b · 20"
    assert matrix.words_at(corner_of(matrix, (1, 2))) == "true: b · predicted: c · 3"
    assert matrix.words_at(QPoint(0, 0)) == ""


def picture_of(grid, number):
    """Where the pixels of an image lie, without the frame that a mistake has."""
    place = grid.place_of(number)
    return QRect(grid.mapFromGlobal(place.topLeft()), place.size().boundedTo(place.size().transposed())).adjusted(
        4, 4, -4, -4
    )


def test_that_images_are_as_bright_as_they_are_in_the_order_asked_for(grid):
    picture = grid.grab().toImage()
    for number, grey in ((0, "#000000"), (1, "#7f7f7f"), (2, "#ffffff")):
        assert colors(picture, picture_of(grid, number)) == {grey}
    left = [grid.place_of(number).left() for number in (2, 0, 1)]
    assert left == sorted(left)


@pytest.mark.parametrize("dark", [False, True])
def test_that_right_and_wrong_images_are_told_apart(grid, dark):
    theme = Theme(dark=dark, presentation=False)
    grid.apply_theme(theme)
    grid.set_predicted(np.array([0, 2, -1]))
    picture = grid.grab().toImage()
    for number, wrong in ((0, False), (1, True), (2, True)):
        tile = QRect(grid.mapFromGlobal(grid.place_of(number).topLeft()), grid.place_of(number).size())
        assert (QColor(theme.high).name() in colors(picture, tile)) == wrong
        words = QRect(tile.left(), tile.top() + tile.width() + 1, tile.width(), tile.height() - tile.width() - 1)
        ink = QColor(theme.ink(theme.high if wrong else theme.good))
        assert min(distance(QColor(color), ink) for color in colors(picture, words)) < 40
    assert [grid.words(number) for number in range(3)] == [
        "true: a · predicted: a", "true: b · predicted: c", "true: c · predicted: not finite",
    ]  # fmt: skip
