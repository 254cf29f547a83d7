"""A view with its two axes, and nothing else."""

import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsGridLayout, QSizePolicy

from dllab.gui.charts.axis import Axis

VIEW, LEFT, BOTTOM = (0, 1), (0, 0), (1, 1)  # row and column of each
ALL_THERE_IS = 100  # of the room, against 1 for an axis
BORDER = 1  # pixel around everything
OVER_IMAGES = 0.5  # of axes; what is to be drawn over them has a z value of 1 at least


class Plot(pg.GraphicsWidget):
    """What lies in a chart, laid out as in pg.PlotItem.

    That one has two more axes, a title, and a menu of 60 controls, which nobody sees here: 4 of the 9 ms of a chart.
    """

    def __init__(self, x_axis: Axis, y_axis: Axis):
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view = pg.ViewBox(parent=self, enableMenu=False)
        grid = QGraphicsGridLayout()
        grid.setContentsMargins(BORDER, BORDER, BORDER, BORDER)
        grid.setSpacing(0)
        self.setLayout(grid)
        grid.addItem(self._view, *VIEW)
        for axis, place in ((x_axis, BOTTOM), (y_axis, LEFT)):
            axis.linkToView(self._view)
            grid.addItem(axis, *place)
            axis.setZValue(OVER_IMAGES)
            axis.setFlag(self.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
        for side in (0, 1):
            grid.setRowPreferredHeight(side, 0)
            grid.setRowMinimumHeight(side, 0)
            grid.setColumnPreferredWidth(side, 0)
            grid.setColumnMinimumWidth(side, 0)
        grid.setRowStretchFactor(VIEW[0], ALL_THERE_IS)
        grid.setRowStretchFactor(BOTTOM[0], 1)
        grid.setColumnStretchFactor(VIEW[1], ALL_THERE_IS)
        grid.setColumnStretchFactor(LEFT[1], 1)

    def getViewBox(self) -> pg.ViewBox:
        """Where the items are."""
        return self._view
