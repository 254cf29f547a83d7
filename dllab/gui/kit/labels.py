"""Words that wrap to whatever width there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dllab.gui.kit.theme import Theme


def make_flexible(widget: QWidget) -> None:
    """Take whatever width there is, and then as little height as that allows."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class WrappedLabel(QLabel):
    """Wrapped plain text, in the window's colour or muted, in its size or a little smaller."""

    def __init__(self, *, muted: bool = False, small: bool = False, bold: bool = False):
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._muted, self._small, self._bold = muted, small, bold
        make_flexible(self)

    def say(self, words: str) -> None:
        """Show the words; nothing happens where they are shown already."""
        if words != self.text():
            self.setText(words)

    def apply_theme(self, theme: Theme) -> None:
        font = QFont()
        font.setPointSize(theme.point_size - self._small)
        font.setBold(self._bold)
        self.setFont(font)
        palette = self.palette()
        color = QColor(theme.muted if self._muted else theme.foreground)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):  # whichever goes with what lies behind
            palette.setColor(role, color)
        self.setPalette(palette)
