"""The line on top of the form in which a setting is looked for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from dllab.gui.forms.caption import Caption
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical


class Words(QLineEdit):
    """What is looked for. Esc clears it and gives the keyboard back; Space is the run's until something is typed."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class SearchLine(QWidget):
    """`changed` carries what is looked for; nothing where it is cleared."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.words = Words(self)
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.changed)
        self.nothing: QLabel = Caption(self)
        self.nothing.hide()
        vertical(self, self.words, self.nothing, margins=(12, 4, 12, 2), spacing=8)
        self.retranslate()

    def begin(self) -> None:
        """Let somebody type."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_found(self, found: bool) -> None:
        """Say so where nothing was found."""
        self.nothing.setVisible(not found)
        self._say_nothing()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.words.setPlaceholderText(tr("Find a setting"))
        self.words.setAccessibleName(tr("Find a setting"))
        self.words.setToolTip(tr("A setting by its name or what it does, in English or Chinese (Ctrl+F). Esc ends it."))
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear"))
            button.setToolTip(tr("Clear"))
        self._say_nothing()

    def _say_nothing(self) -> None:
        self.nothing.setText(
            tr("No setting here has to do with “{words}”. Try another word, or fewer.", words=self.words.text().strip())
        )
