"""The handbook as one PDF: a title, the contents, and every page of it."""

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.document import HandbookDocument, Look
from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.language import tr
from dllab.gui.kit.paper import print_document, room_on, sheets
from dllab.gui.kit.theme import Theme

POINTS = 10
SCALE = 4.0  # of pictures, to the dots of the layout
LINK = re.compile(r'<a href="[^"]*">(.*?)</a>', re.DOTALL)
PAGE_BREAK = "page-break-before: always"
LOOK = Look(Theme(dark=False, presentation=False), POINTS, SCALE)
WIDE = 640  # pixels of a picture


class PrintedDocument(HandbookDocument):
    """Takes the pictures of the window from a folder."""

    def __init__(self, pictures: Path):
        super().__init__(LOOK)
        self._pictures = pictures

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        url = QUrl(name)
        if url.scheme() == "shot":
            return QImage(str(self._pictures / f"{url.path()}.png"))
        return super().loadResource(kind, url)


def print_book(book: Book, pictures: Path, path: Path) -> int:
    """Write the PDF; returns how many pages it has.

    pictures: a folder of NAME.png; those that are missing are left out. Raises OSError where it cannot be written.
    """
    writer = sheets(str(path), tr("dllab handbook"))
    document = PrintedDocument(pictures)
    font = window_font()
    font.setPointSizeF(POINTS)
    document.use(LOOK, font)
    document.setPageSize(room_on(writer))
    document.show_html(_whole(book, pictures))
    return print_document(document, writer, font, LOOK.theme.muted, first=2)


def _whole(book: Book, pictures: Path) -> str:
    """Every page in one. Paper has no links."""

    def show(name: str, words: str) -> str:
        there = (pictures / f"{name}.png").is_file()
        return f'<p><img src="shot:{name}" width="{WIDE}" /></p><p><i>{words}</i></p>' if there else ""

    contents = "".join(f"<li>{page.title}</li>" for page in book.pages)
    title = f'<h1 style="font-size: 30pt; margin-top: 120px">{tr("dllab handbook")}</h1>'
    parts = [title, f"<h2>{tr('Contents')}</h2><ol>{contents}</ol>"]
    parts += [page.pictured(show).replace("<h1>", f'<h1 style="{PAGE_BREAK}">', 1) for page in book.pages]
    return LINK.sub(r"\1", "".join(parts))
