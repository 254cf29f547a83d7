"""What lets a dock be smaller than its panel."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from dllab.gui.kit.panel import Panel

LEAST_HEIGHT = 96


class Shelf(QScrollArea):
    """Holds a panel, which fills it, and scrolls where it is smaller than the panel can be.

    It never asks for more than the panel's `narrowest` in width and 96 pixels in height, whatever the panel shows.
    """

    def __init__(self, panel: Panel):
        super().__init__()
        self._panel = panel
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)

    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        own = self._panel.minimumSizeHint().expandedTo(self._panel.minimumSize())
        return own.boundedTo(QSize(self._panel.narrowest, LEAST_HEIGHT))
