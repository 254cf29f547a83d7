"""Outlines of controls: around one that holds something wrong, and of boxes and circles to tick."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QWidget

from dllab.gui.forms.colours import muted_colour, problem_colour


def draw_problem_outline(widget: QWidget) -> None:
    """Draw over what the style painted; call at the end of a paintEvent."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(problem_colour(widget.palette()), 2))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), 3, 3)
    painter.end()


def draw_button_outline(button: QCheckBox | QRadioButton) -> None:
    """Outline what is ticked, or picked: on a dark window an empty one could not be seen."""
    is_round = isinstance(button, QRadioButton)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    parts = QStyle.SubElement
    part = parts.SE_RadioButtonIndicator if is_round else parts.SE_CheckBoxIndicator
    box = QRectF(button.style().subElementRect(part, option, button)).adjusted(0.5, 0.5, -0.5, -0.5)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(muted_colour(button.palette()))
    if is_round:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box, 2, 2)
    painter.end()
