"""What is put below something stands there, however often it is put there."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dllab.gui.forms.tab_order import insert_below


@pytest.mark.parametrize("start", range(4))
@pytest.mark.parametrize("above", range(3))
def test_that_a_widget_moves_within_its_column(qtbot, start, above):
    home = QWidget()
    qtbot.addWidget(home)
    column = QVBoxLayout(home)
    others = [QLineEdit(home) for _ in range(3)]
    for other in others:
        column.addWidget(other)
    moved = QLineEdit(home)
    column.insertWidget(start, moved)
    for _ in range(2):
        insert_below(others[above], moved)  # Qt warns of a place that is not there, and a warning fails the test
        shown = [column.itemAt(place).widget() for place in range(column.count())]
        assert shown == [*others[: above + 1], moved, *others[above + 1 :]]
