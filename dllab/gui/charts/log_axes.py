"""Whether the axes of a chart of steps are logarithmic, and the buttons that say so."""

from PySide6.QtCore import QObject, Signal

from dllab.gui.charts.header import FollowButton, LogButton, LogStepsButton
from dllab.gui.charts.scales import LinearScale, LogScale, Scale
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme


class LogAxes(QObject):
    """`scale` is that of the values of `chart`; its steps are those of `others` too.

    changed: an axis has become another, and the charts follow the newest data again; they are to be drawn again.
    """

    changed = Signal()

    def __init__(self, follow: FollowButton, chart: TimeChart, *others: TimeChart):
        super().__init__(follow)
        self.scale: Scale = LinearScale()
        self.values, self.steps = LogButton(), LogStepsButton(chart, *others)
        self._follow, self._chart = follow, chart
        for button in (self.values, self.steps):
            button.toggled.connect(self._change)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        for button in (self.values, self.steps):
            button.apply_theme(theme)

    def retranslate(self, values: str) -> None:
        """Say what the buttons do, in the current language; of that for the values `values` says it."""
        self.values.retranslate(values)
        self.steps.retranslate(tr("Logarithmic step axis"))

    def _change(self) -> None:
        self.scale = LogScale() if self.values.isChecked() else LinearScale()
        self._chart.y_axis.set_source(self.scale.ticks)
        self._follow.hide()
        self.changed.emit()
