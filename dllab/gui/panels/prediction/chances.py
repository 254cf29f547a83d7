"""How likely the network finds each class, for one image."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, percent

PAD = 8
BAR = 96  # pixels of a certainty
MOST = 12  # classes with a bar
LONGEST = 180  # pixels of a name


@dataclass(frozen=True, eq=False)
class Shares:
    """The title, what the bars mean, and for every class its name and its share, float64[classes], of one.

    true: the class that the image is of.
    """

    title: str
    meaning: str
    names: tuple[str, ...]
    values: NDArray[np.float64]
    true: int

    def rows(self) -> list[int]:
        """The classes with a bar, in their order: all, or where they are many the likeliest and the true one."""
        if len(self.values) <= MOST:
            return list(range(len(self.values)))
        likeliest = np.argsort(-np.nan_to_num(self.values), kind="stable")[: MOST - 1]
        return sorted({*likeliest.tolist(), self.true})


class Chances(QWidget):
    """A list of bars that lies beside an image, over everything, and lets the mouse through."""

    def __init__(self, parent: QWidget):
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.shares: Shares | None = None
        self._theme = Theme(dark=False, presentation=False)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        font = QFont()
        font.setPointSize(theme.point_size - 1)
        self.setFont(font)

    def show_beside(self, shares: Shares, place: QRect) -> None:
        """Show them to the right of `place`, on the screen's own pixels, or to its left where there is no room."""
        self.shares = shares
        self.resize(self.sizeHint())
        room = (QGuiApplication.screenAt(place.center()) or self.screen()).availableGeometry()
        x = place.right() + PAD
        if x + self.width() > room.right():
            x = place.left() - PAD - self.width()
        y = min(place.top(), room.bottom() - self.height())
        self.move(QPoint(max(x, room.left()), max(y, room.top())))
        self.update()
        self.show()

    def sizeHint(self) -> QSize:
        """The title, and a line a class."""
        if self.shares is None:
            return QSize(0, 0)
        line = QFontMetrics(self.font()).height()
        titles = map(QFontMetrics(self.font()).horizontalAdvance, (self.shares.title, self.shares.meaning))
        width = max(self._names_width() + BAR + self._percent_width() + 2 * PAD, *titles)
        return QSize(width + 2 * PAD, (2 + len(self.shares.rows()) + bool(self._others())) * line + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, titles, bars, and how many classes have none."""
        if self.shares is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.raised))
        painter.setPen(QColor(self._theme.axis))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        line = QFontMetrics(self.font()).height()
        row = QRect(PAD, PAD, self.width() - 2 * PAD, line)
        painter.setPen(QColor(self._theme.foreground))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, self.shares.title)
        row.translate(0, line)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, self.shares.meaning)
        for index in self.shares.rows():
            row.translate(0, line)
            self._paint_row(painter, row, index)
        if self._others():
            row.translate(0, line)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, tr("{count} more", count=count(self._others())))
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRect, index: int) -> None:
        assert self.shares is not None
        value, true = float(self.shares.values[index]), index == self.shares.true
        metrics, names = QFontMetrics(self.font()), self._names_width()
        painter.setPen(QColor(self._theme.good if true else self._theme.foreground))
        name = ("✓ " if true else "") + self.shares.names[index]
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, names)
        painter.drawText(QRect(row.left(), row.top(), names, row.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        bar = QRectF(row.left() + names + PAD, row.top() + 2, BAR, row.height() - 4)
        painter.fillRect(bar, QColor(self._theme.grid))
        if np.isfinite(value):
            bar.setWidth(BAR * min(max(value, 0.0), 1.0))
            painter.fillRect(bar, QColor(self._theme.good if true else self._theme.high))
        painter.setPen(QColor(self._theme.foreground))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent_of(value))

    def _others(self) -> int:
        """Classes without a bar."""
        return len(self.shares.values) - len(self.shares.rows()) if self.shares else 0

    def _names_width(self) -> int:
        assert self.shares is not None
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance("✓ " + self.shares.names[index]) for index in self.shares.rows())
        return min(widest + 2, LONGEST)

    def _percent_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance("> 99.9 %") + 2


def percent_of(share: float) -> str:
    """A share of one with one decimal, 97.3 %; what that would make none or all of it says so."""
    if not np.isfinite(share):
        return percent(share)
    if 0 < share < 0.0005:
        return "< 0.1 %"
    return "> 99.9 %" if 0.9995 <= share < 1 else f"{100 * share:.1f} %"
