"""What the mouse reads off a chart."""

from PySide6.QtCore import QPointF


def read(chart, x, y):
    chart.point_at(chart.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))
    return chart.hover.text() if chart.hover.isVisible() else ""


def hover(chart, x, y):
    """The first line of what is read off there."""
    return read(chart, x, y).partition("\n")[0]
