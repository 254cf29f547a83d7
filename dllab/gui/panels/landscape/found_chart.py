"""What the views of a landscape have in common that are one chart: a frame, and a hint while nothing is found."""

from typing import Generic, TypeVar

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem, QWidget

from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.scales import Scale
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme

Found = TypeVar("Found")


class FoundChart(QWidget, Generic[Found]):
    """shown: what is drawn; None: nothing yet."""

    def __init__(self, scale: Scale, *items: QGraphicsItem):
        super().__init__()
        self.shown: Found | None = None
        self._items = items
        self._theme = Theme(dark=False, presentation=False)
        self.chart = Chart(linear_ticks, scale.ticks, self._read, movable=False)
        for item in items:
            self.chart.addItem(item)
        vertical(self, self.chart)

    def show_found(self, found: Found | None) -> None:
        """Draw what was measured; None: the hint."""
        self.shown = found
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.chart.apply_theme(theme)
        self._draw()

    def retranslate(self) -> None:
        """Set every text again."""
        self._draw()

    def _draw(self) -> None:
        for item in self._items:
            item.setVisible(self.shown is not None)
        self.chart.set_titles(*self._titles())
        if self.shown is None:
            self.chart.show_hint(self._hint())
            return
        self.chart.show_hint("")
        self._draw_found(self.shown)
        self.chart.read_again()

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        return self._read_found(self.shown, mouse) if self.shown is not None else None

    def _titles(self) -> tuple[str, str]:
        """Of the axes."""
        raise NotImplementedError

    def _hint(self) -> str:
        """What is said while nothing is found."""
        raise NotImplementedError

    def _draw_found(self, shown: Found) -> None:
        raise NotImplementedError

    def _read_found(self, shown: Found, mouse: QPointF) -> Reading | None:
        """What is under the mouse."""
        raise NotImplementedError
