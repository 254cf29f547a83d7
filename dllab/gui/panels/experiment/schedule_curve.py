"""A small curve: the learning rate over the whole run, with handles that change the schedule."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dllab.engine.schedules.dragging import Place
from dllab.gui.charts.handles import STEPS, TURN
from dllab.gui.forms.colours import accent_colour, line_colour, muted_colour, tinted
from dllab.gui.forms.numbers import shown

HEIGHT = 88
POINTS = 400
RADIUS, REACH = 4.5, 10  # pixels of a handle, and from it within which it is grabbed
SLACK = 3  # pixels before it is seen which way the mouse goes
SMALL, LARGE = 1 / 200, 1 / 20  # of the run or of the highest rate, that an arrow key moves, without and with Shift


class ScheduleCurve(QWidget):
    """Rates from 0 to the highest one, which is written in the corner.

    dragged: carries the number of a handle, and the step and rate it was dragged to; let_go: the mouse is up. Tab
    reaches the curve: arrow keys move a handle, with Shift further, Page Up and Page Down go to the next.
    """

    dragged = Signal(int, float, float)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rates: NDArray[np.float64] = np.zeros(2)
        self._end = ""
        self._total = 1
        self.places: list[Place] = []
        self._words: Sequence[str] = ()
        self.at_hand = 0  # the handle that the keys move
        self._held: int | None = None
        self._pressed = QPointF()
        self._candidates: list[int] = []  # that the mouse has pressed on, until it is seen which way it goes
        self._under: int | None = None
        self._highest = 1.0  # which stays while a handle is held: what is aimed at does not move
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT + self.fontMetrics().height())

    def show_rates(self, rates: NDArray[np.float64], end: str) -> None:
        """Draw rates at evenly spread steps; `end` names the last of them."""
        self._rates, self._end = rates, end
        if self._held is None:
            self._highest = float(rates.max()) or 1.0
        self.update()

    def show_handles(self, places: list[Place], total: int, words: Sequence[str]) -> None:
        """Draw handles on a run of `total` steps; `words` say what each sets."""
        self.places, self._total, self._words = places, max(total, 1), words
        self.at_hand = min(self.at_hand, max(len(places) - 1, 0))
        self.update()

    def point_of(self, place: Place) -> QPointF:
        """Where a handle lies, in pixels."""
        frame = self._frame()
        x = frame.left() + frame.width() * place.step / self._total
        return QPointF(x, frame.bottom() - frame.height() * min(place.rate / self._highest, 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text_height = self.fontMetrics().height()
        painter.setPen(line_colour(palette))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - text_height), 4, 4)
        self._draw_curve(painter, self._frame())
        for number, place in enumerate(self.places):
            self._draw_handle(painter, self.point_of(place), self._is_strong(number))
        painter.setPen(muted_colour(palette))
        below = QRectF(0, self.height() - text_height, self.width(), text_height)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"η ≤ {shown(float(f'{self._rates.max():.3g}'))}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._end)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not near:
            super().mousePressEvent(event)
            return
        self._pressed, self._candidates = event.position(), near
        self._held = self.at_hand = near[0]
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._hover(next(iter(self._near(event.position())), None))
            return
        frame, place = self._frame(), event.position()
        if not self._settle(place - self._pressed):
            return
        step = self._total * (place.x() - frame.left()) / max(frame.width(), 1)
        rate = self._highest * (frame.bottom() - place.y()) / max(frame.height(), 1)
        self.dragged.emit(self._held, step, max(rate, 0.0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held = None
            self._highest = float(self._rates.max()) or 1.0
            self.let_go.emit()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() in STEPS.keys() | TURN.keys():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.places and key in TURN:
            self.at_hand = (self.at_hand + TURN[key]) % len(self.places)
            self.update()
        elif self.places and key in STEPS:
            share = LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else SMALL
            across, up = STEPS[key]
            place = self.places[self.at_hand]
            step = place.step + across * max(share * self._total, 1)
            self.dragged.emit(self.at_hand, step, max(place.rate + up * share * self._highest, 0.0))
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def _frame(self) -> QRectF:
        """Where the curve is drawn."""
        return QRectF(self.rect()).adjusted(8, 10, -8, -8 - self.fontMetrics().height())

    def _near(self, place: QPointF) -> list[int]:
        """The handles within reach of the mouse; the last come first, for the first lie at 0 by themselves."""
        apart = [(self.point_of(each) - place).manhattanLength() for each in self.places]
        return [number for number in reversed(range(len(apart))) if apart[number] <= REACH]

    def _settle(self, moved: QPointF) -> bool:
        """Whether it is known which handle is dragged: of several the first that goes the way of the mouse."""
        if self._candidates:
            if moved.manhattanLength() < SLACK:
                return False
            way = "time" if abs(moved.x()) >= abs(moved.y()) else "rate"
            fitting = [number for number in self._candidates if self.places[number].grip.way == way]
            self._held = self.at_hand = (fitting or self._candidates)[0]
            self._candidates = []
        return True

    def _hover(self, number: int | None) -> None:
        if number == self._under:
            return
        self._under = number
        if number is None:
            self.unsetCursor()
        else:
            across = self.places[number].grip.way == "time"
            self.setCursor(Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor)
            point = self.mapToGlobal(self.point_of(self.places[number]).toPoint())
            QToolTip.showText(point, self._words[number], self)
        self.update()

    def _is_strong(self, number: int) -> bool:
        return number in (self._under, self._held) or (self.hasFocus() and number == self.at_hand)

    def _draw_curve(self, painter: QPainter, frame: QRectF) -> None:
        palette, count = self.palette(), len(self._rates)
        points = [
            QPointF(
                frame.left() + frame.width() * i / (count - 1),
                frame.bottom() - frame.height() * min(float(rate) / self._highest, 1.05),
            )
            for i, rate in enumerate(self._rates)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, accent_colour(palette)))
        painter.drawPolygon(QPolygonF([frame.bottomLeft(), *points, frame.bottomRight()]))
        painter.setPen(QPen(accent_colour(palette), 1.6))
        painter.drawPolyline(QPolygonF(points))

    def _draw_handle(self, painter: QPainter, point: QPointF, strong: bool) -> None:
        palette = self.palette()
        radius = RADIUS + 1.5 if strong else RADIUS
        painter.setPen(QPen(accent_colour(palette), 1.6))
        painter.setBrush(accent_colour(palette) if strong else palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(point, radius, radius)
