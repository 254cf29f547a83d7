"""Words that wrap to whatever width there is, words that go before they are cut, and words that change all the time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import tint

TIED = "\N{NO-BREAK SPACE}%"


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

    def setText(self, words: str) -> None:
        """Show the words; a percentage stays on one line with its sign."""
        super().setText(words.replace(" %", TIED))

    def text(self) -> str:
        """The words that were set."""
        return super().text().replace(TIED, " %")

    def say(self, words: str) -> None:
        """Show the words; nothing happens where they are shown already."""
        if words != self.text():
            self.setText(words)

    def apply_theme(self, theme: Theme) -> None:
        self.setFont(sized(theme, -self._small, bold=self._bold))
        tint(self, theme.muted if self._muted else theme.foreground)


class SpareLabel(QLabel):
    """Plain text that can be spared: in whatever width is left over, whole or not at all."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


class SteadyLabel(QLabel):
    """Plain text as wide as the widest it has said: only a wider one costs a layout, which is that of the whole window.

    A label of Qt's asks for one at every new text, unless its size is fixed.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._widest = 0  # pixels of the words alone

    def say(self, words: str) -> None:
        """Show the words; nothing happens where they are shown already."""
        if words == self.text():
            return
        self.setText(words)
        self.setAccessibleName(words)
        advance = self.fontMetrics().horizontalAdvance(words)
        if advance > self._widest:
            self._widest = advance
            wanted = self.sizeHint()  # with what is around them, and takes longer
            self.setFixedSize(max(wanted.width(), self.minimumWidth()), wanted.height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew what is written in another font, or said in another language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._widest = self.fontMetrics().horizontalAdvance(self.text())
            self.setFixedSize(self.sizeHint())
