"""Areas that scroll up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollingColumn(QScrollArea):
    """Shows a widget as wide as there is room for, and scrolls where it is higher; no frame, no stop of Tab."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None):
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content is not None:
            self.setWidget(content)
