"""On which screen a widget is, without QWidget.screen().

What that returns PySide takes for the widget's child, and where Python's garbage holds both the screen is destroyed
with it: the next who asks Qt for a screen ends the process.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def screen_of(widget: QWidget, place: QRect | None = None) -> QScreen:
    """The screen that the middle of `place`, or else of the widget, is on; the first where that is nowhere."""
    middle = place.center() if place else widget.mapToGlobal(widget.rect().center())
    return QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()
