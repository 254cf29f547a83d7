"""Text that is second to the fields around it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from dllab.gui.kit.long_text import LongLabel


class Caption(LongLabel):
    """A muted line that wraps."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class RichCaption(QLabel):
    """A muted line of rich text that wraps, and asks for no width; whoever writes it keeps its words short."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def minimumSizeHint(self) -> QSize:
        """A line, of any width."""
        return QSize(0, self.fontMetrics().height())
