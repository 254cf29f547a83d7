"""What lets a dock be smaller than its panel."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea

from dllab.gui.kit.panel import Panel

LEAST_HEIGHT = 96
UNMADE = QSize(240, 160)  # as a chart's


class Shelf(QScrollArea):
    """Holds a panel, once there is one, which fills it, and scrolls where it is smaller than the panel can be.

    It never asks for more than the panel's `narrowest` in width and 96 pixels in height, whatever the panel shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel | None = None
        self.setBackgroundRole(QPalette.ColorRole.Base)  # as the panel
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, panel: Panel) -> None:
        """Let the panel fill it."""
        self._panel = panel
        self.setWidget(panel)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Keep a change of language from the panel, which its dock tells of it in its turn; there are no words here."""
        return event.type() == QEvent.Type.LanguageChange or super().event(event)

    def sizeHint(self) -> QSize:
        return self._panel.sizeHint() if self._panel is not None else UNMADE

    def minimumSizeHint(self) -> QSize:
        if self._panel is None:
            return QSize(Panel.narrowest, LEAST_HEIGHT)
        own = self._panel.minimumSizeHint().expandedTo(self._panel.minimumSize())
        return own.boundedTo(QSize(self._panel.narrowest, LEAST_HEIGHT))
