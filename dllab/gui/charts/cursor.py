"""The step that time was dragged back to."""

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.step_scales import LinearSteps, StepScale

VEIL = 176  # opacity, of 255


class Cursor(PlotLayer):
    """A line at `step`; what the run did after it lies behind a veil. Nothing while `step` is None."""

    def __init__(self) -> None:
        super().__init__()
        self.step: int | None = None
        self._scale: StepScale = LinearSteps()
        self._veil = QColor()
        self._pen = pg.mkPen("#888888")
        self.setZValue(50)
        self.hide()

    def set_colors(self, background: str, line: str) -> None:
        """Take over the colours."""
        self._veil = QColor(background)
        self._veil.setAlpha(VEIL)
        self._pen = pg.mkPen(line)
        self.update()

    def set_scale(self, scale: StepScale) -> None:
        """Where steps lie."""
        self._scale = scale
        self.update()

    def set_step(self, step: int | None) -> None:
        """Stand at a step, or go."""
        if step != self.step:
            self.step = step
            self.setVisible(step is not None)
            self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Fill what is to the right of the line, and draw it."""
        if self.step is None:
            return
        view, place = self.viewRect(), self._scale.place(self.step)
        later = QRectF(view)
        later.setLeft(max(view.left(), place))
        later.setRight(view.right() + (self.pixelWidth() or 0.0))  # of the last pixel the view may have a part
        if later.width() > 0:
            painter.fillRect(later, self._veil)
        painter.setPen(self._pen)
        painter.drawLine(QLineF(place, view.top(), place, view.bottom()))
