"""A matrix of numbers as an image: one colour for negative ones, another for positive ones, none for zero."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsRectItem

from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.colors import rgb
from dllab.gui.charts.ticks import Ticks, layer_ticks
from dllab.gui.kit.theme import Theme

NOT_FINITE = 255  # the entry of the colour table after those for numbers
MOST = 512  # cells along one axis
NO_TICKS = Ticks([], [], str)


@dataclass(frozen=True, eq=False)
class Picture:
    """A matrix made small enough to draw.

    cells: float32; every one stands for `rows` × `columns` entries and is the one furthest from 0. shape: of the whole.
    first: the number of the first column.
    """

    cells: NDArray[np.float32]
    rows: int
    columns: int
    shape: tuple[int, int]
    first: int

    @classmethod
    def of(cls, matrix: NDArray[np.float32], first: int = 1) -> "Picture":
        """With at most 512 cells along each axis."""
        height, width = matrix.shape
        rows, columns = -(-height // MOST), -(-width // MOST)
        if rows == columns == 1:
            return cls(matrix, 1, 1, matrix.shape, first)
        padding = (-height % rows, -width % columns)
        full = np.pad(matrix, [(0, padding[0]), (0, padding[1])])
        blocks = full.reshape(full.shape[0] // rows, rows, full.shape[1] // columns, columns).swapaxes(1, 2)
        flat = blocks.reshape(*blocks.shape[:2], rows * columns)
        furthest = np.abs(flat).argmax(axis=2)  # which finds NaN too
        cells = np.take_along_axis(flat, furthest[..., None], axis=2)[..., 0]
        return cls(cells, rows, columns, matrix.shape, first)

    @property
    def reach(self) -> float:
        """The largest finite |value|."""
        finite = np.abs(self.cells[np.isfinite(self.cells)])
        return float(finite.max()) if finite.size else 0.0


def color_indices(cells: NDArray[np.float32], reach: float) -> NDArray[np.uint8]:
    """0 … 254 for values from −reach to reach, 127 for 0; 255 for what is not finite."""
    share = np.clip(np.nan_to_num(cells) / (reach or 1.0), -1, 1)
    return np.where(np.isfinite(cells), np.round(127 + 127 * share), NOT_FINITE).astype(np.uint8)


def sign_colors(theme: Theme) -> NDArray[np.uint8]:
    """uint8[256, 3]: from the most negative value through 0, which is the background, to the most positive."""
    negative, positive = rgb(theme.low), rgb(theme.high)
    share = np.linspace(-1, 1, 256)[:, None]
    end = np.where(share < 0, negative, positive)
    return np.round(rgb(theme.background) * (1 - np.abs(share)) + end * np.abs(share)).astype(np.uint8)


class MatrixChart(Chart):
    """Rows count from 1, downwards: row r lies at y = −r. `cell_clicked` carries row and column as the axes count."""

    cell_clicked = Signal(int, int)

    def __init__(self, words: Callable[[int, int, float], str]):
        """words: what is said of (row, column, value) beside the mouse."""
        super().__init__(self._column_ticks, self._row_ticks, self._read_cell, movable=False)
        self.show_grid(False)
        self._words = words
        self._counted = True
        self._picture: Picture | None = None
        self.image = pg.ImageItem(axisOrder="row-major", autoDownsample=False)
        self.marker = QGraphicsRectItem()
        self.marker.setZValue(50)
        self.marker.hide()
        self.addItem(self.image)
        self.addItem(self.marker)
        self.scene().sigMouseClicked.connect(self._click)

    @property
    def picture(self) -> Picture | None:
        """What is drawn."""
        return self._picture

    def show_picture(self, picture: Picture | None) -> None:
        """Draw it; None: nothing."""
        self._picture = picture
        self.image.setVisible(picture is not None)
        if picture is None:
            self.marker.hide()
        else:
            cells = color_indices(picture.cells, picture.reach)
            self.image.setImage(np.ascontiguousarray(cells[::-1]), autoLevels=False, levels=(0, 255))
            height, width = cells.shape
            left, below = picture.first - 0.5, height * picture.rows
            self.image.setRect(QRectF(left, -0.5 - below, width * picture.columns, below))
            self.show_range((left, left + picture.shape[1]), (-0.5 - picture.shape[0], -0.5))
        self.read_again()

    def count_cells(self, on: bool) -> None:
        """Whether rows and columns have numbers."""
        if on != self._counted:
            self._counted = on
            self.x_axis.refresh()
            self.y_axis.refresh()

    def mark(self, row: int, column: int) -> None:
        """Frame a cell, at least a few pixels large."""
        across, up = self.plotItem.getViewBox().viewPixelSize()
        width, height = max(1.0, 6 * across), max(1.0, 6 * up)
        self.marker.setRect(column - width / 2, -row - height / 2, width, height)
        self.marker.setVisible(self._picture is not None)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        table = np.vstack([sign_colors(theme)[:255], rgb(theme.alarm)])
        self.image.setLookupTable(table.astype(np.uint8))
        self.marker.setPen(pg.mkPen(theme.foreground, width=2, cosmetic=True))

    def _column_ticks(self, low: float, high: float, pixels: float) -> Ticks:
        """Whole numbers; column 0 is the bias."""
        if not self._counted:
            return NO_TICKS
        ticks = layer_ticks(low, high, pixels)
        if low < 0:
            apart = [value for value in ticks.major if value > 1 or pixels > 24 * (high - low)]
            return Ticks([0.0, *apart], [], lambda value: ticks.label(value) if value else "b")
        return ticks

    def _cell(self, place: QPointF) -> tuple[int, int] | None:
        picture = self._picture
        if picture is None:
            return None
        row, column = round(-place.y()), round(place.x())
        inside = 1 <= row <= picture.shape[0] and 0 <= column - picture.first < picture.shape[1]
        return (row, column) if inside else None

    def _click(self, event: MouseClickEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        cell = self._cell(self.plotItem.getViewBox().mapSceneToView(event.scenePos()))
        if cell is not None:
            self.cell_clicked.emit(*cell)

    def _read_cell(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        picture, cell = self._picture, self._cell(mouse)
        if picture is None or cell is None:
            return None
        row, column = cell
        value = picture.cells[(row - 1) // picture.rows, (column - picture.first) // picture.columns]
        return Reading(mouse.x(), mouse.y(), self._words(row, column, float(value)))

    def _row_ticks(self, low: float, high: float, pixels: float) -> Ticks:
        if not self._counted:
            return NO_TICKS
        ticks = layer_ticks(-high, -low, pixels)
        return Ticks([-value for value in ticks.major], [], lambda value: ticks.label(-value))
