"""A part of the form under a flat header that folds it away."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dllab.gui.forms.colours import accent_colour, line_colour, mixed, muted_colour, problem_colour
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.note import ICON, draw_warning
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical


class FoldHeader(QAbstractButton):
    """A line with a title; the summary on its right says what is inside while that is folded away.

    `alarm`: whether something inside is wrong, which a triangle says. `shown`: whether what is inside can be seen.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.summary = ""
        self.alarm = self.shown = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        window = palette.color(QPalette.ColorRole.Window)
        painter.fillRect(self.rect(), mixed(window, line_colour(palette), 0.6 if self.underMouse() else 0.3))
        painter.fillRect(0, 0, self.width(), 1, line_colour(palette))
        if self.hasFocus():
            painter.setPen(QPen(accent_colour(palette), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._draw_arrow(painter, QPointF(16, self.height() / 2))
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        place = QRectF(self.rect()).adjusted(28, 0, -12, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(self.text()) + 12)
        if self.alarm:
            side = QRectF(place.left() - 4, (self.height() - ICON) / 2, ICON, ICON)
            draw_warning(painter, side, problem_colour(palette), window)
            place.setLeft(side.right() + 8)
        if self.summary and not self.shown:
            painter.setFont(self.font())
            painter.setPen(muted_colour(palette))
            summary = self.fontMetrics().elidedText(self.summary, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, summary)
        painter.end()

    def _draw_arrow(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(muted_colour(self.palette()), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        ends = [(-4, -2), (0, 2), (4, -2)] if self.shown else [(-2, -4), (2, 0), (-2, 4)]
        painter.drawPolyline(QPolygonF([centre + QPointF(x, y) for x, y in ends]))


class Collapsible(QWidget):
    """A header and what belongs below it, one below the other; folded at first."""

    def __init__(self, *contents: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.header = FoldHeader(self)
        self.contents = contents
        self._inner = QWidget(self)
        self._found: bool | None = None
        vertical(self._inner, *contents, margins=(12, 12, 12, 16), spacing=8)
        vertical(self, self.header, self._inner, spacing=0)
        self.header.toggled.connect(self._unfold)
        self._unfold()

    def show_found(self, found: bool | None) -> None:
        """While something is looked for: show what is inside where it was found there, else nothing at all.

        None: nothing is looked for, and what is inside is shown where the header says so.
        """
        self._found = found
        keep_back(self, "search", found is False)
        self._unfold()

    def _unfold(self) -> None:
        self.header.shown = self.header.isChecked() or self._found is True
        self._inner.setVisible(self.header.shown)
        self.header.update()

    def describe(self, title: str, summary: str, alarm: bool = False) -> None:
        """Set the words, in the current language, and whether something inside is wrong."""
        tip = tr("Show or hide what belongs to “{section}”", section=title)
        if summary:
            tip = tr("{shown}: {summary}", shown=tip, summary=summary)
        if (title, tip, alarm) == (self.header.text(), self.header.toolTip(), self.header.alarm):
            return  # as in most frames of a drag
        self.header.setText(title)
        self.header.setAccessibleName(title)
        self.header.setAccessibleDescription(summary)
        self.header.setToolTip(tip)
        self.header.summary, self.header.alarm = summary, alarm
        self.header.update()
