"""A table of shares, as it is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dllab.gui.charts.score_table import Cell, ScoreTable
from dllab.gui.kit.theme import Theme

TITLES = [("class", ""), ("recall", "of those that are"), ("count", "")]
ROWS = [
    [Cell("oak"), Cell("0.25", 0.25), Cell("7")],
    [Cell("a name that is so long that nobody has the room for all of it"), Cell("1.00", 1.0), Cell("3")],
    [Cell("mean", told="of both"), Cell("0", 0.0), Cell("10")],
]


@pytest.fixture
def table(qtbot):
    made = ScoreTable()
    qtbot.addWidget(made)
    made.apply_theme(Theme(dark=False, presentation=False))
    made.show_titles(TITLES, dispensable=2)
    made.show_rows(ROWS)
    made.resize(400, 160)
    made.show()
    return made


def test_that_a_bar_is_as_long_as_its_share(table):
    picture = table.viewport().grab().toImage()
    bar = QColor(Theme(dark=False, presentation=False).train_pale).name()
    for row, share in ((0, 0.25), (1, 1.0), (2, 0.0)):
        cell = table.visualRect(table.scores.index(row, 1))
        line = [picture.pixelColor(x, cell.top() + 4).name() for x in range(cell.left(), cell.right() + 1)]
        assert line.count(bar) == pytest.approx(share * cell.width(), abs=6)
        assert bar not in line[: max(round((1 - share) * cell.width()) - 6, 0)], "it begins at the right"


def test_that_a_row_is_picked_by_mouse_and_keys(table):
    picked = []
    table.row_chosen.connect(picked.append)
    place = table.visualRect(table.scores.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert picked == [1, 0]


def test_that_what_is_dispensable_goes_before_a_number_is_out_of_sight(table):
    assert not table.isColumnHidden(2)
    table.resize(table.least_width(whole=False) - 30, 160)
    QApplication.processEvents()
    assert table.isColumnHidden(2) and not table.isColumnHidden(1)
    assert table.horizontalScrollBar().maximum() == 0
    table.resize(table.least_width() + 60, 160)
    QApplication.processEvents()
    assert not table.isColumnHidden(2)


def test_that_hovering_tells_what_is_behind_a_word(table):
    def told(row, column):
        return table.scores.data(table.scores.index(row, column), Qt.ItemDataRole.ToolTipRole)

    assert told(2, 0) == "of both" and told(1, 0) == ROWS[1][0].text
    header = table.scores.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert header == "of those that are"
