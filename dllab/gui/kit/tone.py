"""Fonts and colours of single labels, and of the titles of columns."""

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
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):  # whichever goes with what lies behind
        palette.setColor(role, QColor(color))
    widget.setPalette(palette)


def fill(widget: QWidget, color: str) -> None:
    """Have a widget paint its background in a colour, as the plots beside it have theirs."""
    palette = widget.palette()
    palette.setColor(widget.backgroundRole(), QColor(color))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def header_style(theme: Theme, padding: str = "2px 4px") -> str:
    """Style sheet of the titles of columns: small and quiet, over one line as long as the table is wide."""
    return (
        f"QHeaderView, QHeaderView::section {{ background: {theme.background}; color: {theme.muted}; border: none;"
        f" padding: {padding}; font-size: {theme.point_size - 1}pt; font-weight: normal }}"
        f" QHeaderView {{ border-bottom: 1px solid {theme.grid}; padding: 0 }}"
    )
