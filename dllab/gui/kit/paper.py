"""Rich text on sheets of A4: no heading stands alone at a sheet's foot, and every sheet has its number."""

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

DOTS = 96  # an inch, of the layout; what is written is paths and letters
MARGINS = QMarginsF(18, 16, 18, 18)  # mm
FOOT = 24  # pixels of the layout below the text


def sheets(device: str | QIODevice, title: str) -> QPdfWriter:
    """A PDF of A4 sheets. device: a file's name, or what is written to."""
    writer = QPdfWriter(device)
    writer.setTitle(title)
    writer.setCreator("dllab")
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, upright, MARGINS, QPageLayout.Unit.Millimeter))
    writer.setResolution(DOTS)
    return writer


def room_on(writer: QPdfWriter) -> QSizeF:
    """Pixels of the layout that text has on a sheet."""
    return QSizeF(writer.width(), writer.height() - FOOT)


def print_document(document: QTextDocument, writer: QPdfWriter, font: QFont, ink: str, *, first: int = 1) -> int:
    """Write the sheets, numbered in `font` and `ink` from the one numbered `first` on; returns how many there are.

    The document has `room_on` the writer for its pages. Raises OSError where it cannot be written.
    """
    room = document.pageSize()
    _keep_together(document, room.height())
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("nothing can be drawn on the sheets")
    count = document.pageCount()
    for number in range(1, count + 1):
        if number > 1:
            writer.newPage()
        _draw(painter, document, number, room)
        if number >= first:
            painter.setFont(font)
            painter.setPen(ink)
            foot = QRectF(0, room.height(), room.width(), FOOT)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return count


def _keep_together(document: QTextDocument, height: float) -> None:
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


def _draw(painter: QPainter, document: QTextDocument, number: int, room: QSizeF) -> None:
    view = QRectF(0, (number - 1) * room.height(), room.width(), room.height())
    painter.save()
    painter.translate(0, -view.top())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()
