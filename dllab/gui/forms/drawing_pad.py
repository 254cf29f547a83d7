"""A plane to draw points on, with the classes to draw and an eraser."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from dllab.datasets.drawn import MOST_CLASSES
from dllab.gui.forms.caption import Caption
from dllab.gui.forms.colours import muted_colour
from dllab.gui.forms.drawing_canvas import DrawingCanvas
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.theme import OKABE_ITO

SWATCH = 24


class Swatch(QAbstractButton):
    """A round button in a class's colour; a ring says that it is picked."""

    def __init__(self, colour: str, parent: QWidget):
        super().__init__(parent)
        self._colour = QColor(colour)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(SWATCH, SWATCH)

    def sizeHint(self) -> QSize:
        return QSize(SWATCH, SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(SWATCH / 2, SWATCH / 2)
        if self.isChecked() or self.hasFocus():
            ring = palette.color(QPalette.ColorRole.WindowText) if self.isChecked() else muted_colour(palette)
            painter.setPen(QPen(ring, 2 if self.isChecked() else 1.2))
            painter.drawEllipse(middle, SWATCH / 2 - 1.5, SWATCH / 2 - 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        radius = SWATCH / 2 - (5 if self.isChecked() or self.underMouse() else 6)
        painter.drawEllipse(middle, radius, radius)
        painter.end()


class DrawingPad(FollowsLanguage, QWidget):
    """Edits a tuple of (x, y, class); `edited` follows every stroke, so that each can be undone by itself."""

    edited = Signal()
    problem_changed = Signal()
    problem = None

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.canvas = DrawingCanvas(self)
        self.swatches = [Swatch(colour, self) for colour in OKABE_ITO[:MOST_CLASSES]]
        self.eraser, self.clear = QPushButton(self), QPushButton(self)
        self._group = QButtonGroup(self)
        self._hint = Caption(self)
        column = vertical(self, spacing=8)
        colours = horizontal(column, spacing=2)
        for label, swatch in enumerate(self.swatches):
            self._group.addButton(swatch, label)
            colours.addWidget(swatch)
        colours.addStretch(1)
        column.addWidget(self.canvas)
        tools = horizontal(column, spacing=8)
        self.eraser.setCheckable(True)
        for button in (self.eraser, self.clear):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tools.addWidget(button)
        column.addWidget(self._hint)
        self.swatches[0].setChecked(True)
        self._group.idClicked.connect(self.pick)
        self.canvas.label_asked.connect(self.pick)
        self.canvas.stroke_ended.connect(self._take)
        self.eraser.toggled.connect(self._set_erasing)
        self.clear.clicked.connect(self._clear)
        self.retranslate()

    @property
    def value(self) -> Any:
        """The points."""
        return tuple(self.canvas.points)

    def set_value(self, value: Any) -> None:
        """Show points without emitting."""
        self.canvas.points = [(float(x), float(y), label) for x, y, label in value]
        self.canvas.update()
        self._describe()

    def pick(self, label: int) -> None:
        """Draw points of this class from now on."""
        self.swatches[label].setChecked(True)
        self.canvas.label = label
        self.eraser.setChecked(False)
        self.canvas.update()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.canvas.setAccessibleName(name)

    def retranslate(self) -> None:
        self.eraser.setText(tr("Erase"))
        self.eraser.setToolTip(tr("Rub out points; so does the right mouse button."))
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("Take all points away."))
        self._hint.setText(tr("Click to add a point, drag to paint. Keys: arrows, Enter, Delete, 1 to 8."))
        for button in (self.eraser, self.clear):
            button.setAccessibleName(button.text())
        self._describe()

    def _describe(self) -> None:
        """Say what each colour stands for and how often."""
        counts = Counter(label for _, _, label in self.canvas.points)
        for label, swatch in enumerate(self.swatches):
            swatch.setToolTip(tr("Class {number}: {count} points", number=label + 1, count=counts[label]))
            swatch.setAccessibleName(tr("Class {number}", number=label + 1))
        self.clear.setEnabled(bool(self.canvas.points))

    def _take(self) -> None:
        self._describe()
        self.edited.emit()

    def _set_erasing(self, on: bool) -> None:
        self.canvas.erasing = on
        self.canvas.update()

    def _clear(self) -> None:
        self.canvas.points = []
        self.canvas.update()
        self._take()
