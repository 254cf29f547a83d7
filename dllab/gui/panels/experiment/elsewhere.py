"""A line that stands for what is set elsewhere in the form, and leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dllab.gui.kit.layouts import horizontal


class Elsewhere(QWidget):
    """A label, and a button that says what is set; `wanted` asks for the place where it is."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._label, self.button = QLabel(self), QPushButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.wanted)
        horizontal(self, (self._label, 11), (self.button, 10), spacing=8)

    def describe(self, label: str, words: str, tooltip: str) -> None:
        """Set the words, in the current language."""
        self._label.setText(label)
        self.button.setText(words)
        self.button.setAccessibleName(label)
        self.button.setToolTip(tooltip)
