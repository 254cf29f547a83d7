"""A short table, painted: in each row a colour, a name, and numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dllab.gui.kit.theme import Theme

SWATCH, GAP, LEAST_NAME = 14.0, 10.0, 60.0
MIDDLE = Qt.AlignmentFlag.AlignVCenter

Row = tuple[str, Sequence[str]]  # a colour, or "" for none; then a cell a column, the first of them a name


class Roster(QWidget):
    """As high as its rows. Numbers stand to the right; a name that is too long is cut, and is whole in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: Sequence[str] = ()
        self._rows: Sequence[Row] = ()
        self._theme = Theme(dark=False, presentation=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def set_titles(self, titles: Sequence[str]) -> None:
        """What stands above the columns."""
        self._titles = titles
        self.update()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """New rows."""
        if rows != self._rows:
            if len(rows) != len(self._rows):
                self.updateGeometry()
            self._rows = rows
            words = "\n".join(" · ".join(cells) for _, cells in rows)
            self.setToolTip(words)
            self.setAccessibleName(words)
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        font = QFont()
        font.setPointSize(theme.point_size)
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, round(self._line * (len(self._rows) + bool(self._titles))) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @property
    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() + 6

    def paintEvent(self, event: QPaintEvent) -> None:
        """Titles, then rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = self._widths()
        if self._titles:
            painter.setPen(QColor(self._theme.muted))
            self._write(painter, 0, self._titles, widths)
        for number, (color, cells) in enumerate(self._rows, start=bool(self._titles)):
            middle = self._line * (number + 0.5)
            if color:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(QRectF(0, middle - 2, SWATCH, 4), 2, 2)
            painter.setPen(QColor(self._theme.foreground))
            self._write(painter, number, cells, widths)
        painter.end()

    def _widths(self) -> list[float]:
        """Of every column but the name."""
        metrics = QFontMetricsF(self.font())
        columns = [cells[1:] for cells in (self._titles, *(cells for _, cells in self._rows)) if cells]
        wanted = [max(map(metrics.horizontalAdvance, column)) + GAP for column in zip(*columns, strict=True)]
        room = self.width() - SWATCH - GAP - LEAST_NAME
        share = min(1.0, room / sum(wanted)) if wanted and sum(wanted) > 0 else 1.0
        return [width * share for width in wanted]

    def _write(self, painter: QPainter, number: int, cells: Sequence[str], widths: list[float]) -> None:
        metrics, top = QFontMetricsF(self.font()), self._line * number
        left, right = SWATCH + GAP, self.width() - sum(widths)
        name = metrics.elidedText(cells[0], Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, top, right - left, self._line), MIDDLE, name)
        for cell, width in zip(cells[1:], widths, strict=True):
            said = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(right, top, width, self._line), MIDDLE | Qt.AlignmentFlag.AlignRight, said)
            right += width
