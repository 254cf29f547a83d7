"""Rectangles in plot coordinates, all drawn as one item, and an axis on which each thing has a name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.given import Given
from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.ticks import Ticks


class Bars(PlotLayer):
    """Filled rectangles without an edge; one that is not finite is not drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._rectangles: list[QRectF] = []
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._colors: list[QColor] = []
        self._given = Given()
        self.setZValue(-5)

    def set_bars(
        self,
        left: NDArray[np.float64],
        right: NDArray[np.float64],
        bottom: NDArray[np.float64],
        top: NDArray[np.float64],
        colors: Sequence[str],
    ) -> None:
        """Edges, float64[n] each; a colour a bar, repeated where there are more bars."""
        edges = np.stack(np.broadcast_arrays(left, bottom, np.subtract(right, left), np.subtract(top, bottom)), -1)
        if not self._given.is_new(edges, *colors):
            return
        self._rows = np.flatnonzero(np.isfinite(edges).all(axis=1))
        self._rectangles = [QRectF(*edge) for edge in edges[self._rows].tolist()]
        known = {color: QColor(color) for color in set(colors)}
        self._colors = [known[color] for color in colors]
        self.update()

    def clear(self) -> None:
        """Draw none."""
        self._rectangles, self._rows = [], np.zeros(0, np.intp)
        self._given.forget()
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Fill every bar."""
        for row, rectangle in zip(self._rows, self._rectangles, strict=True):
            painter.fillRect(rectangle, self._colors[row % len(self._colors)])


class Names:
    """The ticks of an axis on which the k-th thing lies at k, from 0."""

    def __init__(self) -> None:
        self.names: Sequence[str] = ()

    def __call__(self, low: float, high: float, pixels: float) -> Ticks:
        """A tick a name that is in view."""
        shown = [float(k) for k in range(len(self.names)) if low <= k <= high]
        return Ticks(shown, [], lambda place: self.names[round(place)])
