"""The pictures of the welcome cards, drawn: two spirals, a list half done, a way down into a valley."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from dllab.gui.kit.theme import OKABE_ITO, Theme

BLUE, ORANGE, GREEN = (QColor(OKABE_ITO[index]) for index in (0, 1, 2))
TURNS = 1.35
POINTS = 44  # of an arm
DONE, TASKS = 2, 4
RINGS = 5

Picture = Callable[[QPainter, QRectF, Theme], None]


def spirals(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The points of two classes, wound around each other."""
    middle, reach = box.center(), 0.42 * min(box.width(), box.height())
    for turned, colour in ((0.0, BLUE), (math.pi, ORANGE)):
        glow = QRadialGradient(middle + QPointF(reach * math.cos(turned), 0.3 * reach), 2.2 * reach)
        glow.setColorAt(0, _faint(colour, 90 if theme.dark else 60))
        glow.setColorAt(1, _faint(colour, 0))
        painter.fillRect(box, glow)
    painter.setPen(QPen(QColor(theme.raised), 1))
    for turned, colour in ((0.0, BLUE), (math.pi, ORANGE)):
        painter.setBrush(colour)
        for number in range(1, POINTS + 1):
            far = math.sqrt(number / POINTS)
            angle = 2 * math.pi * TURNS * far + turned
            place = middle + QPointF(math.sin(angle), math.cos(angle)) * (reach * far)
            painter.drawEllipse(place, 3.2, 3.2)


def tasks(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Some are done, the others wait."""
    high = box.height() / (TASKS + 1)
    left, size = box.left() + 0.2 * box.width(), 0.3 * high
    for number in range(TASKS):
        done = number < DONE
        middle = QPointF(left, box.top() + (number + 1) * high)
        painter.setPen(QPen(GREEN if done else QColor(theme.axis), 2))
        painter.setBrush(GREEN if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, size, size)
        if done:
            tick = QPainterPath(middle + QPointF(-0.45, 0.05) * size)
            tick.lineTo(middle + QPointF(-0.1, 0.4) * size)
            tick.lineTo(middle + QPointF(0.5, -0.35) * size)
            painter.strokePath(tick, _pen(QColor("#ffffff"), 2))
        length = box.width() * (0.5 - 0.07 * (number % 3))
        painter.strokePath(
            _line(middle + QPointF(2.6 * size, 0), length), _pen(QColor(theme.muted if done else theme.axis), 5)
        )


def valley(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Lines of equal height, and a ball that swings down across them."""
    middle = box.center() + QPointF(0.1 * box.width(), 0.04 * box.height())
    wide, high = 0.52 * box.width(), 0.56 * box.height()
    painter.save()
    painter.setClipRect(box)
    for ring in range(RINGS, 0, -1):
        share = ring / RINGS
        painter.setPen(QPen(_faint(BLUE, 210), 1.2))
        painter.setBrush(_faint(BLUE, 26))
        painter.drawEllipse(middle, wide * share, high * share)
    steps = [
        middle + QPointF(-wide * 0.86 * 0.72**number, (-1) ** number * high * 0.62 * 0.66**number)
        for number in range(7)
    ]
    way = QPainterPath(steps[0])
    for place in steps[1:]:
        way.lineTo(place)
    painter.strokePath(way, _pen(ORANGE, 2.4))
    painter.setPen(QPen(QColor(theme.raised), 1))
    painter.setBrush(ORANGE)
    for place in steps:
        painter.drawEllipse(place, 3.4, 3.4)
    painter.restore()


def _faint(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _line(begin: QPointF, length: float) -> QPainterPath:
    path = QPainterPath(begin)
    path.lineTo(begin + QPointF(length, 0))
    return path
