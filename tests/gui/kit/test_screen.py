"""Screens outlive the widgets on them."""

import gc
import re
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

import dllab
from dllab.gui.kit.screen import screen_of


def test_that_a_widget_is_on_the_screen_its_middle_is_on_and_the_first_where_that_is_nowhere(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    first = QGuiApplication.primaryScreen()
    assert screen_of(widget) is first and screen_of(widget, QRect(-9000, -9000, 5, 5)) is first


def test_that_a_screen_is_not_destroyed_with_a_widget_that_was_asked_for_it(qapp):
    first = QGuiApplication.primaryScreen()
    destroyed = []
    first.destroyed.connect(lambda: destroyed.append(True))
    widget = QWidget()
    widget.itself = widget  # for Python's collection to find, as closed windows are
    screen_of(widget)
    del widget, first
    gc.collect()
    assert not destroyed and QGuiApplication.primaryScreen().size().isValid()


def test_that_nobody_asks_a_widget_for_its_screen():
    """PySide 6.11 destroys the screen with the widget that was asked, or lets somebody else do so later."""
    code = (path for path in Path(dllab.__file__).parent.rglob("*.py") if path.name != "screen.py")
    assert not [path.name for path in code if re.search(r"\.screen\(\)", path.read_text("utf-8"))]
