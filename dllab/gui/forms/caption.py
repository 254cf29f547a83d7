"""Text that is second to the fields around it."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget


class Caption(QLabel):
    """A muted line that wraps."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
