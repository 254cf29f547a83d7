"""The slider above a plot that says how much its curves are smoothed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider

from dllab.gui.charts.smoothing import MOST
from dllab.gui.kit.language import tr

PARTS = 100
LEAST = 20  # pixels, at which it can be seen and used
WIDTH = 40  # beside the legend of three curves there is no room for more


class SmoothingSlider(QSlider):
    """From 0, nothing, to a weight of 0.99. Arrow keys move it by 0.01, page keys by 0.1, a double click back to 0.

    The wheel leaves it alone. `changed` carries what `smoothed` takes.
    """

    changed = Signal(float)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, round(MOST * PARTS))
        self.setPageStep(PARTS // 10)
        self.setMaximumWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.valueChanged.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """Goes where there is no room: a panel is not widened by it."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def retranslate(self) -> None:
        """Say what it does."""
        self.setAccessibleName(tr("Smoothing of the curves"))
        words = tr(
            "Smoothing {weight:.2f}: an exponential moving average of the recorded points, for the eye alone. What was "
            "measured stays behind it, pale; tables and files hold what was measured.",
            weight=self.value() / PARTS,
        )
        self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= LEAST:  # a piece of it would only puzzle
            super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(0)

    def _tell(self, value: int) -> None:
        self.retranslate()
        self.changed.emit(value / PARTS)
