"""What is written beside the axes of loss and accuracy, where there is room for it."""

from PySide6.QtGui import QFontMetrics

from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme

MARGIN = 8  # pixels above and below an upright axis


def name_axes(loss: TimeChart, accuracy: TimeChart, theme: Theme, *, shared: bool, standardized: bool) -> None:
    """shared: the accuracy is shown, and has the steps below it. standardized: the loss is in no unit of the data's."""
    loss.x_axis.set_bare(shared)
    says_all = standardized and _fits(tr("loss of standardized targets"), loss, theme)
    loss.set_titles("" if shared else tr("step"), tr("loss of standardized targets") if says_all else tr("loss"))
    accuracy.set_titles(tr("step"), tr("accuracy %") if _fits(tr("accuracy %"), accuracy, theme) else "%")


def _fits(title: str, chart: TimeChart, theme: Theme) -> bool:
    font = sized(theme, -1)
    return QFontMetrics(font).horizontalAdvance(title) <= chart.height() - chart.x_axis.height() - MARGIN
