"""The network's output over a plane of two features, under the data."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from dllab.datasets import Dataset
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.points import Points
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.view import PredictionView, framed, places_in

GRID = 64  # cells along each axis: drawn smoothly, and cheap enough to compute ten times a second


class SmoothImage(pg.ImageItem):
    """An image whose pixels flow into each other."""

    def paint(self, painter: QPainter, *arguments: object) -> None:
        """Interpolate between pixels."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *arguments)


class Surface(PredictionView):
    """Base of the pictures of a plane: chart, image, points; subclasses choose the colours.

    Everything is in the features' original units, and a unit is as long along x as along y.
    """

    def __init__(self) -> None:
        super().__init__()
        self.chart = Chart(linear_ticks, linear_ticks, self._read, movable=False)
        self.chart.show_grid(False)
        self.chart.getViewBox().setAspectLocked(True)
        self.image = SmoothImage(axisOrder="row-major")
        self.chart.addItem(self.image)
        self.points = Points(self.chart)
        self.theme = Theme(dark=False, presentation=False)
        self.kind = "identity"
        self.outputs: NDArray[np.float32] | None = None
        self._seen: NDArray[np.float32] | None = None
        self._area = QRectF(0, 0, 1, 1)
        self.chart.getViewBox().sigRangeChanged.connect(self._ask_for_view)
        self.body.addWidget(self.chart)

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Frame the data with a margin of 8 %."""
        self.dataset, self.kind, self.outputs, self._seen = dataset, kind, None, None
        everything = np.vstack([dataset.original(dataset.x_train), dataset.original(dataset.x_val)])
        self.chart.show_range(framed(everything[:, 0], 0.08), framed(everything[:, 1], 0.08))
        self.chart.set_titles(*dataset.features)
        self.image.clear()
        self._draw_points()
        self.retranslate()

    def show_seen(self, x: NDArray[np.float32] | None) -> None:
        """Put the training points where augmentation puts them."""
        self._seen = x
        self._draw_points()

    def inputs(self) -> NDArray[np.float32]:
        """The middles of cells that fill the view, row by row from the lower left."""
        assert self.dataset is not None
        (left, right), (bottom, top) = self.chart.ranges
        self._area = QRectF(left, bottom, right - left, top - bottom)
        middles = (np.arange(GRID) + 0.5) / GRID
        x, y = np.meshgrid(left + middles * (right - left), bottom + middles * (top - bottom))
        return places_in(self.dataset, np.stack([x.ravel(), y.ravel()], 1))

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Colour the plane."""
        self.outputs = outputs
        cells = self.colors(outputs).reshape(GRID, GRID, 3)
        self.image.setImage(np.ascontiguousarray(cells), autoLevels=False, levels=None)
        self.image.setRect(self._area)
        self.chart.read_again()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.theme = theme
        self.chart.apply_theme(theme)
        if self.dataset is not None:
            self._draw_points()
            if self.outputs is not None:
                self.show_outputs(self.outputs)

    def colors(self, outputs: NDArray[np.float32]) -> NDArray[np.uint8]:
        """uint8[N, 3] for float32[N, outputs]."""
        raise NotImplementedError

    def point_colors(self, targets: NDArray) -> list[str]:
        """A colour an example, by its target."""
        raise NotImplementedError

    def edge(self) -> str:
        """The colour of the points' rims."""
        return self.theme.background

    def words(self, output: NDArray[np.float32]) -> str:
        """What float32[1, outputs] says, beside the mouse."""
        raise NotImplementedError

    def _draw_points(self) -> None:
        data = self.dataset
        assert data is not None
        train = data.x_train if self._seen is None else self._seen
        self.points.show(
            (data.original(train), self.point_colors(data.y_train[: len(train)])),
            (data.original(data.x_val), self.point_colors(data.y_val)),
            self.theme,
            self.edge(),
        )

    def _ask_for_view(self) -> None:
        if self.dataset is not None:
            self.inputs_changed.emit()

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        area = self._area
        if self.outputs is None or not area.contains(mouse):
            return None
        column = int((mouse.x() - area.left()) / area.width() * GRID)
        row = int((mouse.y() - area.top()) / area.height() * GRID)
        cell = min(row, GRID - 1) * GRID + min(column, GRID - 1)
        return Reading(mouse.x(), mouse.y(), self.words(self.outputs[cell : cell + 1]))
