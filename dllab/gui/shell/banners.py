"""Messages over the panels, which take no room from them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Banners(QWidget):
    """Lies over the lower edge of `over`, a sibling, as high as what is shown of `bars`; hidden where that is none."""

    def __init__(self, over: QWidget, *bars: QWidget):
        super().__init__(over.parentWidget())
        self._over, self._bars = over, bars
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in bars:
            bar.installEventFilter(self)
            column.addWidget(bar)
        over.installEventFilter(self)
        self._lie()

    def move_over(self, over: QWidget) -> None:
        """Lie over another widget, which is shown in place of the first."""
        self._over.removeEventFilter(self)
        self._over = over
        self.setParent(over.parentWidget())
        over.installEventFilter(self)
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
        ):
            self._lie()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._lie()
        return super().event(event)

    def _lie(self) -> None:
        shown = any(not bar.isHidden() for bar in self._bars)
        self.setVisible(shown)
        if shown:
            place, layout = self._over.geometry(), self.layout()
            assert layout is not None, "it is made first"
            asked = layout.heightForWidth(place.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
            height = min(asked, place.height())
            self.setGeometry(place.x(), place.bottom() + 1 - height, place.width(), height)
            self.raise_()
