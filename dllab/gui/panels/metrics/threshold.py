"""A slider from 0 to 1."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill

STEPS = 100


class Threshold(QWidget):
    """Name, slider, value. Arrow keys move it by 0.01, page keys by 0.1."""

    changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.number = QLabel(textFormat=Qt.TextFormat.PlainText), QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setValue(STEPS // 2)
        self.slider.valueChanged.connect(self._tell)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = horizontal(self, margins=(8, 0, 8, 4), spacing=8)
        for widget, stretch in ((self.name, 0), (self.slider, 1), (self.number, 0)):
            row.addWidget(widget, stretch)
        self._write()

    @property
    def value(self) -> float:
        """Where it stands."""
        return self.slider.value() / STEPS

    def set_texts(self, name: str, explanation: str) -> None:
        """What it is called, and what it does."""
        self.name.setText(name)
        self.slider.setAccessibleName(name)
        self.setToolTip(explanation)

    def apply_theme(self, theme: Theme) -> None:
        """Be one with the plots above."""
        fill(self, theme.background)
        font = sized(theme, -1)
        self.number.setFixedWidth(QFontMetrics(font).horizontalAdvance("0.00") + 4)
        for label in (self.name, self.number):
            label.setStyleSheet(f"color: {theme.foreground}; font-size: {theme.point_size - 1}pt")

    def _tell(self) -> None:
        self._write()
        self.changed.emit(self.value)

    def _write(self) -> None:
        self.number.setText(f"{self.value:.2f}")
