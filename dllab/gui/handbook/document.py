"""The handbook's pages as rich text of Qt's, which draws a formula where a page asks for its picture."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument

from dllab.gui.handbook.typeset import formula_picture
from dllab.gui.kit.theme import Theme

SCHEME = "formula"
LETTERS = 1.25  # the height of a formula's letters in those of the text: 13 pixels are 10 points on a screen
TABLE = '<table cellpadding="4" cellspacing="0" border="0" style="border-collapse: collapse; margin-top: 6px"'
PIXELS_A_POINT = 4 / 3


@dataclass(frozen=True)
class Look:
    """How pages are set. points: the size of the text; scale: dots a pixel in the pictures of formulas."""

    theme: Theme
    points: float
    scale: float = 1.0

    @property
    def letters(self) -> float:
        """Pixels of a formula's letters."""
        return self.points * PIXELS_A_POINT * LETTERS

    @staticmethod
    def set_formula(line: str) -> str:
        """A line of a formula as HTML: a picture that `picture` draws when it is asked for."""
        return f'<img src="{SCHEME}:{quote(line, safe="")}" alt="{escape(line)}" />'

    def picture(self, url: QUrl) -> QImage:
        """The formula that a page asks for."""
        line = unquote(url.toString().partition(":")[2])
        return formula_picture(line, self.letters, self.theme.foreground, self.scale)

    @property
    def style_sheet(self) -> str:
        """Of a QTextDocument, which knows a small part of CSS."""
        theme, points = self.theme, self.points
        return (
            f"body, p, li, td, th {{ font-size: {points:g}pt; color: {theme.foreground}; }}"
            f"h1 {{ font-size: {1.9 * points:g}pt; color: {theme.foreground}; margin-bottom: 10px; }}"
            f"h2 {{ font-size: {1.35 * points:g}pt; color: {theme.foreground}; margin-top: 22px; margin-bottom: 4px; }}"
            f"h3 {{ font-size: {1.1 * points:g}pt; color: {theme.foreground}; margin-top: 14px; margin-bottom: 2px; }}"
            "p { margin-top: 5px; margin-bottom: 5px; } li { margin-bottom: 4px; }"
            ".formula { margin-left: 24px; margin-top: 3px; margin-bottom: 3px; }"
            f"a {{ color: {theme.low}; text-decoration: none; }}"
            f"code {{ font-family: monospace; font-size: {0.95 * points:g}pt; color: {theme.muted}; }}"
            f"pre {{ font-family: monospace; font-size: {0.95 * points:g}pt; color: {theme.foreground};"
            f" background-color: {theme.raised}; margin-left: 12px; }}"
            f"th {{ text-align: left; color: {theme.muted}; }} td, th {{ border-bottom: 1px solid {theme.line}; }}"
            f"blockquote {{ color: {theme.muted}; }}"
        )


class HandbookDocument(QTextDocument):
    """Shows pages in a look."""

    def __init__(self, look: Look, parent: QObject | None = None):
        super().__init__(parent)
        self.look = look
        self.setDocumentMargin(0)

    def use(self, look: Look, font: QFont) -> None:
        """Take another look from the next page on."""
        self.look = look
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(look.style_sheet)

    def show_html(self, html: str) -> None:
        """Set the pages; tables get what CSS cannot say here."""
        self.setHtml(html.replace("<table", TABLE))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        url = QUrl(name)
        return self.look.picture(url) if url.scheme() == SCHEME else super().loadResource(kind, url)
