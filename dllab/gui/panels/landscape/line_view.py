"""The loss on the straight line from one pinned run to another."""

import numpy as np
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import Reading
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.charts.scales import LogScale
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.landscape.found_chart import FoundChart
from dllab.numerals import count, number
from dllab.training.sights import Line


class LineView(FoundChart[Line]):
    """A curve over the share of the way; the runs stand at 0 and at 1."""

    def __init__(self) -> None:
        self._ends: tuple[Pin, ...] = ()
        self._scale = LogScale()
        self._curve, self._marks = Lines(), Marks(dashed=True)
        super().__init__(self._scale, self._marks, self._curve)

    def show_ends(self, ends: tuple[Pin, ...]) -> None:
        """The two runs that are to be joined; fewer where not enough are pinned."""
        self._ends = ends
        self.show_found(None)

    def words(self) -> list[str]:
        """As `names`, without colours."""
        return [name for _, name in self.names()]

    def names(self) -> list[tuple[str, str]]:
        """What stands at each end, in its colour, and over how many examples the loss is a mean."""
        if len(self._ends) < 2:
            return []
        dark = self._theme.dark
        ends = [(pin_color(pin.number, dark), f"{place}: {pin.label}") for place, pin in enumerate(self._ends)]
        examples = [("", tr("{count} examples", count=count(self.shown.examples)))] if self.shown else []
        return ends + examples

    def apply_theme(self, theme: Theme) -> None:
        self._curve.set_pens([theme.train], theme.line_width)
        self._marks.set_color(theme.axis)
        super().apply_theme(theme)

    def table(self) -> Table | None:
        """A row a place of the line."""
        if self.shown is None:
            return None
        titles = tr("share of the way"), tr("training loss")
        return Table(titles, (self.shown.share.tolist(), self.shown.loss.tolist()))

    def _titles(self) -> tuple[str, str]:
        return tr("share of the way from one run to the other"), tr("training loss")

    def _hint(self) -> str:
        few = len(self._ends) < 2
        return tr("Pin two runs of the same network (P)") if few else tr("Training the pinned runs once more…")

    def _draw_found(self, shown: Line) -> None:
        values = shown.loss.astype(np.float32)
        self.chart.show_range((float(shown.share[0]), float(shown.share[-1])), self._scale.fit(values))
        self._curve.set_data(shown.share, self._scale.coordinates(values)[None])
        self._marks.set_steps([0.0, 1.0])

    def _read_found(self, shown: Line, mouse: QPointF) -> Reading | None:
        near = int(np.argmin(np.abs(shown.share - mouse.x())))
        place = float(self._scale.coordinates(shown.loss.astype(np.float32))[near])
        if not np.isfinite(place):
            return None
        words = tr("training loss {value}", value=number(float(shown.loss[near])))
        return Reading(float(shown.share[near]), place, words)
