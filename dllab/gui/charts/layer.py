"""What is drawn over all of a plot that is in view."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF


class PlotLayer(pg.GraphicsObject):
    """Base of what paints in plot coordinates: ranges are set by the plot, never asked of what is drawn in it."""

    def boundingRect(self) -> QRectF:
        """All that is in view."""
        return self.viewRect()

    def viewRangeChanged(self) -> None:
        """Follow the view."""
        self.prepareGeometryChange()
