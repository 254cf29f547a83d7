"""All eigenvalues of the Hessian of a small network's training loss, as stems."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.scales import LinearScale
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.charts.trails import Trails
from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number
from dllab.training.sights import SMALL, Spectrum


class SpectrumView(QWidget):
    """A stem an eigenvalue, from the smallest to the largest; what lies clearly below 0 in a colour of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Spectrum | None = None
        self._small = True
        self._scale = LinearScale()
        self.chart = Chart(linear_ticks, self._scale.ticks, self._read, movable=False)
        self._stems, self._heads = Trails(), pg.ScatterPlotItem(size=4, pen=None)
        for item in (self._stems, self._heads):
            self.chart.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)
        self._theme = Theme(dark=False, presentation=False)

    def clear(self, small: bool) -> None:
        """Show nothing until something is found; of a network that is not small nothing will be."""
        self.shown, self._small = None, small
        self._draw()

    def show_spectrum(self, found: Spectrum) -> None:
        """Draw all eigenvalues."""
        self.shown = found
        self._draw()

    def words(self) -> list[str]:
        """How many lie below 0, and over how many examples the loss is a mean."""
        if self.shown is None:
            return []
        below = tr(
            "{negative} of {all} below 0", negative=count(self.shown.negative), all=count(len(self.shown.values))
        )
        return [below, tr("{count} examples", count=count(self.shown.examples))]

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.chart.apply_theme(theme)
        self._draw()

    def retranslate(self) -> None:
        """Set every text again."""
        self._draw()

    def table(self) -> Table | None:
        """A row an eigenvalue."""
        if self.shown is None:
            return None
        titles = tr("rank"), tr("eigenvalue of the Hessian")
        return Table(titles, (list(range(1, len(self.shown.values) + 1)), self.shown.values.tolist()))

    def _draw(self) -> None:
        shown = self.shown
        for item in (self._stems, self._heads):
            item.setVisible(shown is not None)
        self.chart.set_titles(tr("rank"), tr("eigenvalue of the Hessian"))
        if shown is None:
            many = tr("All eigenvalues are shown of networks of up to {most} parameters", most=count(SMALL))
            self.chart.show_hint(tr("Measuring every curvature…") if self._small else many)
            return
        self.chart.show_hint("" if np.isfinite(shown.values).all() else tr("The curvature is not finite"))
        rank = np.arange(1, len(shown.values) + 1, dtype=np.float64)
        colors = [self._theme.high if place < shown.negative else self._theme.train for place in range(len(rank))]
        self._stems.set_pens(colors, 1)
        self._stems.set_paths([np.array([[x, 0.0], [x, y]]) for x, y in zip(rank, shown.values, strict=True)])
        self._heads.setData(x=rank, y=shown.values, brush=[pg.mkBrush(color) for color in colors])
        low, high = self._scale.fit(shown.values.astype(np.float32))
        self.chart.show_range((0.0, len(rank) + 1.0), (low, high))
        self.chart.read_again()

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        shown = self.shown
        if shown is None or not np.isfinite(shown.values).all():
            return None
        rank = int(np.clip(round(mouse.x()), 1, len(shown.values)))
        value = float(shown.values[rank - 1])
        return Reading(rank, value, tr("λ number {rank}: {value}", rank=count(rank), value=number(value)))
