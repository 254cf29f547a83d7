"""The height that a regression of two features predicts."""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.gui.charts.color_bar import ColorBar
from dllab.gui.charts.colors import CLASS_COLORS, diverging, hexadecimal, rgb
from dllab.gui.charts.legend import DOT, RING
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.surface import Surface
from dllab.gui.panels.prediction.view import framed
from dllab.numerals import number


class Landscape(Surface):
    """Output and targets on one diverging scale, white half-way between the smallest and the largest target.

    In the targets' own units.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bar = ColorBar(linear_ticks)
        self._low, self._high = 0.0, 1.0
        self.body.addWidget(self.bar)

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Fix the scale to the targets."""
        targets = np.concatenate([dataset.y_train, dataset.y_val])
        self._low, self._high = framed(dataset.original_targets(targets)[:, 0], 0.0)
        if self._low == self._high:
            self._high += 1.0
        self.bar.set_range(self._low, self._high)
        super().show_dataset(dataset, kind)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.bar.apply_theme(theme)
        self.bar.set_table(self._table())
        self.bar.set_margins(4, round(self.chart.x_axis.height()))

    def colors(self, outputs: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Heights beyond the targets keep the scale's end; grey where not finite."""
        heights = self._heights(outputs)
        colors = self._table()[self._places(np.nan_to_num(heights, nan=self._low))]
        colors[~np.isfinite(heights)] = rgb(self.theme.zero).astype(np.uint8)
        return colors

    def point_colors(self, targets: NDArray) -> list[str]:
        """The height's colour: a point that is predicted well melts into the plane but for its rim."""
        table = self._table()
        return [hexadecimal(table[place].astype(np.float32)) for place in self._places(self._heights(targets))]

    def edge(self) -> str:
        """Dark on both themes, since the planes are light on both."""
        return "#26282c"

    def retranslate(self) -> None:
        """Say what the colours mean, and the two kinds of points."""
        super().retranslate()
        kinds = [tr("colour: target and network output"), DOT + tr("training"), RING + tr("validation")]
        self.legend.set_entries([("", kind) for kind in kinds])

    def words(self, output: NDArray[np.float32]) -> str:
        """The height."""
        return tr("output {value}", value=number(float(self._heights(output)[0])))

    def _table(self) -> NDArray[np.uint8]:
        return diverging(CLASS_COLORS[0], CLASS_COLORS[1], self.theme.threshold, self.theme.dark)

    def _heights(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Targets or outputs, float32[N, 1], in the targets' own units."""
        assert self.dataset is not None
        return self.dataset.original_targets(values)[:, 0]

    def _places(self, heights: NDArray[np.float64]) -> NDArray[np.int64]:
        return np.round(np.clip((heights - self._low) / (self._high - self._low), 0, 1) * 255).astype(np.int64)
