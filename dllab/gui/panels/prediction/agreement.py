"""Predicted against true values of a regression that has no picture of its own."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.datasets import Dataset
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.points import Points
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.prediction.view import PredictionView, framed, held_out
from dllab.numerals import number

NOTHING = np.zeros((0, 2), np.float32)


class Agreement(PredictionView):
    """A point an example and output, in the targets' own units; on the diagonal lies what is predicted exactly."""

    def __init__(self) -> None:
        super().__init__()
        self.chart = Chart(linear_ticks, linear_ticks, self._read, movable=False)
        self._diagonal = Lines()
        self.chart.addItem(self._diagonal)
        self.points = Points(self.chart)
        self._theme = Theme(dark=False, presentation=False)
        self._validation = True
        self._predicted: NDArray[np.float64] | None = None
        self._hold_nothing()
        self.body.addWidget(self.chart)

    def show_dataset(self, dataset: Dataset, kind: str) -> None:
        """Frame the targets, alike on both axes."""
        self._x, targets, self._validation = held_out(dataset)
        self.dataset, self._predicted = dataset, None
        self._true = np.ravel(dataset.original_targets(targets))
        ends = np.array(framed(self._true, 0.1))
        self.chart.show_range((ends[0], ends[1]), (ends[0], ends[1]))
        self._diagonal.set_data(ends, ends[None])
        self._draw()
        self.retranslate()

    def forget(self) -> None:
        super().forget()
        self._hold_nothing()

    def _hold_nothing(self) -> None:
        self._x, self._true = np.zeros((0, 1), np.float32), np.zeros(0)
        self._predicted = None

    def shows_inputs(self, dataset: Dataset) -> bool:
        """Targets and outputs alone."""
        return False

    def inputs(self) -> NDArray[np.float32]:
        """The examples."""
        return self._x

    def show_outputs(self, outputs: NDArray[np.float32]) -> None:
        """Move the points."""
        assert self.dataset is not None
        self._predicted = np.ravel(self.dataset.original_targets(outputs))
        self._draw()
        self.chart.read_again()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._theme = theme
        self.chart.apply_theme(theme)
        self._diagonal.set_pens([theme.muted], 1)
        self._draw()
        self.retranslate()

    def retranslate(self) -> None:
        """Name the axes and the diagonal."""
        self.legend.set_entries([(self._theme.muted, tr("predicted exactly"))])
        true = tr("true value, validation set") if self._validation else tr("true value, training set")
        self.chart.set_titles(true, tr("predicted value"))

    def _draw(self) -> None:
        places = NOTHING
        if self._predicted is not None:
            finite = np.isfinite(self._predicted)
            places = np.column_stack([self._true, self._predicted])[finite]
        color = self._theme.validation if self._validation else self._theme.train
        self.points.show((places, [color] * len(places)), (NOTHING, []), self._theme, self._theme.background)

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        if self._predicted is None:
            return None
        distance = np.hypot((self._true - mouse.x()) / pixel.x(), (self._predicted - mouse.y()) / pixel.y())
        distance = np.where(np.isfinite(distance), distance, np.inf)
        place = int(np.argmin(distance))
        if distance[place] > 12:
            return None
        true, predicted = float(self._true[place]), float(self._predicted[place])
        text = tr("true {true} · predicted {predicted}", true=number(true), predicted=number(predicted))
        return Reading(true, predicted, text)
