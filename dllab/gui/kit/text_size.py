"""Windows as large as their text asks."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.screen import screen_of
from dllab.gui.kit.theme import Theme


def size_for_text(window: QWidget, size: QSize, theme: Theme) -> None:
    """Make a window as large as `size` is for text of POINTS, and no larger than its screen."""
    wanted = QSize(theme.scaled(size.width()), theme.scaled(size.height()))
    window.resize(wanted.boundedTo(screen_of(window).availableSize()))
