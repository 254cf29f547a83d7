"""How likely the network finds each class, for one image."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.class_bars import PAD, ClassBars, Shares
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.screen import screen_of
from dllab.gui.kit.theme import Theme

BAR = 96  # pixels of a certainty


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
        self.setFont(sized(theme, -1))

    def show_beside(self, shares: Shares, place: QRect) -> None:
        """Show them to the right of `place`, on the screen's own pixels, or to its left where there is no room."""
        self.shares = shares
        self.resize(self.sizeHint())
        room = screen_of(self, place).availableGeometry()
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
        metrics = QFontMetrics(self.font())
        titles = map(metrics.horizontalAdvance, (self.shares.title, self.shares.meaning))
        width = max(ClassBars(self.shares, metrics, self._theme).beside_bars + BAR, *titles)
        return QSize(width + 2 * PAD, (2 + self.shares.lines) * metrics.height() + 2 * PAD)

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
        row.translate(0, line)
        ClassBars(self.shares, QFontMetrics(self.font()), self._theme).paint(painter, row)
        painter.end()
