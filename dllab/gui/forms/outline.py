"""The frame around a control that holds something wrong."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from dllab.gui.forms.colours import problem_colour


def draw_problem_outline(widget: QWidget) -> None:
    """Draw over what the style painted; call at the end of a paintEvent."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(problem_colour(widget.palette()), 2))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), 3, 3)
    painter.end()
