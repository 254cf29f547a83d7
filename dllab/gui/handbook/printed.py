"""The handbook as one PDF: a title, the contents, and every page of it."""

import re
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextFormat,
)

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.document import HandbookDocument, Look
from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme

POINTS = 10
DOTS = 96  # an inch, of the layout; what is written is paths and letters, and pictures at SCALE times as many
SCALE = 4.0
MARGINS = QMarginsF(18, 16, 18, 18)  # mm
FOOT = 24  # pixels of the layout below the text
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
    writer = QPdfWriter(str(path))
    writer.setTitle(tr("dllab handbook"))
    writer.setCreator("dllab")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter
        )
    )
    writer.setResolution(DOTS)
    document = PrintedDocument(pictures)
    font = window_font()
    font.setPointSizeF(POINTS)
    document.use(LOOK, font)
    room = QSizeF(writer.width(), writer.height() - FOOT)
    document.setPageSize(room)
    document.show_html(_whole(book, pictures))
    _keep_together(document, room.height())
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"cannot write {path}")
    count = document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        _draw(painter, document, number, room, font)
    painter.end()
    return count


def _keep_together(document: HandbookDocument, height: float) -> None:
    """Move headings from the foot of a sheet to the head of the next, where what they are about begins."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid() and block.next().isValid():
        if block.blockFormat().headingLevel():
            here, after = (layout.blockBoundingRect(each).center().y() // height for each in (block, block.next()))
            if after > here:
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
                document.markContentsDirty(0, document.characterCount())  # or what follows is not moved along
        block = block.next()


def _draw(painter: QPainter, document: HandbookDocument, number: int, room: QSizeF, font: QFont) -> None:
    """One sheet, with its number but on the first."""
    view = QRectF(0, number * room.height(), room.width(), room.height())
    painter.save()
    painter.translate(0, -view.top())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()
    if number:
        painter.setFont(font)
        painter.setPen(LOOK.theme.muted)
        painter.drawText(QRectF(0, room.height(), room.width(), FOOT), Qt.AlignmentFlag.AlignCenter, str(number + 1))


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
