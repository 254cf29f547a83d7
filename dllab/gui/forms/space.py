"""Space presses the button that has the focus; elsewhere in the window it runs and pauses."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class _Keeper(QObject):
    """Claims Space for the button it is installed on, before the window's shortcut gets it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
            return True
        return False


def keep_space(button: QAbstractButton) -> None:
    """Have Space press `button` while it has the focus; doing so twice changes nothing."""
    if button.findChild(_Keeper) is None:
        button.installEventFilter(_Keeper(button))
