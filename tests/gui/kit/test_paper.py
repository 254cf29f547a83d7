"""Sheets of A4."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QTextDocument

from dllab.gui.kit.paper import print_document, room_on, sheets


@pytest.mark.parametrize("lines", range(30, 60))
def test_that_no_heading_stands_alone_at_the_foot_of_a_sheet(qapp, lines):
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    writer, document = sheets(written, "A title"), QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(room_on(writer))
    document.setHtml("<p>line</p>" * lines + "<h2>Heading</h2><table><tr><td>cell</td></tr></table>")
    count = print_document(document, writer, qapp.font(), "#000000")
    layout, block = document.documentLayout(), document.begin()
    while not block.blockFormat().headingLevel():
        block = block.next()
    places = [layout.blockBoundingRect(each).center().y() for each in (block, block.next())]
    here, after = (int(place // room_on(writer).height()) for place in places)
    assert here == after < count == document.pageCount()
    written.close()
    assert bytes(written.data().data()).startswith(b"%PDF-")
