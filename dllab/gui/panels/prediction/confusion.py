"""How often each class is taken for each other."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from dllab.gui.charts.colors import hexadecimal, readable_on, sequential
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import OKABE_ITO
from dllab.gui.kit.themed import Themed
from dllab.numerals import count

CENTER = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
UNCUT = Qt.TextFlag.TextDontClip
GAP = 6.0
LEAST_CELL = 18.0  # pixels in which a count can be read
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # Space belongs to the run
ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}

Cell = tuple[int, int]  # true class, predicted class


class Confusion(Themed, QWidget):
    """Counts in cells: rows are true classes, columns predicted ones, colours the share of a row.

    cell_pressed: carries the cell that was clicked, or that the arrow keys have come to when Enter is pressed. It is
    emitted where cells are offered.
    """

    cell_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(120, 120)
        self._offers = False
        self._chosen: Cell | None = None
        self._current: Cell = (0, 0)  # that the arrow keys have come to
        self._names: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._counts = np.zeros((0, 0), np.int64)

    @property
    def counts(self) -> NDArray[np.int64]:
        """int64[true, predicted]."""
        return self._counts

    def set_counts(self, counts: NDArray[np.int64]) -> None:
        """Draw int64[true, predicted]."""
        self._counts = counts
        self.update()

    def offer_cells(self, on: bool) -> None:
        """Be reached by Tab and by the mouse, or be only looked at."""
        self._offers = on
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(on)
        if not on:
            self.unsetCursor()

    def mark(self, cell: Cell | None) -> None:
        """Set a cell apart, or none."""
        self._chosen = cell
        self.update()

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Call the classes so; as many as there are rows."""
        self._names = self._labels = names
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Background, cells, names, titles."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.background))
        if self._names:
            painter.setPen(QColor(self._theme.foreground))
            painter.setFont(self._font(self._theme.point_size - 1))
            self._choose_labels(QFontMetricsF(painter.font()))
            area = self._area(QFontMetricsF(painter.font()))
            self._paint_names(painter, area)
            self._paint_cells(painter, area)
            self._paint_marks(painter, area)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say in full what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().event(event)

    def words_at(self, position: QPoint) -> str:
        """True class, predicted class and count of the cell there; empty beside the cells."""
        cell = self.cell_at(position)
        if cell is None:
            return ""
        words = tr(
            "true: {true} · predicted: {predicted} · {count}",
            true=self._names[cell[0]],
            predicted=self._names[cell[1]],
            count=count(float(self._counts[cell])),
        )
        return tr("{words}\nA click shows these images", words=words) if self._offers else words

    def cell_at(self, position: QPoint) -> Cell | None:
        """The cell there; None beside the cells."""
        area = self._area(QFontMetricsF(self._font(self._theme.point_size - 1))) if self._names else QRectF()
        if not area.contains(QPointF(position)):
            return None
        size, last = area.width() / len(self._names), len(self._names) - 1
        row, column = int((position.y() - area.top()) / size), int((position.x() - area.left()) / size)
        return min(row, last), min(column, last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        if self._offers and self.cell_at(event.position().toPoint()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a cell."""
        cell = self.cell_at(event.position().toPoint())
        if self._offers and cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cell_pressed.emit(cell)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from cell to cell, Enter presses one."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._offers and plain and arrow is not None and self._names:
            row, column = (place + step for place, step in zip(self._reached, arrow, strict=True))
            self._current = row % len(self._names), column % len(self._names)
            self.update()
        elif self._offers and plain and event.key() in PRESS and self._names:
            self.cell_pressed.emit(self._reached)
        else:
            super().keyPressEvent(event)

    @property
    def _reached(self) -> Cell:
        """Where the arrow keys are, of the classes there are."""
        last = len(self._names) - 1
        return min(self._current[0], last), min(self._current[1], last)

    def _font(self, points: float) -> QFont:
        font = QFont()
        font.setPointSizeF(points)
        return font

    def _area(self, metrics: QFontMetricsF) -> QRectF:
        """The square of the cells, to the right of the rows' names and above the columns'."""
        line = metrics.height()
        names = self._name_width(metrics)
        left = names + line + 3 * GAP
        below = (names if self._turned(metrics) else line) + line + 3 * GAP
        side = max(min(self.width() - left - GAP, self.height() - below - GAP), 40.0)
        spare = max(self.width() - left - GAP - side, 0) / 2
        return QRectF(left + spare, GAP, side, side)

    def _choose_labels(self, metrics: QFontMetricsF) -> None:
        """The names, or where these would leave no room for the counts, the classes' numbers."""
        self._labels = self._names
        if self._area(metrics).width() / len(self._names) < LEAST_CELL:
            self._labels = tuple(str(index) for index in range(len(self._names)))

    def _name_width(self, metrics: QFontMetricsF) -> float:
        widest = max(metrics.horizontalAdvance(name) for name in self._labels)
        return min(widest, 0.3 * min(self.width(), self.height()))

    def _turned(self, metrics: QFontMetricsF) -> bool:
        """Whether the columns' names are too wide to stand upright."""
        room = (min(self.width(), self.height()) - 60) / len(self._names)
        return self._name_width(metrics) > room - 4

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        line, width = metrics.height(), self._name_width(metrics)
        turned = self._turned(metrics)
        cell = area.width() / len(self._names)
        shown_labels = self._labels if cell >= 0.8 * line else ()
        for index, name in enumerate(shown_labels):
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width + 1)
            row = QRectF(area.left() - GAP - width, area.top() + index * cell, width, cell)
            painter.drawText(row, RIGHT | UNCUT, shown)
            middle = area.left() + (index + 0.5) * cell
            if turned:
                _turn(painter, QPointF(middle, area.bottom() + GAP), QRectF(-width, -line / 2, width, line), shown)
            else:
                painter.drawText(QRectF(middle - cell / 2, area.bottom() + GAP / 2, cell, line), CENTER, shown)
        below = area.bottom() + GAP + (width if turned else line)
        painter.drawText(
            QRectF(area.left(), below + GAP / 2, area.width(), line), CENTER | UNCUT, tr("predicted class")
        )
        side = area.height()
        corner = QPointF(area.left() - 2 * GAP - width - line, area.top())
        _turn(painter, corner, QRectF(-side, 0, side, line), tr("true class"), CENTER | UNCUT)

    def _paint_cells(self, painter: QPainter, area: QRectF) -> None:
        cell = area.width() / len(self._names)
        painter.setFont(self._font(max(min(self._theme.point_size - 1, cell * 0.3), 6)))
        written = cell >= 0.75 * LEAST_CELL
        table = sequential(self._theme.raised, OKABE_ITO[0])
        totals = np.maximum(self._counts.sum(1, keepdims=True), 1)
        shades = np.round(self._counts / totals * 255).astype(int)
        for (row, column), amount in np.ndenumerate(self._counts):
            place = QRectF(area.left() + column * cell, area.top() + row * cell, cell - 1, cell - 1)
            color = hexadecimal(table[shades[row, column]].astype(np.float32))
            painter.fillRect(place, QColor(color))
            if written:
                painter.setPen(QColor(readable_on(color) if amount else self._theme.muted))
                painter.drawText(place, CENTER, count(float(amount)))

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        """Around the cell whose images are shown, and the one that the keyboard is at."""
        size = area.width() / len(self._names)
        marks = [(self._chosen, Qt.PenStyle.SolidLine, 2.0)] if self._chosen is not None else []
        if self.hasFocus():
            marks.append((self._reached, Qt.PenStyle.DotLine, 1.0))
        for (row, column), style, width in marks:
            place = QRectF(area.left() + column * size - 1, area.top() + row * size - 1, size, size)
            painter.setPen(QPen(QColor(self._theme.foreground), width, style))
            painter.drawRect(place)


def _turn(painter: QPainter, at: QPointF, place: QRectF, text: str, alignment: int = RIGHT) -> None:
    """Write upwards: `place` is relative to `at`, in coordinates turned to the left."""
    painter.save()
    painter.translate(at)
    painter.rotate(-90)
    painter.drawText(place, alignment, text)
    painter.restore()
