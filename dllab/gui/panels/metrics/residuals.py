"""What a regression is worth, and where it is wrong."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize

from dllab.datasets import Dataset
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.colors import class_colors
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.points import Points
from dllab.gui.charts.ticks import linear_ticks, round_step
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.metrics.metrics_view import MetricsView, Part, share
from dllab.numerals import number
from dllab.training.metrics import Metrics, Regression

SHOWN = 1000  # examples, at most
NOTHING = np.zeros((0, 2))


class Residuals(MetricsView):
    """A point an example and output: what was predicted, and how much the true value lies above it, in own units."""

    def __init__(self) -> None:
        super().__init__()
        self.chart = Chart(linear_ticks, linear_ticks, self._read, movable=False)
        self._zero = Lines()
        self.chart.addItem(self._zero)
        self.points = Points(self.chart)
        self.places = NOTHING
        self._columns = np.zeros(0, np.int64)
        self._dataset: Dataset | None = None
        self._true = np.zeros((0, 1))
        self._metrics: Regression | None = None
        self.column.addWidget(self.chart, 1)

    def show_dataset(self, dataset: Dataset, y: NDArray, part: Part) -> None:
        """Forget earlier points."""
        self._dataset, self.part = dataset, part
        self._true = dataset.original_targets(y)
        self.places, self._columns, self._metrics = NOTHING, np.zeros(0, np.int64), None
        self._frame()
        self._draw()
        self.retranslate()

    def forget(self) -> None:
        self._dataset = None

    def show_metrics(self, metrics: Metrics, outputs: NDArray[np.float32]) -> None:
        """Move the points."""
        assert isinstance(metrics, Regression) and self._dataset is not None
        self._metrics = metrics
        found, true = self._dataset.original_targets(outputs[:SHOWN]), self._true[:SHOWN]
        finite = np.isfinite(found)
        self.places = np.column_stack([found[finite], (true - found)[finite]])
        self._columns = np.nonzero(finite)[1]
        self._frame()
        self._draw()
        self._say()
        self.chart.read_again()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.chart.apply_theme(theme)
        self._zero.set_pens([theme.muted], 1)
        self._draw()
        self._say()

    def retranslate(self) -> None:
        """Name the axes."""
        self.chart.set_titles(tr("predicted value"), (tr("residual (true − predicted)"), tr("residual")))
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def _say(self) -> None:
        if self._metrics is None:
            self.legend.set_entries([])
            return
        fit = self._metrics.mean
        parts = [tr("R² {value}", value=share(fit.r2))]
        parts += [tr("MAE {value}", value=_size(fit.mae)), tr("RMSE {value}", value=_size(fit.rmse))]
        parts.append(tr("errors in the target's own units"))
        entries = [("", " · ".join([*parts, self.examples(self._metrics.examples)]))]
        outputs = self._true.shape[1]
        if outputs > 1:
            names = (tr("output {number}", number=i + 1) for i in range(outputs))
            entries += zip(class_colors(outputs), names, strict=True)
        self.legend.set_entries(entries)

    def _frame(self) -> None:
        """Round ranges, so that the axes seldom move."""
        x = np.concatenate([np.ravel(self._true[:SHOWN]), self.places[:, 0]])
        low, high = float(x.min()), float(x.max())
        step = round_step((high - low) or 1.0, 12)
        largest = (float(np.abs(self.places[:, 1]).max()) if len(self.places) else 0.0) or 1.0
        rise = round_step(largest, 4)
        top = np.ceil(1.05 * largest / rise) * rise
        self.chart.show_range(((np.ceil(low / step) - 1) * step, (np.floor(high / step) + 1) * step), (-top, top))
        ends = np.array(self.chart.ranges[0])
        self._zero.set_data(ends, np.zeros((1, 2)))

    def _draw(self) -> None:
        outputs = self._true.shape[1]
        palette = class_colors(outputs) if outputs > 1 else [self.color]
        colors = [palette[column] for column in self._columns]
        self.points.show((self.places, colors), (NOTHING, []), self.theme, self.theme.background)

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if not len(self.places):
            return None
        distance = np.hypot(*((self.places - (mouse.x(), mouse.y())) / (pixel.x(), pixel.y())).T)
        place = int(np.argmin(distance))
        if distance[place] > 12:
            return None
        predicted, residual = map(float, self.places[place])
        words = tr(
            "predicted {predicted} · residual {residual}", predicted=number(predicted), residual=number(residual)
        )
        return Reading(predicted, residual, words)


def _size(value: float | None) -> str:
    return "–" if value is None else number(value)
