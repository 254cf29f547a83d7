"""A histogram at every step, as an image: steps along x, values along y."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.colors import sequential
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number, percent
from dllab.training.microscope.distributions import Flow

COLUMNS = 240


class FlowMap(TimeChart):
    """The darker (on dark: the lighter), the more values; a column of pixels shows the look at or before its step."""

    def __init__(self) -> None:
        super().__init__(linear_ticks, self._read_flow)
        self.plotItem.getViewBox().setMouseEnabled(False, False)
        self.show_grid(False)
        self._flow: Flow | None = None
        self._image = pg.ImageItem(axisOrder="row-major", autoDownsample=False)
        self.addItem(self._image)

    @property
    def flow(self) -> Flow | None:
        """What is drawn."""
        return self._flow

    def show_flow(self, flow: Flow | None) -> None:
        """Draw it; None: nothing."""
        self._flow = flow
        self._image.setVisible(flow is not None)
        if flow is not None:
            start, end = float(flow.steps[0]), float(flow.steps[-1])
            end = max(end, start + 1.0)
            middles = start + (np.arange(COLUMNS) + 0.5) * (end - start) / COLUMNS
            shown = flow.shares[:, np.searchsorted(flow.steps, middles, "right") - 1]
            strength = np.sqrt(shown / max(float(shown.max()), 1e-12))  # so that tails are seen beside the peak
            self._image.setImage(np.round(255 * strength).astype(np.uint8), autoLevels=False, levels=(0, 255))
            low, high = float(flow.edges[0]), float(flow.edges[-1])
            self._image.setRect(start, low, end - start, high - low)
            self.show_range((start, end + 0.06 * (end - start)), (low, high))
        self.read_again()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._image.setLookupTable(sequential(theme.background, theme.train))

    def _read_flow(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        flow = self._flow
        if flow is None:
            return None
        column = int(np.searchsorted(flow.steps, mouse.x(), "right")) - 1
        row = int(np.searchsorted(flow.edges, mouse.y(), "right")) - 1
        if not (0 <= column < len(flow.steps) and 0 <= row < len(flow.shares)):
            return None
        text = tr(
            "step {step} · {low} to {high}: {share}",
            step=count(flow.steps[column]),
            low=number(float(flow.edges[row])),
            high=number(float(flow.edges[row + 1])),
            share=percent(float(flow.shares[row, column])),
        )
        return Reading(mouse.x(), mouse.y(), text)
