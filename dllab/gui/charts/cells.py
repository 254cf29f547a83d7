"""Whose place is whose: a grid of small whole numbers as coloured areas."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from dllab.gui.charts.chart import Chart, Range
from dllab.gui.charts.colors import rgb
from dllab.gui.kit.contrast import mix


class Cells(pg.ImageItem):
    """An image with a pale colour a number; −1 is the background."""

    def __init__(self, chart: Chart, share: float = 0.72):
        """share: how much of the background is mixed into a colour."""
        super().__init__(axisOrder="row-major")
        self._share = share
        self._cells: NDArray[np.int64] | None = None
        self._colors: list[str] = []
        self._place = QRectF()
        self._background = "#ffffff"
        self.setZValue(-20)
        chart.addItem(self)

    def set_colors(self, colors: list[str], background: str) -> None:
        """A colour a number, and what lies behind."""
        self._colors, self._background = colors, background
        self._paint()

    def show_cells(self, x: Range, y: Range, cells: NDArray[np.int64]) -> None:
        """int[rows, columns], from the lowest y up; the same array again costs nothing."""
        if cells is not self._cells:
            self._cells = cells
            self._paint()
        rows, columns = cells.shape
        across, up = (x[1] - x[0]) / (columns - 1) / 2, (y[1] - y[0]) / (rows - 1) / 2
        place = QRectF(x[0] - across, y[0] - up, x[1] - x[0] + 2 * across, y[1] - y[0] + 2 * up)
        if place != self._place:
            self._place = place
            self.setRect(place)

    def _paint(self) -> None:
        if self._cells is None or not self._colors:
            return
        pale = [rgb(mix(color, self._background, self._share)) for color in self._colors]
        table = np.round(np.stack([*pale, rgb(self._background)])).astype(np.uint8)
        self.setImage(table[self._cells], autoLevels=False)  # −1 is the last
