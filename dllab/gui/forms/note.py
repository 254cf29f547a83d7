"""What stands with a control: what is wrong with it, or what it waits for."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from dllab.gui.forms.colours import accent_colour, muted_colour, problem_colour
from dllab.gui.kit.long_text import LongLabel

ICON = 12


class Note(LongLabel):
    """Small text with an icon: a red triangle for a problem, an arrow in a circle for a change that waits."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._is_problem = False
        self.setContentsMargins(ICON + 6, 0, 0, 0)
        self.hide()

    def say(self, text: str, is_problem: bool = False) -> None:
        """Show the text; an empty one hides the note."""
        if text == self.text() and is_problem == self._is_problem:
            return
        self._is_problem = is_problem
        self.setText(text)
        self.setVisible(text != "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        text_colour = problem_colour(palette) if self._is_problem else muted_colour(palette)
        painter.setPen(text_colour)
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(self.contentsRect(), int(flags), self.shown())
        top = (self.fontMetrics().height() - ICON) / 2
        if self._is_problem:
            draw_warning(painter, QRectF(0, top, ICON, ICON), text_colour, palette.color(QPalette.ColorRole.Window))
        else:
            draw_reset(painter, QRectF(0, top, ICON, ICON), accent_colour(palette))
        painter.end()


class WaitMark(QWidget):
    """The arrow alone, beside a control: its words are its tooltip. It keeps its room where it says nothing."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFixedSize(ICON, ICON)

    def say(self, words: str) -> None:
        """Show the mark with these words; without any, nothing."""
        if words != self.toolTip():
            self.setToolTip(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.toolTip():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_reset(painter, QRectF(self.rect()), accent_colour(self.palette()))
            painter.end()


def draw_warning(painter: QPainter, place: QRectF, colour: QColor, ground: QColor) -> None:
    """A filled triangle with an exclamation mark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(place.center().x(), place.top()), place.bottomRight(), place.bottomLeft()]))
    painter.setPen(QPen(ground, 1.4))
    x, height = place.center().x(), place.height()
    painter.drawLine(QPointF(x, place.top() + 0.36 * height), QPointF(x, place.top() + 0.66 * height))
    painter.drawPoint(QPointF(x, place.top() + 0.84 * height))


def draw_reset(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """An open circle that ends in an arrow head."""
    ring = place.adjusted(2, 2, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(ring, 90 * 16, -290 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = QPointF(ring.center().x(), ring.top())
    painter.drawPolygon(QPolygonF([tip + QPointF(-3.5, 0), tip + QPointF(0.5, -3), tip + QPointF(0.5, 3)]))
