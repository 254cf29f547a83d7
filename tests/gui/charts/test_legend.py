import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dllab.gui.charts.legend import Legend, _fitted
from dllab.gui.kit.theme import Theme

NAMES = ("1 Mean squared error", "2 Mean absolute error", "3 Smooth L1")


@pytest.fixture
def home(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    return made


def shown(home, width, **how):
    legend = Legend(**how)
    legend.apply_theme(Theme(dark=False, presentation=False))
    legend.set_entries([("#ff0000", name) for name in NAMES])
    home.layout().addWidget(legend)
    home.layout().addStretch(1)
    home.resize(width, 200)
    home.show()
    for _ in range(3):
        QApplication.processEvents()
    return legend


def whole(legend):
    """Of each name whether all of it is written."""
    metrics = QFontMetrics(legend.font())
    rooms = [spot.width() - legend.SWATCH - 6 for spot in legend._spots()]
    return [metrics.horizontalAdvance(name) <= room for name, room in zip(NAMES, rooms, strict=True)]


def test_that_names_go_on_in_a_second_row_where_one_is_too_narrow(home):
    legend = shown(home, 370, rows=2)
    spots = legend._spots()
    assert all(whole(legend)) and {spot.top() for spot in spots} == {0, spots[0].height()}
    assert all(legend.rect().contains(spot) for spot in spots)
    home.resize(700, 200)
    for _ in range(3):
        QApplication.processEvents()
    assert all(whole(legend)) and {spot.top() for spot in legend._spots()} == {0}
    assert legend.height() == spots[0].height()


def test_that_what_does_not_fit_into_the_rows_there_are_is_cut(home):
    assert not all(whole(shown(home, 370)))
    legend = shown(home, 140, rows=2)
    assert not all(whole(legend)) and all(spot.right() <= 140 + 2 for spot in legend._spots())


def test_that_names_that_just_fit_are_whole(home):
    legend = shown(home, 700)
    home.layout().removeWidget(legend)
    legend.resize(legend._spots()[-1].right() + 1, legend.height())
    assert all(whole(legend)) and legend._spots()[-1].right() < legend.width()


@pytest.mark.parametrize(("name", "filled"), [("● training", True), ("○ validation", False)])
def test_that_points_are_named_beside_a_point_of_their_colour(home, name, filled):
    """A line stood there, which nothing in the plot looks like, and a black point after it."""
    legend = shown(home, 300)
    legend.set_entries([("#ff0000", name)])
    image = legend.grab().toImage()
    spot = legend._spots()[0]
    across = legend._swatch(("#ff0000", name))
    red = [
        (x, y) for x in range(across) for y in range(spot.height())
        if (color := image.pixelColor(x, spot.top() + y)).red() > 200 and color.green() < 60
    ]  # fmt: skip
    middle = image.pixelColor(spot.left() + across // 2 - 2, spot.center().y())
    assert len(red) > 12 and (middle.green() < 60) == filled
    assert {y for _, y in red} > set(range(spot.center().y() - 2, spot.center().y() + 3))


def test_that_a_long_name_is_cut_before_a_short_one():
    assert _fitted([30, 200, 40, 150], 420) == [30, 200, 40, 150]
    assert _fitted([30, 200, 40, 150], 400) == [30, 180, 40, 150]
    assert _fitted([30, 200, 40, 150], 270) == [30, 100, 40, 100]
    assert _fitted([30, 200, 40], 60) == [20, 20, 20] and _fitted([], 60) == []
