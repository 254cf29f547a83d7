"""A plane on which points are put down, painted and rubbed out."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.datasets.drawn import MOST_CLASSES, MOST_POINTS, REACH
from dllab.gui.forms.colours import accent_colour, line_colour, mixed, muted_colour
from dllab.gui.kit.theme import OKABE_ITO

LARGEST = 340
MARGIN = 6
DOT = 4.0
BRUSH_SPACING = 9.0  # pixels that the mouse goes between two points
BRUSH_SPREAD = 8.0  # standard deviation of a painted point's distance from the mouse, in pixels
ERASER = 12.0
KEY_STEP, KEY_STRIDE = 0.1, 0.5  # of the arrow keys, without and with Shift
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
ADD = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

Point = tuple[float, float, int]


class DrawingCanvas(QWidget):
    """Holds (x, y, class) points in ±REACH; `stroke_ended` follows each stroke or key that changed them.

    Keys: arrows move a cross hair, Enter adds a point there, Delete removes what is there, 1 to 8 ask for a class
    through `label_asked`.
    """

    stroke_ended = Signal()
    label_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.points: list[Point] = []
        self.label = 0
        self.erasing = False
        self.random = np.random.default_rng()  # of the brush: what is drawn is kept, so nothing depends on its seed
        self._before: list[Point] | None = None  # of the stroke being drawn
        self._last = QPointF()
        self._pointer: QPointF | None = None
        self._cross_hair: tuple[float, float] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def place(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is on the widget."""
        frame = self._frame()
        scale = frame.width() / (2 * REACH)
        return QPointF(frame.center().x() + x * scale, frame.center().y() - y * scale)

    def add(self, place: QPointF) -> None:
        """Put a point down, on the rim where `place` is beyond it."""
        if len(self.points) < MOST_POINTS:
            x, y = self._position(place)
            self.points.append((x, y, self.label))
            self.update()

    def erase(self, place: QPointF) -> None:
        """Take away every point within the eraser's reach."""
        self.points = [point for point in self.points if _distance(self.place(*point[:2]), place) > ERASER]
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._before, self._last = list(self.points), event.position()
        self._cross_hair = None
        self.erase(event.position()) if self._rubs(event) else self.add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        self._pointer = place
        if self._before is not None:
            if self._rubs(event):
                self.erase(place)
            else:
                self._paint_to(place)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        before, self._before = self._before, None
        if before is not None and before != self.points:
            self.stroke_ended.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._cross_hair = self._cross_hair or (0.0, 0.0)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cross_hair = None
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._knows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._knows(event):
            super().keyPressEvent(event)
            return
        x, y = self._cross_hair or (0.0, 0.0)
        if event.key() in ARROWS:
            across, up = ARROWS[Qt.Key(event.key())]
            stride = KEY_STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP
            self._cross_hair = (_within(x + across * stride), _within(y + up * stride))
            self.update()
        elif event.text().isdigit():
            self.label_asked.emit(int(event.text()) - 1)
        else:
            self._cross_hair = (x, y)
            before = list(self.points)
            self.add(self.place(x, y)) if event.key() in ADD else self.erase(self.place(x, y))
            if before != self.points:
                self.stroke_ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(min(event.size().width(), LARGEST))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = palette.color(QPalette.ColorRole.Base)
        painter.setPen(accent_colour(palette) if self.hasFocus() else line_colour(palette))
        painter.setBrush(base)
        painter.drawRoundedRect(self._frame().adjusted(-MARGIN + 0.5, -MARGIN + 0.5, MARGIN - 0.5, MARGIN - 0.5), 4, 4)
        self._draw_grid(painter)
        painter.setPen(QPen(base, 1))
        for x, y, label in self.points:
            painter.setBrush(QColor(OKABE_ITO[label]))
            painter.drawEllipse(self.place(x, y), DOT, DOT)
        self._draw_tools(painter)
        painter.end()

    def _draw_grid(self, painter: QPainter) -> None:
        palette, frame = self.palette(), self._frame()
        line = line_colour(palette)
        faint = mixed(line, palette.color(QPalette.ColorRole.Base), 0.55)
        for value in range(-math.floor(REACH), math.floor(REACH) + 1):
            at = self.place(value, value)
            painter.setPen(line if value == 0 else faint)
            painter.drawLine(QPointF(at.x(), frame.top()), QPointF(at.x(), frame.bottom()))
            painter.drawLine(QPointF(frame.left(), at.y()), QPointF(frame.right(), at.y()))
        small = painter.font()
        small.setPointSizeF(small.pointSizeF() * 0.8)
        painter.setFont(small)
        painter.setPen(muted_colour(palette))
        for value, written in ((-2, "−2"), (2, "2")):
            for at in (self.place(value, 0), self.place(0, value)):
                painter.drawText(at + QPointF(3, painter.fontMetrics().ascent() + 1), written)

    def _draw_tools(self, painter: QPainter) -> None:
        """The eraser where the mouse is, and the keys' cross hair."""
        palette = self.palette()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.erasing and self._pointer is not None:
            painter.setPen(QPen(muted_colour(palette), 1.4))
            painter.drawEllipse(self._pointer, ERASER, ERASER)
        if self._cross_hair is not None:
            at = self.place(*self._cross_hair)
            painter.setPen(QPen(QColor(OKABE_ITO[self.label]), 2))
            for across, up in ARROWS.values():
                painter.drawLine(at + QPointF(4 * across, 4 * up), at + QPointF(11 * across, 11 * up))

    def _paint_to(self, place: QPointF) -> None:
        """Scatter points along the way from the last place of the mouse."""
        way = place - self._last
        count = int(math.hypot(way.x(), way.y()) / BRUSH_SPACING)
        for step in range(1, count + 1):
            beside = QPointF(*self.random.normal(0, BRUSH_SPREAD, 2).tolist())
            self.add(self._last + way * (step / count) + beside)
        if count:
            self._last = place

    def _frame(self) -> QRectF:
        side = min(self.width(), self.height()) - 2 * MARGIN
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _position(self, place: QPointF) -> tuple[float, float]:
        frame = self._frame()
        scale = 2 * REACH / frame.width()
        return (
            _within((place.x() - frame.center().x()) * scale),
            _within((frame.center().y() - place.y()) * scale),
        )

    def _rubs(self, event: QMouseEvent) -> bool:
        right = Qt.MouseButton.RightButton
        return self.erasing or event.button() == right or bool(event.buttons() & right)

    def _knows(self, event: QKeyEvent) -> bool:
        is_label = event.text() in [str(label + 1) for label in range(MOST_CLASSES)]
        shifted = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not shifted and (is_label or event.key() in (*ARROWS, *ADD, *REMOVE))


def _within(value: float) -> float:
    """A coordinate on the plane, to three digits, so that files stay readable."""
    return round(min(max(value, -REACH), REACH), 3)


def _distance(first: QPointF, second: QPointF) -> float:
    way = first - second
    return math.hypot(way.x(), way.y())
