import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dllab.gui.kit.layouts import add_layout


def test_that_a_layout_is_added_with_its_stretch(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    column = QVBoxLayout(widget)
    row = add_layout(column, QHBoxLayout(), 2)
    row.addWidget(QLabel("inside"))
    assert row.parent() is column and column.stretch(0) == 2


def test_that_a_layout_that_holds_something_is_refused(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    filled = QHBoxLayout()
    filled.addStretch()
    with pytest.raises(ValueError, match="before it is filled"):
        add_layout(QVBoxLayout(widget), filled)
