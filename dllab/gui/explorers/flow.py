"""Widgets of one size beside each other, in as many rows as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 12


class Flow(QWidget):
    """As high as its rows; what is hidden leaves no gap."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget):
        super().__init__(parent)
        self._widgets = widgets
        for widget in widgets:
            widget.setParent(self)
            widget.installEventFilter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        shown = self._shown()
        if not shown:
            return 0
        size = shown[0].sizeHint()
        rows = -(-len(shown) // self._across(width, size))
        return rows * (size.height() + GAP) - GAP

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.FontChange):
            self._place()
        return False

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _across(self, width: int, size: QSize) -> int:
        return max((width + GAP) // (size.width() + GAP), 1)

    def _place(self) -> None:
        for number, widget in enumerate(self._shown()):
            size = widget.sizeHint()
            row, column = divmod(number, self._across(self.width(), size))
            x, y = column * (size.width() + GAP), row * (size.height() + GAP)
            widget.setGeometry(x, y, size.width(), size.height())
        self.updateGeometry()
