"""Text that is second to the fields around it."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.long_text import LongLabel


class Caption(LongLabel):
    """A muted line that wraps."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
