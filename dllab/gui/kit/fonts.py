"""The window's font: the system's own, with bundled ones behind it for Chinese, and for signs that few fonts have."""

import functools

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from dllab.assets import resource
from dllab.gui.kit.theme import POINTS, Theme

FILES = ("NotoSansSC-Subset.otf", "Symbols.ttf")
MOST_POINTS = 24  # that are taken over from the system


def window_font(points: int = POINTS) -> QFont:
    """The font of everything that is not a plot, in this size.

    Where the system names no font of its own, but an alias such as "Sans Serif", the bundled one is taken for all: what
    an alias stands for can change from one widget to the next.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    own = [font.family()] if QFontInfo(font).family() == font.family() else []
    font.setFamilies([*own, *_bundled()])
    font.setPointSize(points)
    return font


def system_points() -> int:
    """How large the system writes; at least as large as the window was drawn for."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return min(max(QFontInfo(font).pointSize(), POINTS), MOST_POINTS)


def grown(pixels: int, font: QFont) -> int:
    """As many pixels for text in this font, whose size is in points, as `pixels` are for POINTS; see Theme.scaled."""
    return round(pixels * font.pointSizeF() / POINTS)


def sized(theme: Theme, by: int = 0, *, bold: bool = False, tabular: bool = False) -> QFont:
    """The window's font, `by` points larger than what a theme writes in; tabular: all digits equally wide."""
    font = QFont()
    font.setPointSize(theme.point_size + by)
    if bold:
        font.setBold(True)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def bold() -> QFont:
    """The window's font, whatever it is, in bold. A style sheet's font-weight would pick another family."""
    font = QFont()
    font.setBold(True)
    return font


@functools.cache
def _bundled() -> list[str]:
    added = [QFontDatabase.addApplicationFont(str(resource("fonts", file))) for file in FILES]
    return [family for number in added for family in QFontDatabase.applicationFontFamilies(number)]
