"""What scrolls on a page of Explore."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.kit.scrolling import ScrollingColumn

SIDE_WIDTH = 280  # pixels of the numbers; for text of POINTS
LEAST_NUMBERS = 6  # lines of them that are seen without scrolling


class NumbersArea(ScrollingColumn):
    """As high as the numbers where there is room, else they scroll: a page must not make the window higher."""

    def __init__(self, numbers: QWidget):
        super().__init__(numbers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._numbers = numbers
        numbers.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(SIDE_WIDTH, self._numbers.heightForWidth(SIDE_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() * LEAST_NUMBERS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
