"""Tab goes where the eye goes, also through controls that were made later."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow_the_eye(form: QWidget) -> None:
    """Chain everything below `form` that Tab can reach, in the order in which the controls were made."""
    reached = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is form.window()  # the lists of combo boxes are windows of their own
    ]
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)
