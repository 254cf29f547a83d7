"""Messages over the panels, which take no room from them."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.layouts import vertical


class Banners(QWidget):
    """Lies over the lower edge of `over`, a sibling, as high as what is shown of `bars`; hidden where that is none.

    It lies beside what is to be spared, whose buttons people press while they read what is said.
    """

    def __init__(self, over: QWidget, *bars: QWidget):
        super().__init__(over.parentWidget())
        self._over, self._bars = over, bars
        self._spared: QWidget | None = None
        column = vertical(self, spacing=0)
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

    def spare(self, spared: QWidget) -> None:
        """Never cover this, which is a part of what it lies over."""
        self._spared = spared
        spared.installEventFilter(self)
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.Show,
            QEvent.Type.Hide,
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
            self.setGeometry(self._beside(self._strip(self._over.geometry())))
            self.raise_()

    def _strip(self, place: QRect) -> QRect:
        """The lowest part of a place, as high as what is shown is in its width."""
        layout = self.layout()
        assert layout is not None, "it is made first"
        asked = layout.heightForWidth(place.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = min(asked, place.height())
        return QRect(place.x(), place.bottom() + 1 - height, place.width(), height)

    def _beside(self, strip: QRect) -> QRect:
        """The strip, or the wider part of it beside what is spared."""
        spared, parent = self._spared, self.parentWidget()
        if spared is None or parent is None or not spared.isVisible() or not parent.isAncestorOf(spared):
            return strip
        taken = QRect(spared.mapTo(parent, QPoint()), spared.size())
        if not strip.intersects(taken):
            return strip
        place = QRect(self._over.geometry())
        if taken.left() - place.left() > place.right() - taken.right():
            place.setRight(taken.left() - 1)
        else:
            place.setLeft(taken.right() + 1)
        return self._strip(place)
