"""How the cells of the table of layers are painted."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dllab.diagnostics.layers import QUANTITIES, Light
from dllab.gui.charts.colors import layer_colors
from dllab.gui.charts.lights import SIZE, paint_arrow, paint_cross, paint_dot
from dllab.gui.charts.pin_colors import pin_color
from dllab.gui.charts.sparkline import paint_sparkline
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.layers.model import Index, LayerModel

PAD = 4.0
LEAST_SPARKLINE = 24.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
USUAL, SHARES = ("8.88⋅10⁻⁸",), ("88.8 %", "<0.1 %")  # the longest that is written
SAMPLES = {"grad_norm": ("8.88⋅10⁻¹⁰",), "saturated": SHARES, "dead": SHARES, "activation_std": (*USUAL, "0.00888")}


class LayerCells(QStyledItemDelegate):
    """A light, the number, and, where there is room, that of the baseline and the curve of how it came about."""

    def __init__(self, model: LayerModel, parent: QWidget):
        super().__init__(parent)
        self._model = model
        self._theme = Theme(dark=False, presentation=False)
        self._font, self._small = QFont(), QFont()
        self._widths: list[float] = []
        self._baseline_widths: list[float] = []
        self._rise = 0.0
        self._colors: list[str] = []
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and font size."""
        self._theme = theme
        self._font = sized(theme, -1)
        self._small = sized(theme, -2)
        metrics = QFontMetricsF(self._font)
        samples = [SAMPLES.get(quantity.name, USUAL) for quantity in QUANTITIES]
        small = QFontMetricsF(self._small).height() / metrics.height()
        self._widths = [max(map(metrics.horizontalAdvance, each)) for each in samples]
        self._baseline_widths = [width * small + PAD for width in self._widths]
        self._rise = (metrics.ascent() - metrics.descent()) / 2
        self.color_layers()

    def color_layers(self) -> None:
        """A colour a layer, as everywhere."""
        self._colors = layer_colors(self._model.rowCount(), self._theme.dark)

    def least_width(self, column: int, *, curve: bool, baseline: bool) -> int:
        """What a column needs, with or without the gradient's curve and the baseline's gradient."""
        metrics = QFontMetricsF(self._font)
        if column == 0:
            rows = {0, 1, self._model.rowCount() - 2, self._model.rowCount() - 1}
            names = [self._model.words(row, 0) for row in rows if 0 <= row < self._model.rowCount()]
            return round(max(map(metrics.horizontalAdvance, names), default=60.0) + 3.25 * PAD)
        room = LEAST_SPARKLINE + PAD if curve and column == 1 else 0.0
        if column == 1 and baseline:
            room = max(room, self._baseline_widths[column - 1] + PAD)
        return round(self._indent(column) + self._widths[column - 1] + PAD + room)

    def row_height(self) -> int:
        """A line of text and a little air."""
        return round(QFontMetricsF(self._font).height()) + 4

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As narrow as may be."""
        return QSize(self.least_width(index.column(), curve=False, baseline=False), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, column = index.row(), index.column()
        place = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(self._theme.train_pale))
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column == 0:
            chip = QRectF(place.left() + PAD, place.top() + 2, 4, place.height() - 4)
            painter.fillRect(chip, QColor(self._colors[row]))
            self._write(painter, place.left() + 3 * PAD, place, self._model.words(row, 0))
            return
        light = self._model.light(row, column)
        self._paint_light(painter, QPointF(place.left() + PAD + SIZE / 2, place.center().y()), light)
        number = place.adjusted(self._indent(column), 0, 0, 0)
        self._write(painter, number.left(), place, self._model.words(row, column))
        rest = number.adjusted(self._widths[column - 1] + PAD, 0, -PAD, 0)
        rest.setLeft(rest.left() + self._paint_baseline(painter, rest, row, column))
        curve = rest.adjusted(0, 4, 0, -4)
        if curve.width() >= LEAST_SPARKLINE:
            quantity = QUANTITIES[column - 1]
            color = self._theme.muted
            paint_sparkline(painter, curve, self._model.history(row, column), color, logarithmic=quantity.logarithmic)

    def _indent(self, column: int) -> float:
        quantity = QUANTITIES[column - 1]
        return PAD if quantity.verdict is None else 2 * PAD + SIZE

    def _paint_baseline(self, painter: QPainter, place: QRectF, row: int, column: int) -> float:
        """Write the baseline's number in its colour, smaller, and say how much room that took."""
        pin, width = self._model.baseline, self._baseline_widths[column - 1]
        if pin is None or place.width() < width - 1:
            return 0.0
        painter.setFont(self._small)
        painter.setPen(QColor(pin_color(pin.number, self._theme.dark)))
        painter.drawText(place, LEFT, self._model.baseline_words(row, column))
        return width + PAD

    def _write(self, painter: QPainter, left: float, place: QRectF, words: str) -> None:
        """A line in the middle of the cell; from a point, which costs a third of what a rectangle does."""
        painter.setPen(QColor(self._theme.foreground))
        painter.drawText(QPointF(left, place.center().y() + self._rise), words)

    def _paint_light(self, painter: QPainter, center: QPointF, light: Light) -> None:
        theme = self._theme
        if light is Light.FINE:
            paint_dot(painter, center, theme.good)
        elif light is Light.LOW:
            paint_arrow(painter, center, theme.low, up=False)
        elif light is Light.HIGH:
            paint_arrow(painter, center, theme.high, up=True)
        elif light is Light.BROKEN:
            paint_cross(painter, center, theme.alarm)
