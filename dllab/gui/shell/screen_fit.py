"""Where windows lie: on a screen there is, and on all of it."""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDockWidget, QStyle, QWidget

from dllab.gui.kit.screen import screen_of

FIRST_SIZE = QSize(1440, 900)


class ScreenFit(QObject):
    """Puts `window` on its screen with the size of a first start, or as much of it as there is room for.

    Once it is shown its frame is known and counts too. Where a screen is taken away, or is smaller than before, the
    window comes back into sight with its floating docks.
    """

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self._placed = QRect()
        self._fit = QTimer(self, interval=0, singleShot=True)
        self._fit.timeout.connect(self._fit_frame)
        self._return = QTimer(self, interval=0, singleShot=True)  # once Qt has moved what it moves by itself
        self._return.timeout.connect(self.bring_back)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "there is a window"
        app.screenRemoved.connect(self._return.start)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        app.screenAdded.connect(self._watch)
        window.installEventFilter(self)

    def place_first(self) -> None:
        """The size of a first start, in the middle of the screen."""
        room = available(self._window)
        place = QRect(room.topLeft(), FIRST_SIZE)
        place.moveCenter(room.center())
        self.place(place)

    def place(self, place: QRect) -> None:
        """Put the window there, or where it fits on the screen."""
        self._window.setGeometry(fitted(place, available(self._window, place), _frame(self._window)))
        self._placed = self._window.geometry()

    def bring_back(self) -> None:
        """Have the window and its floating docks lie on a screen, each as a whole."""
        docks = [dock for dock in self._window.findChildren(QDockWidget) if dock.isFloating() and not dock.isHidden()]
        for each in (self._window, *docks):
            if not (each.isMaximized() or each.isFullScreen()):
                place = each.geometry()
                inside = fitted(place, available(each, place), _frame(each))
                if inside != place:
                    each.setGeometry(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._fit.start()
        return super().eventFilter(watched, event)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._return.start)

    def _fit_frame(self) -> None:
        """Make room for the frame, unless somebody has put the window elsewhere meanwhile."""
        if self._window.geometry() == self._placed:
            self.bring_back()


def available(window: QWidget, place: QRect | None = None) -> QRect:
    """What the screen on which `place` has its middle leaves free, or else the window's own."""
    return screen_of(window, place).availableGeometry()


def put_beside(window: QWidget, other: QWidget, least: QSize) -> None:
    """Place `window` to the right of `other`, as large as `least` at least, as far as the screen has room."""
    beside = other.frameGeometry().topRight()
    place = QRect(beside, window.size().expandedTo(least))
    window.setGeometry(fitted(place, available(other), _frame(window)))


def fitted(place: QRect, room: QRect, frame: QMargins) -> QRect:
    """`place` as far as there is room for it and the frame around it, moved no farther than it has to be."""
    inner = room.marginsRemoved(frame)
    size = place.size().boundedTo(inner.size())
    left = min(max(place.x(), inner.x()), inner.right() + 1 - size.width())
    top = min(max(place.y(), inner.y()), inner.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _frame(window: QWidget) -> QMargins:
    """What the screen's owner draws around the window; before it is shown, a title as the style draws one."""
    if not window.isVisible():
        return QMargins(0, window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight), 0, 0)
    outer, inner = window.frameGeometry(), window.geometry()
    return QMargins(
        inner.x() - outer.x(), inner.y() - outer.y(), outer.right() - inner.right(), outer.bottom() - inner.bottom()
    )
