"""All eigenvalues of the Hessian of a small network's training loss, as stems."""

import numpy as np
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.scales import LinearScale
from dllab.gui.charts.trails import Trails
from dllab.gui.kit.language import tr
from dllab.gui.kit.table import Table
from dllab.gui.panels.landscape.found_chart import FoundChart
from dllab.numerals import count, number
from dllab.training.sights import SMALL, Spectrum


class SpectrumView(FoundChart[Spectrum]):
    """A stem an eigenvalue, from the smallest to the largest; what lies clearly below 0 in a colour of its own."""

    def __init__(self) -> None:
        self._small = True
        self._scale = LinearScale()
        self._stems, self._heads = Trails(), Dots(size=4)
        super().__init__(self._scale, self._stems, self._heads)

    def clear(self, small: bool) -> None:
        """Show nothing until something is found; of a network that is not small nothing will be."""
        self._small = small
        self.show_found(None)

    def words(self) -> list[str]:
        """How many lie below 0, and over how many examples the loss is a mean."""
        if self.shown is None:
            return []
        below = tr(
            "{negative} of {all} below 0", negative=count(self.shown.negative), all=count(len(self.shown.values))
        )
        return [below, tr("{count} examples", count=count(self.shown.examples))]

    def table(self) -> Table | None:
        """A row an eigenvalue."""
        if self.shown is None:
            return None
        titles = tr("rank"), tr("eigenvalue of the Hessian")
        return Table(titles, (list(range(1, len(self.shown.values) + 1)), self.shown.values.tolist()))

    def _titles(self) -> tuple[str, str]:
        return tr("rank"), tr("eigenvalue of the Hessian")

    def _hint(self) -> str:
        many = tr("All eigenvalues are shown of networks of up to {most} parameters", most=count(SMALL))
        return tr("Measuring every curvature…") if self._small else many

    def _draw_found(self, shown: Spectrum) -> None:
        if not np.isfinite(shown.values).all():
            self.chart.show_hint(tr("The curvature is not finite"))
        rank = np.arange(1, len(shown.values) + 1, dtype=np.float64)
        colors = [self._theme.high if place < shown.negative else self._theme.train for place in range(len(rank))]
        self._stems.set_pens(colors, 1)
        self._stems.set_paths([np.array([[x, 0.0], [x, y]]) for x, y in zip(rank, shown.values, strict=True)])
        self._heads.set_places(np.column_stack([rank, shown.values]), colors)
        low, high = self._scale.fit(shown.values.astype(np.float32))
        self.chart.show_range((0.0, len(rank) + 1.0), (low, high))

    def _read_found(self, shown: Spectrum, mouse: QPointF) -> Reading | None:
        if not np.isfinite(shown.values).all():
            return None
        rank = int(np.clip(round(mouse.x()), 1, len(shown.values)))
        value = float(shown.values[rank - 1])
        return Reading(rank, value, tr("λ number {rank}: {value}", rank=count(rank), value=number(value)))
