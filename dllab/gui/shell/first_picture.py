"""When the window has been drawn for the first time: what can wait does until then."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPicture(QObject):
    """`drawn` is emitted once, after the first paint of `window` and all in it."""

    drawn = Signal()

    def __init__(self, window: QWidget):
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.drawn.emit)  # what lies in the window is painted after it
        return False
