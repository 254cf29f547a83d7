"""How far a file has been read, and a button that stops it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal

STEPS = 1000


class LoadingBar(FollowsLanguage, QWidget):
    """Shown while there is something to wait for."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.bar, self.button = QProgressBar(self), QPushButton(self)
        self.bar.setRange(0, STEPS)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.cancelled)
        horizontal(self, (self.bar, 1), self.button, spacing=8)
        self.retranslate()
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Say how many of all bytes are read."""
        self.bar.setValue(STEPS * done // max(total, 1))
        self.bar.setFormat(tr("reading … {share}", share=f"{100 * done // max(total, 1)} %"))
        self.show()

    def retranslate(self) -> None:
        self.button.setText(tr("Cancel"))
        self.button.setAccessibleName(tr("Stop reading the file"))
        self.button.setToolTip(tr("Stop reading the file; what was there before stays."))
