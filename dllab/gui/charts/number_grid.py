"""A matrix as squares, with its numbers in them where there is room."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.charts.chart import Bubble
from dllab.gui.charts.colors import readable_on
from dllab.gui.charts.matrix import color_indices, sign_colors
from dllab.gui.kit.theme import Theme
from dllab.numerals import number

ROOM = 26  # pixels of a square in which a number is written
DIGITS = 2


class NumberGrid(QWidget):
    """Signed values in the colours of signs, or shades of grey from 0 to 1. A frame stands around some of the cells."""

    def __init__(self, *, grey: bool = False):
        super().__init__()
        self._cells: NDArray[np.float64] = np.zeros((1, 1))
        self._frame: QRectF | None = None
        self._title, self._grey = "", grey
        self._theme = Theme(dark=False, presentation=False)
        self._bubble = Bubble(self)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_title(self, title: str) -> None:
        """What stands above it."""
        if title != self._title:
            self._title = title
            self.setAccessibleName(title)
            self.update()

    def show_cells(self, cells: NDArray[np.float64], frame: tuple[int, int, int, int] | None = None) -> None:
        """float64[rows, columns]; frame: row, column, height and width in cells, which may lie partly outside.

        What is shown already costs nothing.
        """
        framed = QRectF(frame[1], frame[0], frame[3], frame[2]) if frame else None
        if framed != self._frame or not np.array_equal(cells, self._cells):
            self._cells, self._frame = cells, framed
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self._bubble.apply_theme(theme)
        self.update()

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """Row and column there."""
        area, side = self._area()
        row, column = int((place.y() - area.top()) // side), int((place.x() - area.left()) // side)
        inside = 0 <= row < self._cells.shape[0] and 0 <= column < self._cells.shape[1]
        return (row, column) if inside else None

    @property
    def side(self) -> float:
        """Pixels of a cell."""
        return self._area()[1]

    def sizeHint(self) -> QSize:
        return QSize(160, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(70, 80)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the number under the mouse."""
        cell = self.cell_at(event.position())
        if cell is None:
            self._bubble.hide()
            return
        words = f"({cell[0] + 1}, {cell[1] + 1}): {number(float(self._cells[cell]))}"
        self._bubble.show_text(words, QPoint(round(event.position().x()), round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more."""
        self._bubble.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, squares, numbers, frame."""
        painter, theme = QPainter(self), self._theme
        area, side = self._area()
        painter.setPen(QColor(theme.foreground))
        heading = QRectF(0, 0, self.width(), area.top())
        shown = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(heading, Qt.AlignmentFlag.AlignCenter, shown)
        colors = self._colors()
        rows, columns = self._cells.shape
        pixels = np.dstack([colors[..., ::-1], np.full((rows, columns), 255, np.uint8)])
        painter.drawImage(area, QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGB32))
        painter.setPen(QPen(QColor(theme.grid), 1))
        if side >= 6:
            for line in range(rows + 1):
                y = area.top() + line * side
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            for line in range(columns + 1):
                x = area.left() + line * side
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if side >= ROOM:
            self._write(painter, area, side, colors)
        if self._frame is not None:
            frame = self._frame
            painter.setPen(QPen(QColor(theme.high), 3))
            corner = area.topLeft() + QPointF(frame.left() * side, frame.top() * side)
            painter.drawRect(QRectF(corner.x(), corner.y(), frame.width() * side, frame.height() * side))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.train), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1))
        painter.end()

    def _write(self, painter: QPainter, area: QRectF, side: float, colors: NDArray[np.uint8]) -> None:
        font = self.font()
        font.setPixelSize(max(9, min(round(side * 0.3), 15)))
        painter.setFont(font)
        for (row, column), value in np.ndenumerate(self._cells):
            color = "#" + "".join(f"{part:02x}" for part in colors[row, column].tolist())
            painter.setPen(QColor(readable_on(color)))
            place = QRectF(area.left() + column * side, area.top() + row * side, side, side)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number(float(value), DIGITS))
        painter.setFont(self.font())

    def _colors(self) -> NDArray[np.uint8]:
        """uint8[rows, columns, 3]."""
        if self._grey:
            shade = np.round(255 * np.clip(self._cells, 0, 1)).astype(np.uint8)
            return np.repeat(shade[..., None], 3, axis=2)
        finite = np.abs(self._cells[np.isfinite(self._cells)])
        cells = self._cells.astype(np.float32)
        return sign_colors(self._theme)[color_indices(cells, float(finite.max()) if finite.size else 0.0)]

    def _area(self) -> tuple[QRectF, float]:
        """Where the squares lie, below the title, and how large one is."""
        top = self.fontMetrics().height() + 8.0
        rows, columns = self._cells.shape
        side = max(min((self.width() - 6) / columns, (self.height() - top - 6) / rows), 1.0)
        return QRectF((self.width() - side * columns) / 2, top, side * columns, side * rows), side
