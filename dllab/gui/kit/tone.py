"""Fonts and colours of single labels."""

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme

LARGER = 3  # points that a text is larger by in presentation


def theme_font(theme: Theme) -> QFont:
    """Of what is read at length."""
    return sized(theme, LARGER if theme.presentation else 0)


def tint(widget: QWidget, color: str) -> None:
    """Have a label write in a colour."""
    palette = widget.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(color))
    widget.setPalette(palette)
