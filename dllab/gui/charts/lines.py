"""Many curves drawn as one item."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.given import Given
from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.still import fineness

DOT = 5  # pixels across


class Lines(PlotLayer):
    """Polylines in plot coordinates, a row each, broken where a coordinate is NaN; a point between breaks is a dot."""

    def __init__(self) -> None:
        super().__init__()
        self._pens: list[QPen] = []
        self._wide = False
        self._polygons: list[tuple[int, QPolygonF]] = []
        self._dots: list[tuple[int, QPolygonF]] = []
        self._given = Given()

    def set_pens(self, colors: Sequence[str], width: float) -> None:
        """A colour a curve, repeated where there are more curves."""
        self._pens = [pg.mkPen(color) for color in colors]
        self._wide = width > 1
        self.update()

    def set_data(self, x: NDArray[np.float64], ys: NDArray[np.float64], dots: NDArray[np.bool_] | None = None) -> None:
        """x: float64[n], rising; ys: float64[curves, n]; dots: bool[curves, n], points to be marked."""
        if not self._given.is_new(x, *ys, *([] if dots is None else dots)):
            return
        stretches = [part for row, y in enumerate(ys) for part in parts(row, x, y)]
        self._polygons = [part for part in stretches if not is_lone(part[1])]
        self._dots = [part for part in stretches if is_lone(part[1])]
        if dots is not None and dots.any():
            rows = np.flatnonzero(dots.any(1))
            self._dots += [(int(row), polygon(x[dots[row]], ys[row, dots[row]])) for row in rows]
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Draw every curve with its pen, then the dots."""
        if not self._pens:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        transform = painter.transform()
        for shift in _shifts(fineness(painter)) if self._wide else ((0.0, 0.0),):
            painter.setTransform(transform * QTransform.fromTranslate(*shift))
            for row, polygon in self._polygons:
                painter.setPen(self._pens[row % len(self._pens)])
                painter.drawPolyline(polygon)
        painter.setTransform(transform)
        for row, polygon in self._dots:
            painter.setPen(dot_pen(self._pens[row % len(self._pens)]))
            painter.drawPoints(polygon)


def _shifts(pixels: float) -> list[tuple[float, float]]:
    """Where to draw a thin line again to make it two wide, with so many `pixels` in one.

    A wide pen goes through Qt's stroker, which costs ten times a thin one: thin lines side by side do not.
    """
    steps = max(round(pixels), 1)
    aside = [step / steps for step in range(1, steps + 1)]
    return [(0.0, 0.0), *((0.0, shift) for shift in aside), *((shift, 0.0) for shift in aside)]


def parts(row: int, x: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[int, QPolygonF]]:
    """The stretches of a curve without NaN; a lone point becomes a stretch of no length."""
    missing = np.isnan(y)
    if not missing.any():
        stretches = [slice(0, len(y))] if len(y) else []
    else:
        edges = np.flatnonzero(np.diff(np.concatenate([[True], missing, [True]])))
        stretches = [slice(start, stop) for start, stop in edges.reshape(-1, 2)]
    return [(row, polygon(x[stretch], y[stretch])) for stretch in stretches]


def is_lone(stretch: QPolygonF) -> bool:
    """Whether it is a single point, which no line is drawn through."""
    return stretch.count() == 2 and stretch.at(0) == stretch.at(1)


def dot_pen(pen: QPen) -> QPen:
    """In the colour of `pen`, for points: wide and round."""
    wide = QPen(pen.color(), DOT)
    wide.setCosmetic(True)
    wide.setCapStyle(Qt.PenCapStyle.RoundCap)
    return wide


def polygon(x: NDArray[np.float64], y: NDArray[np.float64]) -> QPolygonF:
    """The points (x, y); a single one twice, since Qt draws no line of one point."""
    if len(x) == 1:
        return QPolygonF([QPointF(x[0], y[0]), QPointF(x[0], y[0])])
    return pg.functions.arrayToQPolygonF(x, y) if len(x) else QPolygonF()
