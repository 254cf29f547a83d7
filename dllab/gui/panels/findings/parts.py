"""What a card of a finding is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from dllab.diagnostics.finding import Measured, Severity
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.labels import WrappedLabel, make_flexible
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.readable import share_words
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number

ICON = 16
LEAST_LETTERS = 20  # of the width that a label and a value side by side ask for


def severity_color(severity: Severity, theme: Theme) -> str:
    """Red, orange, blue."""
    return {Severity.PROBLEM: theme.alarm, Severity.WARNING: theme.high, Severity.NOTE: theme.low}[severity]


def severity_words(severity: Severity) -> str:
    """Its name in the window's language."""
    names = {Severity.PROBLEM: tr("Problem"), Severity.WARNING: tr("Warning"), Severity.NOTE: tr("Note")}
    return names[severity]


class SeverityIcon(QWidget):
    """A disc with a cross, a triangle with an exclamation mark, or a disc with an i: told apart without colour."""

    def __init__(self) -> None:
        super().__init__()
        self._severity, self._theme = Severity.NOTE, Theme(dark=False, presentation=False)

    def show_severity(self, severity: Severity, theme: Theme) -> None:
        """Draw this one."""
        self._severity, self._theme = severity, theme
        self.setToolTip(severity_words(severity))
        self.setAccessibleName(severity_words(severity))
        size = ICON + 2 * (theme.point_size - 10)
        self.setFixedSize(size, size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / ICON, self.height() / ICON)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(severity_color(self._severity, self._theme)))
        box, middle = QRectF(1, 1, ICON - 2, ICON - 2), ICON / 2
        if self._severity is Severity.WARNING:
            painter.drawPolygon(QPolygonF([QPointF(middle, 1), box.bottomRight(), box.bottomLeft()]))
        else:
            painter.drawEllipse(box)
        painter.setPen(QPen(QColor(self._theme.background), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        match self._severity:
            case Severity.PROBLEM:
                painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5))
                painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5))
            case Severity.WARNING:
                painter.drawLine(QPointF(middle, 6.5), QPointF(middle, 9.5))
                painter.drawPoint(QPointF(middle, 12.5))
            case Severity.NOTE:
                painter.drawLine(QPointF(middle, 7.5), QPointF(middle, 11.5))
                painter.drawPoint(QPointF(middle, 4.5))
        painter.end()


class RemedyButton(QPushButton):
    """A button as wide as its card, with its text in as many lines as that takes."""

    def __init__(self) -> None:
        super().__init__()
        self._label = WrappedLabel(small=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inner = vertical(self, self._label, margins=(8, 4, 8, 4))
        make_flexible(self)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, words: str, explanation: str) -> None:
        """Show the words, and the explanation when hovered."""
        self._label.say(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(explanation)
        self.setToolTip(explanation)

    def apply_theme(self, theme: Theme) -> None:
        self._label.apply_theme(theme)

    def sizeHint(self) -> QSize:
        return self._inner.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inner.totalMinimumSize()

    def heightForWidth(self, width: int) -> int:
        return self._inner.totalHeightForWidth(width)


class Numbers(QWidget):
    """A line a number: what was measured, the value, and how it compares with its bound; two where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[WrappedLabel, QLabel]] = []
        self._stacked = False
        self._theme = Theme(dark=False, presentation=False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)

    def show_numbers(self, numbers: Sequence[Measured]) -> None:
        """One line each; lines are reused."""
        while len(self._lines) < len(numbers):
            self._lines.append(self._make_line())
        for index, (label, value) in enumerate(self._lines):
            used = index < len(numbers)
            if used:
                label.say(measured_label(numbers[index]))
                value.setText(measured_value(numbers[index]))
                for widget in (label, value):
                    widget.setToolTip(measured_tip(numbers[index]))
            label.setVisible(used)
            value.setVisible(used)
        self.setVisible(len(numbers) > 0)

    def lines(self) -> list[tuple[str, str]]:
        """What is shown."""
        return [(label.text(), value.text()) for label, value in self._lines if not label.isHidden()]

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for line in self._lines:
            self._dress(*line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put values beside their labels, or below them."""
        super().resizeEvent(event)
        stacked = self.width() < LEAST_LETTERS * self.fontMetrics().horizontalAdvance("0")
        if stacked != self._stacked:
            self._stacked = stacked
            for row, line in enumerate(self._lines):
                self._place(row, *line)

    def _make_line(self) -> tuple[WrappedLabel, QLabel]:
        label, value = WrappedLabel(muted=True, small=True), QLabel(textFormat=Qt.TextFormat.PlainText)
        self._place(len(self._lines), label, value)
        self._dress(label, value)
        return label, value

    def _place(self, row: int, label: WrappedLabel, value: QLabel) -> None:
        self._grid.addWidget(label, 2 * row, 0)
        place = (2 * row + 1, 0) if self._stacked else (2 * row, 1)
        self._grid.addWidget(value, *place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _dress(self, label: WrappedLabel, value: QLabel) -> None:
        label.apply_theme(self._theme)
        font = sized(self._theme, -1)
        value.setFont(font)


def measured_label(measured: Measured) -> str:
    """What it is, and of which layer."""
    label = tr(measured.label)
    return tr("{what}, layer {layer}", what=label, layer=measured.layer) if measured.layer else label


def measured_value(measured: Measured) -> str:
    """The value, and whether it lies above or below its bound."""
    write = share_words if measured.share else number
    if measured.threshold is None:
        return write(measured.value)
    if measured.value == measured.threshold:
        return f"{write(measured.value)} = {write(measured.threshold)}"
    sign = "<" if measured.value < measured.threshold else ">"
    return f"{write(measured.value)} {sign} {write(measured.threshold)}"


def measured_tip(measured: Measured) -> str:
    """The same at length."""
    write = share_words if measured.share else number
    lines = [f"{measured_label(measured)}: {write(measured.value)}"]
    if measured.threshold is not None:
        lines.append(tr("compared with {bound}", bound=write(measured.threshold)))
    if measured.step is not None:
        lines.append(tr("at step {step}", step=count(measured.step)))
    return "\n".join(lines)
