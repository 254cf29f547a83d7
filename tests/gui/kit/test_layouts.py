import pytest
from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dllab.gui.kit.layouts import add_layout, horizontal, vertical


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


def test_that_rows_and_columns_hold_their_parts_as_they_are_told(qtbot):
    widget, one, other, below = QWidget(), QLabel(), QLabel(), QLabel()
    qtbot.addWidget(widget)
    column = vertical(widget, one, (other, 3), margins=(1, 2, 3, 4), spacing=5)
    row = horizontal(column, below, margins=6, stretch=2)
    assert widget.layout() is column and row.parent() is column and isinstance(row, QHBoxLayout)
    assert [column.stretch(place) for place in range(3)] == [0, 3, 2] and below.parent() is widget
    assert column.contentsMargins() == QMargins(1, 2, 3, 4) and column.spacing() == 5
    assert row.contentsMargins() == QMargins(6, 6, 6, 6)


def test_that_what_is_not_told_is_left_to_the_style_but_for_margins(qtbot):
    widgets = [QWidget() for _ in range(3)]
    for widget in widgets:
        qtbot.addWidget(widget)
    style, free, bare = QVBoxLayout(widgets[0]), vertical(widgets[1], margins=None), vertical(widgets[2])
    assert free.contentsMargins() == style.contentsMargins() and bare.contentsMargins() == QMargins()
    assert free.spacing() == bare.spacing() == style.spacing()
