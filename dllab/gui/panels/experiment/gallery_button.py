"""The button that opens the gallery: four squares."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from dllab.gui.forms.colours import muted_colour

SQUARE, GAP = 5, 2


class GalleryButton(QToolButton):
    """As tall as the list beside it."""

    def __init__(self, parent: QWidget, beside: QWidget):
        super().__init__(parent)
        self._beside = beside
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(28, self._beside.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(muted_colour(self.palette()))
        side = 2 * SQUARE + GAP
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        for x in (0, SQUARE + GAP):
            for y in (0, SQUARE + GAP):
                painter.drawRect(QRectF(left + x, top + y, SQUARE, SQUARE))
        painter.end()
