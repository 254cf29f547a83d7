"""A chart with the names of its colours above it."""

from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Chart
from dllab.gui.charts.header import Header
from dllab.gui.charts.legend import Legend
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme


class Framed(QWidget):
    """Holds `chart` below a legend of up to two rows; buttons stand beside the legend."""

    def __init__(self, chart: Chart, *buttons: QWidget):
        super().__init__()
        self.chart, self.legend, self._buttons = chart, Legend(rows=2), buttons
        self._header = Header(self.legend, *buttons)
        vertical(self, self._header, (chart, 1), spacing=0)

    def name(self, *entries: tuple[str, str]) -> None:
        """(colour, name) of each curve; without a colour the name stands alone."""
        self.legend.set_entries(entries)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        for part in (self.chart, self.legend, self._header, *self._buttons):
            part.apply_theme(theme)  # type: ignore[attr-defined]
