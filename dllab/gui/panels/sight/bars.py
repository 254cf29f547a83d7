"""How likely the network finds each class, for the picture that is shown."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.charts.class_bars import ClassBars, Shares
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme

FEWEST = 4  # lines


class LikelyClasses(QWidget):
    """A bar a class; where there is no height for all, the likeliest."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.shares: Shares | None = None
        self._theme = Theme(dark=False, presentation=False)

    def show_shares(self, shares: Shares | None) -> None:
        """Draw them; None: nothing."""
        before, self.shares = self.shares, shares
        if (before.lines if before else 0) != (shares.lines if shares else 0):
            self.updateGeometry()
        meaning = shares.meaning if shares else ""
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setFont(sized(theme, -1))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A line a class."""
        return QSize(120, self._height(self.shares.lines if self.shares else 0))

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(100, self._height(FEWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shares is None:
            return
        painter, metrics = QPainter(self), QFontMetrics(self.font())
        fitting = max(self.height() // metrics.height(), 1)
        row = QRect(0, 0, self.width(), metrics.height())
        ClassBars(self.shares, metrics, self._theme, fitting).paint(painter, row)
        painter.end()

    def _height(self, lines: int) -> int:
        return lines * QFontMetrics(self.font()).height() + 2
