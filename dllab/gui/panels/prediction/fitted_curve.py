"""What a regression of one feature makes of it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.datasets import Dataset
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.legend import DOT, RING
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.points import Points
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.view import PredictionView, framed, places_in
from dllab.numerals import number

PLACES = 256


class FittedCurve(PredictionView):
    """Points of the data and the network's output as a curve, both axes in the units that were measured."""

    def __init__(self) -> None:
        super().__init__()
        self.chart = Chart(linear_ticks, linear_ticks, self._read, movable=False)
        self.curve = Lines()
        self.curve.setZValue(30)
        self.points = Points(self.chart)
        self.chart.addItem(self.curve)
        self._theme = Theme(dark=False, presentation=False)
        self._x = np.zeros(PLACES)
        self._y: NDArray[np.float64] | None = None
        self._seen: NDArray[np.float32] | None = None
        self.body.addWidget(self.chart)

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Frame the data with a margin."""
        self.dataset, self._y, self._seen = dataset, None, None
        x = dataset.original(np.vstack([dataset.x_train, dataset.x_val]))[:, 0]
        y = dataset.original_targets(np.concatenate([dataset.y_train, dataset.y_val]))[:, 0]
        (left, right), (bottom, top) = framed(x, 0.05), framed(y, 0.15)
        self._x = np.linspace(left, right, PLACES)
        self.chart.show_range((left, right), (bottom, top))
        self.curve.set_data(self._x, np.zeros((0, PLACES)))
        self._draw_points()
        self.retranslate()

    def show_seen(self, x: NDArray[np.float32] | None) -> None:
        """Put the training points where augmentation puts them."""
        self._seen = x
        self._draw_points()

    def inputs(self) -> NDArray[np.float32]:
        """256 places from left to right."""
        assert self.dataset is not None
        return places_in(self.dataset, self._x[:, None])

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Draw the curve, with gaps where it is not finite."""
        assert self.dataset is not None
        found = self.dataset.original_targets(outputs)[:, 0]
        self._y = np.where(np.isfinite(found), found, np.nan)
        self.curve.set_data(self._x, self._y[None])
        self.chart.read_again()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._theme = theme
        self.chart.apply_theme(theme)
        self.curve.set_pens([theme.foreground], 2)
        if self.dataset is not None:
            self._draw_points()
        self.retranslate()

    def retranslate(self) -> None:
        """Name axes and colours."""
        super().retranslate()
        theme = self._theme
        self.legend.set_entries(
            [
                (theme.foreground, tr("network")),
                (theme.train, DOT + tr("training")),
                (theme.validation, RING + tr("validation")),
            ]
        )
        if self.dataset is not None:
            self.chart.set_titles(self.dataset.features[0], tr("target"))

    def _draw_points(self) -> None:
        data, theme = self.dataset, self._theme
        assert data is not None
        train = data.x_train if self._seen is None else self._seen
        clouds = [
            (np.column_stack([data.original(x)[:, 0], data.original_targets(y)[:, 0]]), [color] * len(x))
            for x, y, color in (
                (train, data.y_train[: len(train)], theme.train),
                (data.x_val, data.y_val, theme.validation),
            )
        ]
        self.points.show(clouds[0], clouds[1], theme, theme.background)

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if self._y is None:
            return None
        place = int(np.argmin(np.abs(self._x - mouse.x())))
        x, y = float(self._x[place]), float(self._y[place])
        if np.isnan(y):
            return None
        return Reading(x, y, tr("{x} → output {y}", x=number(x), y=number(y)))
