"""A picture of what seldom changes, kept so that the many frames in between cost next to nothing."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget


class Still:
    """Paints once what `draw` draws, and then its picture until that is `spoilt` or the view has moved.

    Qt's own cache of items is shared by all and holds 10 MB, a few panels on a fine screen; beyond, it silently keeps
    nothing. Here each item keeps its own.
    """

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._view: tuple[QTransform, QSize, float] | None = None

    def spoil(self) -> None:
        """Paint anew the next time."""
        self._picture = None

    def paint(self, painter: QPainter, widget: QWidget | None, draw: Callable[[QPainter], None]) -> None:
        """Paint pixels of `widget`, as fine as they are; into anything else, such as an SVG, `draw` does directly."""
        if widget is None or painter.paintEngine().type() != QPaintEngine.Type.Raster:
            draw(painter)
            return
        world, ratio = painter.worldTransform(), fineness(painter)
        if self._picture is None or self._view != (world, widget.size(), ratio):
            self._view = (world, widget.size(), ratio)
            self._picture = _painted(*self._view, draw)
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(QPointF(0, 0), self._picture)
        painter.restore()


def fineness(painter: QPainter) -> float:
    """Pixels of what is painted on for one of the widget: 1 on most screens, 2 on fine ones and in exported files."""
    return painter.combinedTransform().m11() / painter.worldTransform().m11()


def _painted(transform: QTransform, size: QSize, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setWorldTransform(transform)
    draw(painter)
    painter.end()
    return picture
