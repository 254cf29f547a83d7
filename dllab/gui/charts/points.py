"""Training examples as filled points, validation examples as outlined ones."""

from collections.abc import Sequence

import pyqtgraph as pg
from numpy.typing import NDArray

from dllab.gui.charts.chart import Chart
from dllab.gui.charts.dots import fill, rim
from dllab.gui.kit.theme import Theme


class Points:
    """Two clouds over whatever else a chart shows."""

    def __init__(self, chart: Chart):
        self.train, self.validation = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        for cloud in (self.train, self.validation):
            cloud.setZValue(20)
            chart.addItem(cloud)

    def show(
        self,
        train: tuple[NDArray, Sequence[str]],
        validation: tuple[NDArray, Sequence[str]],
        theme: Theme,
        edge: str,
    ) -> None:
        """float32[N, 2] places and "#rrggbb" colours of each cloud; many points are drawn smaller.

        edge: of training points, and what validation points are filled with.
        """
        size = max(4.0, 8.0 - len(train[0]) / 400) + (2 if theme.presentation else 0)
        self.train.setData(pos=train[0], brush=[fill(color) for color in train[1]], pen=rim(edge), size=size)
        self.validation.setData(
            pos=validation[0], brush=fill(edge), pen=[rim(color, 2) for color in validation[1]], size=size
        )
