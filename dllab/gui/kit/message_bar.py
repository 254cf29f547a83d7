"""What went wrong or well, said without stopping anyone, with details for those who ask."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QWidget

from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.icons import icon
from dllab.gui.kit.language import Wording, tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.long_text import LongLabel, TextWindow
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.wording import details_of


class MessageBar(FollowsLanguage, QFrame):
    """Shows one message at a time, until it is closed or replaced. "Show all" opens one that is too long for it."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._words: Wording = str
        self._details = ""
        self._label = LongLabel()
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole, self.copy = QPushButton(), QPushButton()
        self.whole.clicked.connect(self._show_all)
        self._close = QToolButton(autoRaise=True)
        self.copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.hide)
        horizontal(self, (self._label, 1), self.whole, self.copy, self._close, margins=(12, 4, 4, 4), spacing=8)
        self.retranslate()
        self.hide()

    def say(self, words: Wording, details: str = "") -> None:
        """Show `words()`, in whatever language the window has; "Copy details" hands out `details`."""
        self._words = words
        self._details = details or details_of(words)
        self.retranslate()
        self.show()

    def withdraw(self, words: Wording) -> None:
        """Close the message made of `words`, if it is still there."""
        if words is self._words:
            self.hide()

    def text(self) -> str:
        """What it says now; empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def apply_theme(self, theme: Theme) -> None:
        background, edge = ("#4a3a1c", "#E69F00") if theme.dark else ("#fdf3dc", "#E69F00")
        self.setStyleSheet(
            f"MessageBar {{ background: {background}; border: none; border-left: 4px solid {edge}; }}"
            f"MessageBar > QLabel {{ color: {theme.foreground}; }}"
        )
        self._close.setIcon(icon("close", theme.foreground, theme.disabled))

    def retranslate(self) -> None:
        self._label.setText(self._words())
        self.whole.setText(tr("Show all"))
        self.whole.setAccessibleName(tr("Show all"))
        self.whole.setToolTip(tr("Open the whole message in a window of its own"))
        self.whole.setVisible(self._label.is_cut)
        self.copy.setText(tr("Copy details"))
        self.copy.setAccessibleName(tr("Copy details"))
        self.copy.setVisible(bool(self._details))
        self.copy.setToolTip(tr("Copy the message and what led to it, to send it to somebody"))
        self._close.setToolTip(tr("Close this message"))
        self._close.setAccessibleName(tr("Close this message"))

    def _show_all(self) -> None:
        TextWindow(self.window(), tr("Message"), self._label.text()).show()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._label.text()}\n\n{self._details}")
