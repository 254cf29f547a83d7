"""Text of any length in the room there is: it wraps, is cut after some lines, and is there whole for who asks."""

import re
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from dllab.gui.kit.layouts import vertical

MOST, LINES = 400, 6  # characters and lines that are shown unasked
MOST_HOVERED = 2000  # characters
LONGEST_WORD = 20  # characters in which a line need not break
ZERO_WIDTH = "\u200b"  # where it may
TOGETHER = "\N{WORD JOINER}"
CHINESE = r"[\u2e80-\u9fff\uff00-\uffef]"
BESIDE_CHINESE = re.compile(f"(?<={CHINESE})(?=.)|(?<=.)(?={CHINESE})")
NAME = 80  # characters of a name in a title or a question
WINDOW = QSize(640, 400)


def breakable(words: str) -> str:
    """The same to the eye, with places to break a line in words that are longer than most."""
    return re.sub(rf"\S{{{LONGEST_WORD}}}(?=\S)", lambda found: found[0] + ZERO_WIDTH, words)


def unbroken(words: str) -> str:
    """The same to the eye, without a place to break a line in: between Chinese characters every one is."""
    return BESIDE_CHINESE.sub(TOGETHER, words.replace(" ", "\N{NO-BREAK SPACE}"))


def shortened(words: str, most: int = MOST, lines: int = LINES) -> str:
    """At most so many characters in so many lines; "…" stands for the rest."""
    kept = "\n".join(words.split("\n", lines)[:lines])[:most]
    return words if kept == words else kept.rstrip() + "…"


def short_name(name: str) -> str:
    """A name in one line that is not too long for a title."""
    return shortened(" ".join(name.split()) if "\n" in name else name, NAME, 1)


def hovered(words: str) -> str:
    """What hovering shows of a long text: rich text, since plain text does not wrap there."""
    return f"<qt>{escape(breakable(shortened(words, MOST_HOVERED, MOST_HOVERED))).replace(chr(10), '<br>')}</qt>"


class LongLabel(QLabel):
    """Plain text that asks for no width. Where it is cut, hovering shows more; `text()` is always all of it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._said = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def is_cut(self) -> bool:
        """Whether not all of it is shown."""
        return shortened(self._said) != self._said

    def text(self) -> str:
        return self._said

    def shown(self) -> str:
        """What is seen of it, with places where lines may break."""
        return breakable(shortened(self._said))

    def setText(self, words: str) -> None:
        was_cut, self._said = self.is_cut, words
        super().setText(self.shown())
        if was_cut or self.is_cut:
            self.setToolTip(hovered(words) if self.is_cut else "")

    def minimumSizeHint(self) -> QSize:
        """A line, of any width."""
        return QSize(0, self.fontMetrics().height())


class TextWindow(QDialog):
    """All of a text, to be read and copied, beside a training that goes on."""

    def __init__(self, parent: QWidget, title: str, words: str):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.page = QPlainTextEdit(words, readOnly=True)
        self.page.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        vertical(self, self.page, buttons, margins=None)
        self.resize(WINDOW)
