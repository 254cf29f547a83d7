"""Tab goes where the eye goes, also through controls that were made later."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


def insert_below(above: QWidget, widget: QWidget) -> None:
    """Put `widget` below `above` in the column that holds it, and there in the order of Tab as well.

    It may stand in that column already: it is taken out first, for places are counted without it.
    """
    parent = above.parentWidget()
    column = parent.layout() if parent is not None else None
    assert isinstance(column, QVBoxLayout), "it stands in a column"
    column.removeWidget(widget)
    place = column.indexOf(above) + 1
    column.insertWidget(place, widget)
    home = widget.parentWidget()
    assert home is not None, "it has just been put into a layout"
    siblings = home.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    below = [sibling for sibling in siblings if column.indexOf(sibling) > place]
    if below:  # siblings lie in the order in which `follow_the_eye` finds them
        widget.stackUnder(min(below, key=column.indexOf))


def follow_the_eye(form: QWidget) -> None:
    """Chain everything below `form` that Tab can reach, in the order in which siblings were made."""
    reached = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is form.window()  # the lists of combo boxes are windows of their own
    ]
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)
