"""Points on a chart that can be dragged, or moved with the arrow keys."""

from dataclasses import dataclass, replace
from typing import Literal

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import HoverEvent, MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Chart, Range
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme

RADIUS = 7  # pixels of a handle; what can be grabbed is larger
REACH = 11
SMALL, LARGE = 1 / 100, 1 / 10  # of what is in view, that an arrow key moves, without and with Shift
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
TURN = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}

Way = Literal["both", "x", "y"]


@dataclass(frozen=True)
class Grip:
    """A handle: where it lies in plot coordinates, its colour, which way it can go, and within which range."""

    x: float
    y: float
    color: str
    way: Way = "both"
    x_range: Range = (-float("inf"), float("inf"))
    y_range: Range = (-float("inf"), float("inf"))

    def moved(self, x: float, y: float) -> tuple[float, float]:
        """Where it goes when it is dragged to (x, y)."""
        across = self.x if self.way == "y" else min(max(x, self.x_range[0]), self.x_range[1])
        up = self.y if self.way == "x" else min(max(y, self.y_range[0]), self.y_range[1])
        return across, up


class Handles(QObject):
    """The handles of a chart, by number. `moved` carries number, x and y; `let_go` the number, once the mouse is up.

    Tab reaches the chart while it has any; then arrow keys move the handle that was touched last, with Shift further,
    and Page Up and Page Down go to the next.
    """

    moved = Signal(int, float, float)
    let_go = Signal(int)

    def __init__(self, chart: Chart):
        super().__init__(chart)
        self.chart = chart
        self._items: list[Handle] = []
        self._theme = Theme(dark=False, presentation=False)
        self.at_hand = 0  # which one the keys move
        chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chart.installEventFilter(self)

    @property
    def grips(self) -> list[Grip]:
        """What is shown."""
        return [item.grip for item in self._items]

    def show(self, grips: list[Grip]) -> None:
        """Show these; items that are there are used again, so that one can be dragged meanwhile."""
        while len(self._items) > len(grips):
            self.chart.removeItem(self._items.pop())
        while len(self._items) < len(grips):
            item = Handle(self, len(self._items))
            item.setZValue(200)
            self.chart.addItem(item)
            self._items.append(item)
        for item, grip in zip(self._items, grips, strict=True):
            item.show_grip(grip, self._theme)
        self.chart.setFocusPolicy(Qt.FocusPolicy.StrongFocus if grips else Qt.FocusPolicy.NoFocus)
        self.at_hand = min(self.at_hand, max(len(grips) - 1, 0))

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self.show(self.grips)

    def take(self, number: int) -> None:
        """Give the keys to this one."""
        self.at_hand = number
        for item in self._items:
            item.update()

    def has_keys(self, number: int) -> bool:
        """Whether the keys move this one now."""
        return self.chart.hasFocus() and number == self.at_hand

    def drag(self, number: int, x: float, y: float) -> None:
        """As if a person had dragged this one there; it is there at once, what it changes is drawn soon."""
        item = self._items[number]
        place = item.grip.moved(x, y)
        item.show_grip(replace(item.grip, x=place[0], y=place[1]), self._theme)
        self.moved.emit(number, *place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.take(self.at_hand)
            keys = tr("Arrow keys move the handle, with Shift further; Page Up and Page Down go to another one.")
            self.chart.setAccessibleDescription(keys if self._items else "")
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            if not self._items or event.key() not in STEPS.keys() | TURN.keys():
                return False
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
            event.accept()
            return True
        return False

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TURN:
            self.take((self.at_hand + TURN[key]) % len(self._items))
            return
        (left, right), (bottom, top) = self.chart.ranges
        share = LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else SMALL
        across, up = STEPS[key]
        grip = self._items[self.at_hand].grip
        self.drag(self.at_hand, grip.x + across * share * (right - left), grip.y + up * share * (top - bottom))
        self.let_go.emit(self.at_hand)


class Handle(pg.GraphicsObject):
    """A disc of some pixels at a place of the plot."""

    def __init__(self, handles: Handles, number: int):
        super().__init__()
        self._handles, self._number = handles, number
        self._theme: Theme | None = None
        self._hovered = False
        self._offset = QPointF()
        self.grip = Grip(0, 0, "#000000")
        self.setFlag(self.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_grip(self, grip: Grip, theme: Theme) -> None:
        """Lie there, in those colours."""
        if (grip, theme) != (self.grip, self._theme):
            self.grip, self._theme = grip, theme
            self.setPos(grip.x, grip.y)
            self.update()

    def boundingRect(self) -> QRectF:
        """What can be grabbed, in pixels."""
        return QRectF(-REACH, -REACH, 2 * REACH, 2 * REACH)

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """A disc with a ring, wider while it is under the mouse or has the keys."""
        theme = self._theme or Theme(dark=False, presentation=False)
        strong = self._hovered or self._handles.has_keys(self._number)
        radius = RADIUS + 2 if strong else RADIUS
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if strong:
            halo = QColor(self.grip.color)
            halo.setAlpha(70)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(0, 0), REACH, REACH)
        painter.setPen(QPen(QColor(theme.background), 2))
        painter.setBrush(QColor(self.grip.color))
        painter.drawEllipse(QPointF(0, 0), radius - 1, radius - 1)

    def hoverEvent(self, event: HoverEvent) -> None:
        """Show that it can be grabbed."""
        hovered = not event.isExit() and event.acceptDrags(Qt.MouseButton.LeftButton)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Take the keys."""
        event.accept()
        self._handles.take(self._number)

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Follow the mouse, from wherever it took hold."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        view = self.getViewBox()
        if event.isStart():
            self._handles.take(self._number)
            self._offset = QPointF(self.grip.x, self.grip.y) - view.mapSceneToView(event.buttonDownScenePos())
        place = view.mapSceneToView(event.scenePos()) + self._offset
        self._handles.drag(self._number, place.x(), place.y())
        if event.isFinish():
            self._handles.let_go.emit(self._number)
