"""Marks at the ends of curves that are easily overlooked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.time_chart import TimeChart

DOT, RIM, HALO = 7, 11, 17  # pixels across

End = tuple[str, QPointF]  # a curve's colour, and where it ends


class Ends(PlotLayer):
    """A dot in each curve's colour, set off by the background, within a halo."""

    def __init__(self, chart: TimeChart):
        super().__init__()
        self.ends: tuple[End, ...] = ()
        self._background = QColor("#ffffff")
        self.setZValue(30)
        chart.addItem(self)

    def set_background(self, color: str) -> None:
        """Take over the plot's colour."""
        self._background = QColor(color)
        self.update()

    def set_ends(self, ends: Sequence[End]) -> None:
        """Mark these places, in plot coordinates."""
        if self.ends != tuple(ends):
            self.ends = tuple(ends)
            self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Halo, rim and dot; the first curve's on top."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, place in reversed(self.ends):
            halo = QColor(color)
            halo.setAlpha(90)
            for shade, width in ((halo, HALO), (self._background, RIM), (QColor(color), DOT)):
                pen = QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawPoint(place)
