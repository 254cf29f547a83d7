"""A plot that is told its ranges, says what lies under the mouse, and knows when the user moves it."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QLabel, QSizePolicy, QWidget

from dllab.gui.charts.axis import Axis, Grid, TickSource
from dllab.gui.charts.plot import BORDER, Plot
from dllab.gui.kit.theme import POINTS, Theme

GRAB = 40  # pixels from the mouse within which something is read off
RIGHT = 8  # pixels left free beside the plot; above it as many as the words of its axis stand out
LEAST_ACROSS, LEAST_UP = 6, 2.4  # times the font size, in pixels, that there is to draw in whatever the axes take
Range = tuple[float, float]
Titles = tuple[str, ...]  # of an axis, ever shorter


@dataclass(frozen=True)
class Reading:
    """What is under the mouse: a place in plot coordinates and a text for it."""

    x: float
    y: float
    text: str


# (mouse, size of a pixel), both in plot coordinates -> what is there
Reader = Callable[[QPointF, QPointF], Reading | None]


class Chart(pg.GraphicsView):
    """Items are added with `addItem`, once. Nothing ranges by itself: `show_range` does.

    It asks for room for its axes and for something to see between them; what has less room scrolls.
    """

    moved_by_user = Signal()

    def __init__(self, x_ticks: TickSource, y_ticks: TickSource, read: Reader, *, movable: bool = True):
        self.x_axis, self.y_axis = Axis("bottom", x_ticks), Axis("left", y_ticks)
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.enableMouse(False)  # of the scene as a whole
        self.plotItem = Plot(self.x_axis, self.y_axis)
        self.setCentralItem(self.plotItem)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # of one colour: a picture as large as the chart shows no more
        self.setFrameShape(self.Shape.NoFrame)
        self._points = POINTS
        self._view = self.plotItem.getViewBox()
        self._view.disableAutoRange()
        self._view.setMouseEnabled(movable, movable)
        self._view.sigRangeChangedManually.connect(self._moved)
        self._margin = 0
        self.leave_right(0)
        for axis in (self.x_axis, self.y_axis):
            axis.thickened.connect(self.updateGeometry)
        self._grid = Grid(self.x_axis, self.y_axis)
        self.addItem(self._grid)
        self._read = read
        self._mouse: QPointF | None = None
        self._dot = pg.ScatterPlotItem(size=7, pen=None)
        self._dot.setZValue(100)
        self._dot.hide()
        self.addItem(self._dot)
        self.hover = Bubble(self)
        self.hint = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()  # until it says something: it would be painted over the whole plot in every frame
        self._view.sigResized.connect(self._view.updateMatrix)  # which pyqtgraph does while it paints, and paints again
        self._view.sigResized.connect(self._place_hint)
        self.scene().sigMouseMoved.connect(self.point_at)
        self.scene().sigMouseClicked.connect(self._clicked)

    def addItem(self, item: QGraphicsItem) -> None:
        """Draw this, where its coordinates say."""
        self._view.addItem(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Draw it no more."""
        self._view.removeItem(item)

    def getViewBox(self) -> pg.ViewBox:
        """Where the items are."""
        return self._view

    @property
    def ranges(self) -> tuple[Range, Range]:
        """What is in view, (x, y)."""
        (left, right), (bottom, top) = self._view.viewRange()
        return (left, right), (bottom, top)

    def show_range(self, x: Range, y: Range) -> None:
        """Bring these ranges into view."""
        if self.ranges != (x, y):
            self._view.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=False)
            self._view.updateMatrix()  # which pyqtgraph does while it paints, and then paints again

    def show_grid(self, visible: bool) -> None:
        """Lines at the ticks, or none."""
        self._grid.setVisible(visible)

    def leave_right(self, pixels: int) -> None:
        """Keep a margin, to line up with a plot that has something beside it."""
        self._margin = pixels
        self.plotItem.setContentsMargins(0, self.y_axis.overhang, RIGHT + pixels, 0)
        self.updateGeometry()

    def set_titles(self, x: str | Titles, y: str | Titles) -> None:
        """What the axes show, with units; of several forms of a title the longest comes first."""
        titles = [(each,) if isinstance(each, str) else each for each in (x, y)]
        for axis, title in zip((self.x_axis, self.y_axis), titles, strict=True):
            axis.set_title(*title)
        self.setAccessibleName(" · ".join(title[0] for title in reversed(titles) if title[0]))

    def show_hint(self, text: str) -> None:
        """A quiet text in the middle of the plot; none where empty."""
        if text != self.hint.text():
            self.hint.setText(text)
            self._place_hint()
        self.hint.setVisible(bool(text))

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._points = theme.point_size
        self.updateGeometry()
        self.setBackground(theme.background)
        self._grid.set_color(theme.grid)
        self._dot.setBrush(theme.foreground)
        for axis in (self.x_axis, self.y_axis):
            axis.apply_theme(theme)
        self.leave_right(self._margin)
        self.hover.apply_theme(theme)
        looks = f"color: {theme.muted}; background: {theme.background}; padding: 1px 8px; border-radius: 4px"
        self.hint.setStyleSheet(f"{looks}; font-size: {theme.point_size + 1}pt")
        self._place_hint()

    def point_at(self, position: QPointF) -> None:
        """Read off what is at `position`, in the scene's coordinates."""
        self._mouse = position
        self.read_again()

    def read_again(self) -> None:
        """Read off what is under the mouse now that the data have changed."""
        if self._mouse is None:
            return
        inside = self._view.sceneBoundingRect().contains(self._mouse)
        pixel = QPointF(*self._view.viewPixelSize())
        reading = self._read(self._view.mapSceneToView(self._mouse), pixel) if inside else None
        if reading is None:
            self._dot.hide()
            self.hover.hide()
            return
        self._dot.setData([reading.x], [reading.y])
        self._dot.show()
        self.hover.show_text(reading.text, self.mapFromScene(self._view.mapViewToScene(QPointF(reading.x, reading.y))))

    def sizeHint(self) -> QSize:
        """As much as it gets: a chart asks for little, so that neighbours share what there is."""
        return QSize(240, 160).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Its axes, what is left free around the plot, and the least there is to draw in."""
        frame = 2 * BORDER
        across = self.y_axis.thickness + RIGHT + self._margin + frame + LEAST_ACROSS * self._points
        return QSize(ceil(across), ceil(self.x_axis.thickness + self.y_axis.overhang + frame + LEAST_UP * self._points))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mouse."""
        self._mouse = None
        self._dot.hide()
        self.hover.hide()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the keyboard what it lies in offers; by the mouse after a click, for a drag of the right button zooms."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            event.accept()
        else:
            event.ignore()

    def _clicked(self, click: MouseClickEvent) -> None:
        if click.button() == Qt.MouseButton.RightButton:
            place = click.screenPos().toPoint()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Other, self.mapFromGlobal(place), place)
            QCoreApplication.sendEvent(self, event)

    def _place_hint(self) -> None:
        """In the middle, over no more of what is drawn than the words need; without words it costs nothing."""
        if not self.hint.text():
            return
        place = self._view.sceneBoundingRect().toRect()
        own = QRect(QPoint(), self.hint.sizeHint().boundedTo(place.size()))
        own.moveCenter(place.center())
        self.hint.setGeometry(own)

    def _moved(self) -> None:
        self.moved_by_user.emit()


class Bubble(QLabel):
    """A small text that stays beside a point and within its parent."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._host = parent
        self.setTextFormat(Qt.TextFormat.PlainText)  # of names that look like tags
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        self.setStyleSheet(
            f"background: {theme.raised}; color: {theme.foreground}; border: 1px solid {theme.axis};"
            f"border-radius: 4px; padding: 2px 6px; font-size: {theme.point_size - 1}pt"
        )

    def show_text(self, text: str, beside: QPoint) -> None:
        """Show `text` to the upper right of a point, or wherever there is room."""
        self.setText(text)
        self.adjustSize()
        x, y = beside.x() + 12, beside.y() - self.height() - 8
        if x + self.width() > self._host.width() - 4:
            x -= self.width() + 24
        if y < 4:
            y += self.height() + 24
        self.move(max(x, 4), min(y, self._host.height() - self.height() - 4))
        self.show()
        self.raise_()
