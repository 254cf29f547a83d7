"""Small marks that say fine, too low, too high or not finite by shape as well as by colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

SIZE = 8.0


def paint_dot(painter: QPainter, center: QPointF, color: str) -> None:
    """A filled circle: fine."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(center, SIZE / 2 - 1, SIZE / 2 - 1)


def paint_arrow(painter: QPainter, center: QPointF, color: str, *, up: bool) -> None:
    """A triangle that points up, too high, or down, too low."""
    half = SIZE / 2 * (1 if up else -1)
    x, y = center.x(), center.y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x + half, y + half), QPointF(x - half, y + half)]))


def paint_cross(painter: QPainter, center: QPointF, color: str) -> None:
    """A cross: not finite."""
    box = QRectF(center.x() - SIZE / 2 + 1, center.y() - SIZE / 2 + 1, SIZE - 2, SIZE - 2)
    painter.setPen(QPen(QColor(color), 2))
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())
