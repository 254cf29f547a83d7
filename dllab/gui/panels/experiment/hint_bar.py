"""The strip below the form: how many changes wait for Reset, or for the first step, and the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dllab.gui.forms.colours import accent_colour, tinted
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal


class HintBar(QWidget):
    """Shown while something waits."""

    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._count, self._untouched = 0, False
        self._label = QLabel(self, wordWrap=True)
        self._button = QPushButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.reset_requested)
        horizontal(self, (self._label, 1), self._button, margins=(12, 8, 12, 8), spacing=8)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many changes wait."""
        self._count = count
        self.setVisible(count > 0)
        self.retranslate()

    def set_untouched(self, untouched: bool) -> None:
        """Whether the run has taken no step yet: its first one begins with all that waits."""
        if untouched != self._untouched:
            self._untouched = untouched
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        if self._untouched:
            one = tr("One change takes effect on Run or Reset.")
            several = tr("{count} changes take effect on Run or Reset.", count=self._count)
        else:
            one = tr("One change takes effect on Reset.")
            several = tr("{count} changes take effect on Reset.", count=self._count)
        self._label.setText(one if self._count == 1 else several)
        self._button.setText(tr("Reset"))
        self._button.setToolTip(tr("Start again from step 0 with what the form says."))
        self._button.setAccessibleName(tr("Reset"))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.fillRect(self.rect(), tinted(palette, accent_colour(palette)))
        painter.fillRect(0, 0, 4, self.height(), accent_colour(palette))
        painter.end()
