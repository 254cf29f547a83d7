"""A small network, unit by unit and weight by weight."""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen

from dllab.gui.charts.colors import class_colors, layer_colors, sequential
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.geometry import Geometry, UnitColumn, arrange
from dllab.gui.panels.network.look import Drawing
from dllab.gui.panels.network.raster import FAINTEST, Ink, strength
from dllab.gui.panels.network.view import NetworkView
from dllab.numerals import number

CENTER = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
GRAB = 5.0  # pixels from a weight within which it is read off
LABEL_SHARE = 0.16  # of the width, at most, for the names on either side
GAP = 8
CHIP = 8.0
DIMMED = 0.2  # what is left of everything else while a unit's own weights are looked at

Spot = tuple[int, int, int | None]  # column, unit, and for a weight the unit in the column before that it comes from


@cache
def ink_of(theme: Theme) -> Ink:
    """The colours of weights, as wherever signs are told apart, and of units, as of two classes in the plane.

    The same object for the same theme, by which a drawing is known for the same.
    """
    halves = sequential(OKABE_ITO[0], theme.threshold)[::2], sequential(theme.threshold, OKABE_ITO[1])[::2]
    thickest = 3.0 * (1.5 if theme.presentation else 1.0)
    return Ink(theme.low, theme.high, theme.axis, theme.zero, np.concatenate(halves), thickest)


class NetworkDiagram(NetworkView):
    """Curves are weights, squares what the units make of the data; both come painted, as `NetworkLook.picture`.

    `drawing_changed`: a new picture is needed, for another size or theme.
    """

    drawing_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.geometry_: Geometry | None = None
        self._spot: Spot | None = None

    def fits(self, facts: NetworkFacts) -> bool:
        """Whether a network can be drawn unit by unit in the room there is; one with maps cannot."""
        return self._arranged(facts) is not None

    @property
    def drawing(self) -> Drawing | None:
        """How the picture has to be drawn."""
        if self.geometry_ is None:
            return None
        return Drawing(self.geometry_, ink_of(self.theme), self.devicePixelRatioF())

    def show_network(self, facts: NetworkFacts) -> None:
        """Arrange another network."""
        self._spot = None
        self.geometry_ = self._arranged(facts)
        super().show_network(facts)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.arrange_again()

    def arrange_again(self) -> None:
        """Find new places for everything, and ask for a picture."""
        if self.facts is not None:
            self.geometry_ = self._arranged(self.facts)
            self.drawing_changed.emit()
            self.update()

    def layer_at(self, position: QPointF) -> int:
        """That of the column nearest to the mouse, or of the weights that lead to it."""
        spot = self._spot_at(position)
        if spot is not None:
            return spot[0]
        return self.geometry_.column_at(position.x()).layer if self.geometry_ else 0

    def words_at(self, position: QPointF) -> str:
        """A unit with its bias and what it passes on, a weight, or a layer."""
        spot = self._spot_at(position)
        if spot != self._spot:
            self._spot = spot
            self.update()
        if self.facts is None or self.geometry_ is None:
            return ""
        if spot is None:
            if self.geometry_.top - GAP <= position.y() <= self.geometry_.bottom:
                return ""
            layer = self.geometry_.column_at(position.x()).layer
            return " · ".join([self.facts.layer_title(layer), self.facts.layer_kind(layer), *self.facts.marks(layer)])
        return self._weight_words(*spot) if spot[2] is not None else self._unit_words(*spot[:2])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Selection, picture, what is under the mouse, names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.theme.background))
        if self.facts is not None and self.geometry_ is not None:
            self._paint_selection(painter, self.geometry_)
            self._paint_picture(painter)
            self._paint_detours(painter, self.geometry_, self.facts)
            for column in self.geometry_.columns:
                self._paint_title(painter, self.geometry_, self.facts, column)
                self._paint_marks(painter, self.geometry_, self.facts, column)
            self._paint_names(painter, self.geometry_.columns[0], right=False)
            self._paint_names(painter, self.geometry_.columns[-1], right=True)
        painter.end()

    def _arranged(self, facts: NetworkFacts) -> Geometry | None:
        if facts.convolutions:
            return None
        metrics = QFontMetrics(self.font_of(-1))
        most = int(LABEL_SHARE * self.width())
        labels = []
        for layer in (0, facts.layers):
            names = [facts.unit_name(layer, unit) for unit in range(min(facts.sizes[layer], 16))]
            widest = max(map(metrics.horizontalAdvance, names)) + GAP + 2
            labels.append(min(widest + (int(CHIP) + 4 if layer and facts.classes else 0), most))
        lines = 1 + max(len(facts.marks(layer)) for layer in range(facts.layers + 1))
        return arrange(facts.sizes, self.width(), self.height(), metrics.height(), (labels[0], labels[1]), lines)

    def _spot_at(self, position: QPointF) -> Spot | None:
        if self.geometry_ is None:
            return None
        columns = self.geometry_.columns
        for index, column in enumerate(columns):
            unit = column.unit_at(position.x(), position.y())
            if unit is not None:
                return index, unit, None
        for index, (source, target) in enumerate(zip(columns, columns[1:], strict=False), start=1):
            if source.x + source.side < position.x() < target.x and self.look is not None:
                return self._weight_near(index, source, target, position)
        return None

    def _weight_near(self, index: int, source: UnitColumn, target: UnitColumn, position: QPointF) -> Spot | None:
        assert self.look is not None
        left, right = source.x + source.side, target.x
        s = (position.x() - left) / (right - left)
        starts, ends = source.centers[None, :], target.centers[:, None]
        away = np.abs(starts + s * s * (3 - 2 * s) * (ends - starts) - position.y())
        seen = strength(self.look.weights[index - 1])[: target.shown, : source.shown] >= FAINTEST
        away = np.where(seen, away, np.inf)
        unit, start = np.unravel_index(int(np.argmin(away)), away.shape)
        return (index, int(unit), int(start)) if away[unit, start] <= GRAB else None

    def _unit_words(self, layer: int, unit: int) -> str:
        assert self.facts is not None
        lines = [self.facts.unit_name(layer, unit)]
        if self.look is not None and layer and self.facts.biased:
            lines.append(tr("bias {value}", value=number(float(self.look.biases[layer - 1][unit]))))
        maps = self.look.maps if self.look else None
        if maps is not None:
            low, mean, high = (number(float(part[layer][unit])) for part in (maps.low, maps.mean, maps.high))
            template = tr("from {low} to {high}, mean {mean}", low=low, high=high, mean=mean)
            lines.append(template if layer == 0 else tr("activation {range}", range=template))
        return "\n".join(lines)

    def _weight_words(self, layer: int, unit: int, source: int | None) -> str:
        assert self.facts is not None and self.look is not None and source is not None
        value = number(float(self.look.weights[layer - 1][unit, source]))
        way = tr(
            "{source} → {target}",
            source=self.facts.unit_name(layer - 1, source),
            target=self.facts.unit_name(layer, unit),
        )
        return way + "\n" + tr("weight {value}", value=value)

    def _paint_selection(self, painter: QPainter, geometry: Geometry) -> None:
        if not self.selected:
            return
        column = geometry.columns[self.selected]
        assert self.facts is not None
        titles = [self.facts.layer_title(self.selected), self.facts.layer_kind(self.selected)]
        wide = max(map(QFontMetrics(self.font_of(-1)).horizontalAdvance, titles)) + 12.0
        width = min(max(column.side + 24.0, wide), max(geometry.pitch - 4, column.side + 6.0))
        place = QRectF(column.middle - width / 2, 3, width, self.height() - 6)
        painter.setPen(QPen(QColor(self.theme.train), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(self.theme.train_pale))
        painter.drawRoundedRect(place, 8, 8)

    def _paint_picture(self, painter: QPainter) -> None:
        picture = self.look.picture if self.look else None
        spot = self._spot
        if picture is None:
            self._paint_empty_units(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if spot is None:
            painter.drawImage(self.rect(), picture)
            return
        painter.setOpacity(DIMMED)
        painter.drawImage(self.rect(), picture)
        painter.setOpacity(1.0)
        self._paint_spot(painter, spot)

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        """The unit under the mouse, its weights and the units that they join, as they are; all else is pale."""
        assert self.look is not None and self.look.picture is not None and self.geometry_ is not None
        index, unit, source = spot
        pairs = [(index, unit, source)] if source is not None else self._weights_of(index, unit)
        columns, ink = self.geometry_.columns, ink_of(self.theme)
        bright = {(index, unit)}
        for column, end, start in pairs:
            shares = strength(self.look.weights[column - 1])
            if shares[end, start] >= FAINTEST:
                negative = self.look.weights[column - 1][end, start] < 0
                share = float(shares[end, start])
                color = QColor(ink.negative if negative else ink.positive)
                color.setAlphaF(0.3 + 0.7 * share)
                painter.setPen(QPen(color, 0.7 + (ink.line - 0.5) * share))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(_curve(columns[column - 1], columns[column], start, end))
                bright |= {(column - 1, start), (column, end)}
        ratio = self.look.picture.devicePixelRatio()
        for column, tile in bright:
            x, y = columns[column].corner(tile)
            place = QRectF(x, y, columns[column].side, columns[column].side)
            device = QRectF(x * ratio, y * ratio, place.width() * ratio, place.height() * ratio)
            painter.drawImage(place, self.look.picture, device)

    def _weights_of(self, index: int, unit: int) -> list[tuple[int, int, int]]:
        """Those that lead to a unit and away from it: (column, unit, unit in the column before)."""
        assert self.geometry_ is not None
        columns = self.geometry_.columns
        into = [(index, unit, start) for start in range(columns[index - 1].shown)] if index else []
        beyond = columns[index + 1].shown if index + 1 < len(columns) else 0
        return into + [(index + 1, end, unit) for end in range(beyond)]

    def _paint_empty_units(self, painter: QPainter) -> None:
        """Where the units will be, until they have been looked at."""
        assert self.geometry_ is not None
        painter.setPen(QPen(QColor(self.theme.axis), 1))
        painter.setBrush(QColor(self.theme.raised))
        for column in self.geometry_.columns:
            for unit in range(column.shown):
                x, y = column.corner(unit)
                place = QRectF(x + 0.5, y + 0.5, column.side - 1, column.side - 1)
                painter.drawRoundedRect(place, 0.22 * column.side, 0.22 * column.side)

    def _paint_detours(self, painter: QPainter, geometry: Geometry, facts: NetworkFacts) -> None:
        """Residual connections: arcs over the units, to a plus sign."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.muted), 1.2 * self.theme.line_width))
        for start, end in facts.detours:
            source, target = geometry.columns[start], geometry.columns[end]
            a, b, y = QPointF(source.middle, source.y - 1), QPointF(target.middle, target.y - 7), geometry.top - 8
            path = QPainterPath(a)
            path.cubicTo(QPointF(a.x() + 0.2 * (b.x() - a.x()), y), QPointF(b.x() - 0.2 * (b.x() - a.x()), y), b)
            painter.drawPath(path)
            painter.drawEllipse(b, 4.0, 4.0)
            painter.drawLine(b - QPointF(2.5, 0), b + QPointF(2.5, 0))
            painter.drawLine(b - QPointF(0, 2.5), b + QPointF(0, 2.5))

    def _paint_title(self, painter: QPainter, geometry: Geometry, facts: NetworkFacts, column: UnitColumn) -> None:
        metrics = QFontMetrics(self.font_of(-1))
        line, layer = metrics.height(), column.layer
        room = geometry.pitch - 6
        title, kind = facts.layer_title(layer), facts.layer_kind(layer)
        if metrics.horizontalAdvance(title) > room:
            title = str(layer) if 0 < layer < facts.layers else ""
        if QFontMetrics(self.font_of(-2)).horizontalAdvance(kind) > room:
            kind = str(facts.sizes[layer])
        width = max(room, 40.0)
        place = QRectF(min(max(column.middle - width / 2, 2), self.width() - width - 2), 6, width, line)
        painter.setFont(self.font_of(-1))
        painter.setPen(QColor(self.theme.foreground))
        painter.drawText(place, CENTER, title)
        painter.setFont(self.font_of(-2))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(place.translated(0, line - 1), CENTER, kind)
        if layer:
            color = layer_colors(facts.layers, self.theme.dark)[layer - 1]
            painter.fillRect(QRectF(place.center().x() - 9, 2 * line + 7, 18, 3), QColor(color))

    def _paint_marks(self, painter: QPainter, geometry: Geometry, facts: NetworkFacts, column: UnitColumn) -> None:
        """How many units are not shown, and what else is done to the layer's signal."""
        font = self.font_of(-2)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        line, width = QFontMetrics(self.font_of(-1)).height(), geometry.pitch - 4
        place = QRectF(column.middle - width / 2, geometry.bottom + 4, width, line)
        hidden = column.count - column.shown
        if hidden:
            words = tr("+{count} more", count=hidden)
            short = f"+{hidden}"
            painter.drawText(place, CENTER, words if metrics.horizontalAdvance(words) <= width else short)
        painter.setPen(QColor(self.theme.foreground))
        marks, room = facts.marks(column.layer), width - 10
        if any(metrics.horizontalAdvance(mark) > room for mark in marks):
            marks = facts.short_marks(column.layer)
        for mark in marks:
            place.translate(0, line)
            shown = metrics.elidedText(mark, Qt.TextElideMode.ElideRight, int(width))
            pill = QRectF(0, 0, metrics.horizontalAdvance(shown) + 10.0, line - 2.0)
            pill.moveCenter(place.center())
            painter.fillRect(pill, QColor(self.theme.raised))
            painter.drawText(place, CENTER, shown)

    def _paint_names(self, painter: QPainter, column: UnitColumn, *, right: bool) -> None:
        """Of the inputs, to the left, or of the outputs, to the right, with the classes' colours."""
        assert self.facts is not None
        painter.setFont(self.font_of(-1))
        painter.setPen(QColor(self.theme.foreground))
        metrics = QFontMetrics(painter.font())
        colors = class_colors(column.count) if right and len(self.facts.classes) == column.count else []
        for unit in range(column.shown):
            x, y = column.corner(unit)
            name = self.facts.unit_name(column.layer, unit)
            if right:
                place = QRectF(x + column.side + GAP, y, self.width() - x - column.side - GAP - 2, column.side)
                if colors:
                    chip = QRectF(place.left(), place.center().y() - CHIP / 2, CHIP, CHIP)
                    painter.fillRect(chip, QColor(colors[unit]))
                    place.adjust(CHIP + 4, 0, 0, 0)
            else:
                place = QRectF(2, y, x - GAP - 2, column.side)
            alignment = LEFT if right else RIGHT
            if metrics.horizontalAdvance(name) > place.width() and column.pitch > 2 * metrics.height():
                painter.drawText(place, alignment | Qt.TextFlag.TextWordWrap, name)
            else:
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
                painter.drawText(place, alignment | Qt.TextFlag.TextDontClip, shown)


def _curve(source: UnitColumn, target: UnitColumn, start: int, end: int) -> QPainterPath:
    """The same curve as in the picture: a Bézier whose control points lie a third of the way in."""
    a = QPointF(source.x + source.side, float(source.centers[start]))
    b = QPointF(target.x, float(target.centers[end]))
    third = (b.x() - a.x()) / 3
    path = QPainterPath(a)
    path.cubicTo(QPointF(a.x() + third, a.y()), QPointF(b.x() - third, b.y()), b)
    return path
