"""A slider over the steps of a run, with the run's training loss drawn along it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from dllab.gui.charts.lines import polygon
from dllab.gui.kit.language import tr
from dllab.gui.kit.themed import Themed
from dllab.numerals import count

HEIGHT = 30
EDGE = 8  # pixels left and right of the first and the last step
KNOB = 5.0
NOTCHES = 2**31 - 1  # that Qt's sliders can have


class TimelineSlider(Themed, QAbstractSlider):
    """Its value is a step, or of a run beyond 2³¹ steps a notch of several. `step` is where it stands.

    `sought` carries the step that the user picked, with the mouse or the keyboard.
    """

    sought = Signal(object)  # a step may be larger than Qt's int

    def __init__(self, parent: QWidget):
        super().__init__(parent, orientation=Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._steps = np.zeros(0)
        self._heights = np.zeros(0)
        self._marks: tuple[int, ...] = ()
        self.step = self.last = 0
        self._notch = 1  # steps
        self.actionTriggered.connect(self._seek_position)

    def show_run(self, step: int, last: int, marks: tuple[int, ...]) -> None:
        """Stand at `step` of `last`; `marks` are steps at which something was changed."""
        if (step, last, marks) != (self.step, self.last, self._marks):
            self._marks, self.last = marks, last
            self._notch = max(-(-last // NOTCHES), 1)
            self.setRange(0, last // self._notch)
            self.setPageStep(max(self.maximum() // 10, 1))
            if not self.isSliderDown():
                self._stand(step)
            self.update()

    def show_loss(self, steps: NDArray[np.int64], loss: NDArray[np.float32]) -> None:
        """Draw float32[n] at steps int64[n], on a logarithmic scale of its own; what is not finite is left out."""
        good = np.isfinite(loss) & (loss > 0)
        logs = np.log10(loss[good].astype(np.float64))
        self._steps = steps[good].astype(np.float64)
        spread = np.ptp(logs) if logs.size else 0.0
        self._heights = (logs - logs.min()) / spread if spread > 0 else np.full(logs.size, 0.5)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The groove, the loss, marks, and the knob."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here, middle = self._place(self.step), self.height() - 8.0
        for start, end, color in (
            (EDGE, here, theme.train),
            (here, float(self.width() - EDGE), theme.line),
        ):
            painter.setPen(QPen(QColor(color), 3))
            painter.drawLine(QLineF(start, middle, end, middle))
        painter.setPen(QPen(QColor(theme.muted), 1))
        painter.drawPolyline(self._curve(4.0, middle - 6.0))
        painter.setPen(QPen(QColor(theme.foreground), 1, Qt.PenStyle.DashLine))
        for mark in self._marks:
            painter.drawLine(QLineF(self._place(mark), 2, self._place(mark), middle))
        painter.setPen(QPen(QColor(theme.background), 1.5))
        painter.setBrush(QColor(theme.train if self.isEnabled() else theme.disabled))
        painter.drawEllipse(QPointF(here, middle), KNOB, KNOB)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.train), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.last > 0:
            self.setSliderDown(True)
            self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek(event.position().x())
        step = self._step(event.position().x())
        QToolTip.showText(event.globalPosition().toPoint(), tr("step {step}", step=count(step)), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _seek_position(self) -> None:
        """After a key or the wheel: the slider has moved its position, but not yet its value."""
        self.step = self.sliderPosition() * self._notch
        self.sought.emit(self.step)

    def _stand(self, step: int) -> None:
        self.step = step
        self.setValue(step // self._notch)

    def _seek(self, x: float) -> None:
        step = self._step(x)
        if step != self.step:
            self._stand(step)
            self.update()
            self.sought.emit(step)

    def _step(self, x: float) -> int:
        share = (x - EDGE) / max(self.width() - 2 * EDGE, 1)
        return round(min(max(share, 0.0), 1.0) * self.last)

    def _place(self, step: float) -> float:
        return EDGE + (self.width() - 2 * EDGE) * step / max(self.last, 1)

    def _curve(self, top: float, bottom: float) -> QPolygonF:
        x = EDGE + (self.width() - 2 * EDGE) * self._steps / max(self.last, 1)
        return polygon(x, bottom - (bottom - top) * self._heights)
