"""Vertical lines at steps at which something happened."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.step_scales import LinearSteps, StepScale


class Marks(PlotLayer):
    """A line a step from the bottom to the top of the view."""

    def __init__(self, dashed: bool):
        super().__init__()
        self._style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._pen = pg.mkPen("#888888", style=self._style)
        self._steps: tuple[float, ...] = ()
        self._scale: StepScale = LinearSteps()
        self.setZValue(-5)

    def set_color(self, color: str) -> None:
        """Take over the colour."""
        self._pen = pg.mkPen(color, style=self._style)
        self.update()

    def set_scale(self, scale: StepScale) -> None:
        """Where steps lie."""
        self._scale = scale
        self.update()

    def set_steps(self, steps: Sequence[float]) -> None:
        """Where the lines stand."""
        if self._steps != tuple(steps):
            self._steps = tuple(steps)
            self.update()

    @property
    def steps(self) -> tuple[float, ...]:
        """Where the lines stand."""
        return self._steps

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Draw the lines that are in view."""
        view = self.viewRect()
        painter.setPen(self._pen)
        painter.drawLines(
            [
                QLineF(place, view.top(), place, view.bottom())
                for place in map(self._scale.place, self._steps)
                if view.left() <= place <= view.right()
            ]
        )
