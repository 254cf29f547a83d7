"""A small box for a whole number."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

EDITING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class IndexSpin(QSpinBox):
    """Takes digits and what edits them; every other key, such as Space, is left to the window's shortcuts."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)

    def set_range(self, low: int, high: int) -> None:
        """Change what can be chosen, without a signal; what is chosen stays where it still can be."""
        blocked = self.blockSignals(True)
        self.setRange(low, high)
        self.blockSignals(blocked)

    def show_value(self, value: int) -> None:
        """Choose without a signal."""
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        """Claim from the shortcuts only what belongs to a number."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not _is_own(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never edits."""
        event.ignore()


def _is_own(event: QKeyEvent) -> bool:
    return event.text().isdigit() or event.key() in EDITING
