"""What the file of a lab or a lecture says: Markdown that can show words, and nothing else."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from dllab.gui.kit.labels import make_flexible
from dllab.gui.kit.language import language_key
from dllab.labs.tables import Words

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def said(words: Words) -> str:
    """What a file says in the window's language."""
    return words.said(language_key())


class Prose(QLabel):
    """Shows Markdown without raw HTML, pictures or links: a file comes from anywhere, and may ask for nothing."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.RichText, openExternalLinks=False)
        make_flexible(self)

    def say(self, markdown: str) -> None:
        """Show the words, in the label's font."""
        document = QTextDocument(defaultFont=self.font())
        document.setMarkdown(markdown, FEATURES)
        make_plain(document)
        self.setText(document.toHtml())


def page_html(markdown: str) -> str:
    """The same as a part of an HTML page."""
    document = QTextDocument()
    document.setMarkdown(markdown, FEATURES)
    make_plain(document)
    body = re.search("<body[^>]*>(.*)</body>", document.toHtml(), re.DOTALL)
    return body[1] if body else ""


def make_plain(document: QTextDocument) -> None:
    """Take pictures away, and leave of links what they say."""
    found = []
    block = document.begin()
    while block.isValid():
        found += _asking(block)
        block = block.next()
    for start, length, is_picture in reversed(found):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if is_picture:
            cursor.removeSelectedText()
        else:
            cursor.setCharFormat(QTextCharFormat())


def _asking(block: QTextBlock) -> list[tuple[int, int, bool]]:
    """(start, length, whether it is a picture) of the pieces of a paragraph that are pictures or links."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        kind = piece.charFormat()
        if kind.isImageFormat() or kind.isAnchor():
            found.append((piece.position(), piece.length(), kind.isImageFormat()))
        pieces += 1
    return found
