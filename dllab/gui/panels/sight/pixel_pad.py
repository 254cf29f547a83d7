"""The picture that the network is shown; drawing on it changes it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.theme import OKABE_ITO
from dllab.gui.kit.themed import Themed
from dllab.gui.panels.sight.brush import Pixels, Point, painted, rubbed

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
DOT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RUB = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
LEAST, LARGEST = 72, 280  # pixels of its side


class PixelPad(Themed, QWidget):
    """A picture of 0 (black) … 1, float32[height, width]. `drawn`: a person has changed it.

    The mouse draws, with its right button it rubs out. The arrow keys move a cross hair, with Shift they draw; Enter
    draws a dot, and Delete rubs one out.
    """

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(LEAST, LEAST)
        self.setMaximumSize(LARGEST, LARGEST)
        self.picture: Pixels = np.zeros((8, 8), np.float32)
        self._last: Point | None = None
        self._cross_hair: Point | None = None
        self._frame: tuple[slice, slice] | None = None

    def show_picture(self, picture: NDArray[np.float32]) -> None:
        """Show another one; nothing is emitted."""
        self.picture = picture
        self.update()

    def frame(self, rows: slice, columns: slice) -> None:
        """Set a part of it apart; it may reach beyond the picture."""
        self._frame = rows, columns
        self.update()

    def unframe(self) -> None:
        """Set nothing apart."""
        if self._frame is not None:
            self._frame = None
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, 168)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = self._point(event.position())
        self._stroke(event, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._stroke(event, self._point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.MouseFocusReason and self._cross_hair is None:
            height, width = self.picture.shape
            self._cross_hair = (width / 2, height / 2)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cross_hair = None
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_own(event):
            super().keyPressEvent(event)
            return
        height, width = self.picture.shape
        begin = end = self._cross_hair or (width / 2, height / 2)
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            end = (min(max(begin[0] + across, 0.5), width - 0.5), min(max(begin[1] + down, 0.5), height - 0.5))
        self._cross_hair = end
        if key in RUB:
            self._change(rubbed(self.picture, begin, end))
        elif key in DOT or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._change(painted(self.picture, begin, end))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, place = QPainter(self), self._place()
        grey = np.ascontiguousarray(np.clip(np.nan_to_num(self.picture) * 255, 0, 255).astype(np.uint8))
        height, width = grey.shape
        painter.drawImage(place, QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.train if self.hasFocus() else self._theme.axis), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        cell = place.width() / width
        if self._frame is not None:
            rows, columns = self._frame
            painter.setPen(QPen(QColor(OKABE_ITO[1]), 2))
            part = QRectF(columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start)
            painter.setClipRect(self.rect())
            painter.drawRect(
                QRectF(
                    place.left() + part.left() * cell, place.top() + part.top() * cell,
                    part.width() * cell, part.height() * cell,
                )
            )  # fmt: skip
        if self._cross_hair is not None:
            at = QPointF(place.left() + self._cross_hair[0] * cell, place.top() + self._cross_hair[1] * cell)
            painter.setPen(QPen(QColor(OKABE_ITO[1]), 2))
            for across, down in ARROWS.values():
                painter.drawLine(at + QPointF(4 * across, 4 * down), at + QPointF(10 * across, 10 * down))
        painter.end()

    def _stroke(self, event: QMouseEvent, end: Point) -> None:
        begin = self._last or end
        self._last = end
        rubs = bool(event.buttons() & Qt.MouseButton.RightButton)
        self._change((rubbed if rubs else painted)(self.picture, begin, end))

    def _change(self, picture: Pixels) -> None:
        self.show_picture(picture)
        self.drawn.emit()

    def _place(self) -> QRectF:
        """As large as may be, in the picture's own proportions."""
        height, width = self.picture.shape
        cell = min(self.width() / width, self.height() / height)
        size = QRectF(0, 0, width * cell, height * cell)
        size.moveCenter(QRectF(self.rect()).center())
        return size

    def _point(self, position: QPointF) -> Point:
        place = self._place()
        cell = place.width() / self.picture.shape[1]
        return (position.x() - place.left()) / cell, (position.y() - place.top()) / cell


def _is_own(event: QKeyEvent) -> bool:
    shifted = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not shifted and event.key() in (*ARROWS, *DOT, *RUB)
