"""The gradient norm of every layer over time, as an image."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from dllab.gui.charts.colors import rgb, viridis
from dllab.gui.charts.step_scales import LinearSteps, StepScale

COLUMNS = 480
LINEAR = LinearSteps()
ZERO, NOT_FINITE = 254, 255  # entries of the colour table after those for numbers


class HeatMap(pg.ImageItem):
    """Layer 1 is the lowest row, from 0.5 to 1.5; steps run along x."""

    def __init__(self) -> None:
        super().__init__(axisOrder="row-major", autoDownsample=False)
        self._cells = np.zeros((1, 1), np.uint8)

    def set_colors(self, zero: str, not_finite: str) -> None:
        """Viridis for numbers, and a colour each for zeros and for what is not finite."""
        table = np.vstack([viridis(), rgb(zero), rgb(not_finite)]).astype(np.uint8)
        self.setLookupTable(table)
        self.setLevels((0, 255))

    def set_data(
        self,
        steps: NDArray[np.int64],
        values: NDArray[np.float32],
        low: float,
        high: float,
        scale: StepScale = LINEAR,
    ) -> None:
        """values: float32[layers, buckets]; low and high: log10 of the values at the ends of the colours.

        Each column of pixels shows the bucket that its middle falls in where `scale` has the steps lie.
        """
        begin, end = scale.place(0.0), scale.place(float(steps[-1]))
        middles = begin + (np.arange(COLUMNS) + 0.5) * ((end - begin) / COLUMNS)
        at = [scale.step(middle) for middle in middles.tolist()]
        shown = values[:, np.minimum(np.searchsorted(steps, at), len(steps) - 1)]
        self._cells = color_indices(shown, low, high)
        self.setImage(self._cells, autoLevels=False, levels=(0, 255))
        self.setRect(begin, 0.5, end - begin, len(values))

    @property
    def cells(self) -> NDArray[np.uint8]:
        """uint8[layers, columns]: the colours drawn, as entries of the table."""
        return self._cells


def color_indices(values: NDArray[np.float32], low: float, high: float) -> NDArray[np.uint8]:
    """0 … 253 for log10 of values between `low` and `high`, 254 for zeros, 255 for what is not finite."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (np.log10(values) - low) / (high - low)
    index = np.clip(np.nan_to_num(share, nan=0.0, posinf=1.0, neginf=0.0), 0, 1) * 253
    return np.where(np.isfinite(values), np.where(values > 0, np.round(index), ZERO), NOT_FINITE).astype(np.uint8)
