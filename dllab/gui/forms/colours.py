"""Colours of the forms, taken from the palette, so that they follow every theme."""

from PySide6.QtGui import QColor, QPalette


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with that share of `second` in it."""
    kept = 1 - share
    return QColor(
        round(first.red() * kept + second.red() * share),
        round(first.green() * kept + second.green() * share),
        round(first.blue() * kept + second.blue() * share),
    )


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    text, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    return text.lightness() > ground.lightness()


def problem_colour(palette: QPalette) -> QColor:
    """Something is wrong: red, readable on the window's background."""
    return QColor("#f2877c" if is_dark(palette) else "#b3261e")


def muted_colour(palette: QPalette) -> QColor:
    """Second to the text."""
    return mixed(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.35)


def line_colour(palette: QPalette) -> QColor:
    """Thin lines that part things."""
    return mixed(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.84)


def accent_colour(palette: QPalette) -> QColor:
    """What asks for attention without being wrong."""
    return palette.color(QPalette.ColorRole.Accent)


def tinted(palette: QPalette, colour: QColor) -> QColor:
    """A background with a breath of `colour`."""
    return mixed(palette.color(QPalette.ColorRole.Window), colour, 0.16)
