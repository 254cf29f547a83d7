"""How likely the network finds each class, for the picture that is shown."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.charts.class_bars import ClassBars, Shares
from dllab.gui.kit.theme import Theme


class LikelyClasses(QWidget):
    """Bars, under a line that says what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.shares: Shares | None = None
        self._theme = Theme(dark=False, presentation=False)

    def show_shares(self, shares: Shares | None) -> None:
        """Draw them; None: nothing."""
        lines = self.shares.lines if self.shares else 0
        self.shares = shares
        if shares is None or shares.lines != lines:
            self.updateGeometry()
        self.setAccessibleName(shares.meaning if shares else "")
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        font = QFont()
        font.setPointSize(theme.point_size - 1)
        self.setFont(font)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A line a class, and one for their title."""
        lines = 1 + (self.shares.lines if self.shares else 0)
        return QSize(160, lines * QFontMetrics(self.font()).height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shares is None:
            return
        painter, metrics = QPainter(self), QFontMetrics(self.font())
        row = QRect(0, 0, self.width(), metrics.height())
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(
            row,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(self.shares.title, Qt.TextElideMode.ElideRight, row.width()),
        )
        row.translate(0, row.height() + 2)
        ClassBars(self.shares, metrics, self._theme).paint(painter, row)
        painter.end()
