"""A large network, a card a layer."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from dllab.diagnostics.layers import QUANTITIES, Light, lately
from dllab.gui.charts.colors import layer_colors
from dllab.gui.charts.lights import paint_arrow, paint_cross, paint_dot
from dllab.gui.charts.strips import Strip, channels_together, signed
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.network.facts import NetworkFacts
from dllab.gui.panels.network.look import BINS, NetworkLook
from dllab.gui.panels.network.view import NetworkView
from dllab.numerals import number, percent
from dllab.training.snapshot import Snapshot

CENTER = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
GAP = 14.0  # between two cards, with an arrow in it
EDGE = 10.0
PAD = 5.0
WIDEST, TALLEST = 240.0, 200.0
BEST_SHAPE = 1.4  # width to height of a card
LEAST_FILTER = 8.0  # pixels of a filter's side
LEAST_BARS = 14.0  # pixels of height in which a histogram can be read
SHOWN = tuple(quantity for quantity in QUANTITIES if quantity.name in ("grad_norm", "saturated", "dead"))
SYMBOLS = {"grad_norm": "‖g‖"}


@dataclass(frozen=True)
class CardLine:
    """A quantity of a layer: its name, a symbol for where there is less room, its value, and the verdict on it."""

    name: str
    symbol: str
    value: str
    light: Light


class NetworkBlocks(NetworkView):
    """Name, size and activation, how the weights are distributed, and what is recorded of the layer."""

    def __init__(self) -> None:
        super().__init__()
        self._values = np.zeros((len(SHOWN), 0), np.float32)
        self._judged = np.zeros((len(SHOWN), 0))
        self._filters: dict[int, Strip] = {}  # of convolutions, by their number

    def show_network(self, facts: NetworkFacts) -> None:
        """Show another network."""
        self._values = np.zeros((len(SHOWN), 0), np.float32)
        self._filters = {}
        super().show_network(facts)

    def show_look(self, look: NetworkLook) -> None:
        super().show_look(look)
        self._draw_filters()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._draw_filters()

    def show_health(self, snapshot: Snapshot) -> None:
        """Take over the newest numbers of every layer, once there are any."""
        curves = [snapshot.steps if quantity.name == "grad_norm" else snapshot.layers for quantity in SHOWN]
        if all(part.last.shape[1] for part in curves):
            rows = [part.rows(quantity.name) for part, quantity in zip(curves, SHOWN, strict=True)]
            self._values = np.stack([part.last[row, -1] for part, row in zip(curves, rows, strict=True)])
            self._judged = np.stack([lately(part, one.name) for part, one in zip(curves, SHOWN, strict=True)])
        else:
            self._values = np.zeros((len(SHOWN), 0), np.float32)
        self.update()

    def layer_at(self, position: QPointF) -> int:
        """The layer whose card is there."""
        return next((i for i, card in enumerate(self._cards(), 1) if card.contains(position)), 0)

    def words_at(self, position: QPointF) -> str:
        """All that is known of the layer there."""
        layer, facts = self.layer_at(position), self.facts
        if not layer or facts is None:
            return ""
        lines = [" · ".join([facts.layer_title(layer), facts.layer_kind(layer), *facts.marks(layer)])]
        if any(end == layer for _, end in facts.detours):
            lines.append(tr("takes in a residual connection"))
        if self.look is not None:
            norm, extent = self.look.norms[layer - 1], self.look.extents[layer - 1]
            lines.append(tr("weights: ‖W‖ = {norm}, up to ±{extent}", norm=number(norm), extent=number(extent)))
        return "\n".join([*lines, *(f"{one.name}: {one.value}" for one in self._health(layer))])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cards, and arrows between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.theme.background))
        if self.facts is not None:
            cards = self._cards()
            colors = layer_colors(len(cards), self.theme.dark)
            for layer, (card, color) in enumerate(zip(cards, colors, strict=True), start=1):
                self._paint_card(painter, card, layer, color)
                if layer < len(cards) and cards[layer].top() == card.top():
                    self._paint_arrow(painter, card)
        painter.end()

    def _cards(self) -> list[QRectF]:
        """Rows of cards of one size, as near to the best shape as the room allows, in the middle."""
        count = self.facts.layers if self.facts else 0
        best: tuple[float, list[QRectF]] = (0.0, [])
        for across in range(1, count + 1):
            down = math.ceil(count / across)
            width = min((self.width() - 2 * EDGE + GAP) / across - GAP, WIDEST)
            height = min((self.height() - 2 * EDGE + EDGE) / down - EDGE, TALLEST)
            size = min(width / BEST_SHAPE, height)
            if size > best[0]:
                left = (self.width() - across * (width + GAP) + GAP) / 2
                top = (self.height() - down * (height + EDGE) + EDGE) / 2
                places = [divmod(layer, across) for layer in range(count)]
                cards = [
                    QRectF(left + column * (width + GAP), top + row * (height + EDGE), width, height)
                    for row, column in places
                ]
                best = size, cards
        return best[1]

    def _paint_card(self, painter: QPainter, card: QRectF, layer: int, color: str) -> None:
        theme, chosen = self.theme, layer == self.selected
        painter.setPen(QPen(QColor(theme.train if chosen else theme.grid), 2.0 if chosen and self.hasFocus() else 1.0))
        painter.setBrush(QColor(theme.train_pale if chosen else theme.raised))
        painter.drawRoundedRect(card, 6, 6)
        painter.fillRect(QRectF(card.left() + 1, card.top() + 5, 3, card.height() - 10), QColor(color))
        inside = card.adjusted(PAD + 2, PAD / 2, -PAD, -PAD / 2)
        rest = self._paint_heading(painter, inside, layer)
        metrics = QFontMetricsF(self.font_of(-2))
        health = self._health(layer)
        if self.look is not None:
            health.append(CardLine("‖W‖", "‖W‖", number(self.look.norms[layer - 1]), Light.NONE))
        health = [one for one in health if _name(one, rest.width(), metrics)]
        line = metrics.height()
        fitting = max(int((rest.height() - LEAST_BARS - 4) / line), 0)
        painter.setFont(self.font_of(-2))
        for index, one in enumerate(_fitting(health, fitting)):
            place = QRectF(rest.left(), rest.bottom() - (index + 1) * line, rest.width(), line)
            self._paint_line(painter, place, one)
        bars = rest.adjusted(0, 2, 0, -min(fitting, len(health)) * line - 3)
        if layer in self._filters and bars.height() >= LEAST_BARS - 4:
            self._paint_filters(painter, bars, self._filters[layer])
        elif self.look is not None and bars.height() >= LEAST_BARS - 4:
            self._paint_bars(painter, bars, layer)

    def _paint_heading(self, painter: QPainter, inside: QRectF, layer: int) -> QRectF:
        """Name and kind, in two lines where there is room; returns what is left below."""
        assert self.facts is not None
        facts, roomy = self.facts, inside.height() > 76
        line = QFontMetricsF(self.font_of(-1)).height()
        title = facts.layer_title(layer)
        kind = " · ".join([facts.layer_kind(layer), *facts.marks(layer)])
        if any(end == layer for _, end in facts.detours):
            kind += " ⊕"
        if not roomy:
            number_ = title if layer == facts.layers else str(layer)
            kind = number_ + " · " + kind
            if QFontMetricsF(self.font_of(-2)).horizontalAdvance(kind) > inside.width():
                kind = number_ + " · " + facts.layer_kind(layer).partition(" ")[0]  # the units alone
            tight = QFontMetricsF(self.font_of(-2)).horizontalAdvance(f"{number_} · 888") > inside.width()
            kind = str(layer) if tight else kind
        heading = QRectF(inside.left(), inside.top(), inside.width(), line)
        if roomy:
            self._write(painter, heading, title, self.theme.foreground, -1)
            heading.translate(0, line - 1)
        self._write(painter, heading, kind, self.theme.muted if roomy else self.theme.foreground, -2)
        return inside.adjusted(0, heading.bottom() - inside.top(), 0, 0)

    def _write(self, painter: QPainter, place: QRectF, words: str, color: str, points: int) -> None:
        font = self.font_of(points)
        painter.setFont(font)
        painter.setPen(QColor(color))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, LEFT, shown)

    def _paint_line(self, painter: QPainter, place: QRectF, one: CardLine) -> None:
        theme, light = self.theme, one.light
        center = QPointF(place.left() + 4, place.center().y())
        if light is Light.FINE:
            paint_dot(painter, center, theme.good)
        elif light in (Light.LOW, Light.HIGH):
            up = light is Light.HIGH
            paint_arrow(painter, center, theme.high if up else theme.low, up=up)
        elif light is Light.BROKEN:
            paint_cross(painter, center, theme.alarm)
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(theme.muted))
        painter.drawText(place.adjusted(12, 0, 0, 0), LEFT, _name(one, place.width(), metrics))
        painter.setPen(QColor(theme.foreground))
        painter.drawText(place, RIGHT, one.value)

    def _paint_bars(self, painter: QPainter, place: QRectF, layer: int) -> None:
        """How the weights are distributed, from the most negative to the most positive, 0 in the middle."""
        assert self.look is not None
        shares = self.look.histograms[layer - 1]
        width, heights = place.width() / BINS, shares / max(float(shares.max()), 1e-9) * place.height()
        bars = [
            QRectF(place.left() + index * width, place.bottom() - height, max(width - 0.8, 0.6), height)
            for index, height in enumerate(heights.tolist())
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.low))
        painter.drawRects(bars[: BINS // 2])
        painter.setBrush(QColor(self.theme.high))
        painter.drawRects(bars[BINS // 2 :])
        painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), 1), QColor(self.theme.axis))

    def _draw_filters(self) -> None:
        """The weights of every convolution as pictures."""
        if self.look is None or self.facts is None:
            return
        for layer, made in enumerate(self.facts.convolutions, start=1):
            weights = self.look.weights[layer - 1].reshape(made.weight_shape)
            self._filters[layer] = signed(channels_together(weights), self.theme)

    def _paint_filters(self, painter: QPainter, place: QRectF, strip: Strip) -> None:
        """As many as there is room for, in squares of one size; as large as shows all of them, if any does."""
        count = len(strip.pictures)
        across, side = 1, LEAST_FILTER
        for tried in range(int(place.height()), int(LEAST_FILTER) - 1, -1):
            across, side = max(int(place.width() // (tried + 2)), 1), float(tried)
            if across * int(place.height() // (tried + 2)) >= count:
                break
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.axis), 1))
        for unit in range(min(count, across * max(int(place.height() // (side + 2)), 1))):
            row, column = divmod(unit, across)
            corner = QPointF(place.left() + column * (side + 2), place.top() + row * (side + 2))
            drawn = strip.paint(painter, unit, QRectF(corner.x(), corner.y(), side, side))
            painter.drawRect(drawn.adjusted(0, 0, -1, -1))

    def _paint_arrow(self, painter: QPainter, card: QRectF) -> None:
        x, y = card.right() + GAP / 2, card.center().y()
        painter.setPen(QPen(QColor(self.theme.muted), 1.5))
        painter.drawPolyline([QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)])

    def _health(self, layer: int) -> list[CardLine]:
        """What is recorded of a layer, and the verdicts on it."""
        lines = []
        assert self.facts is not None
        made, output = self.facts.geometry(layer), layer == self.facts.layers
        for quantity, values, judged in zip(SHOWN, self._values, self._judged, strict=True):
            if layer <= len(values) and not (output and quantity.share):  # the output layer has no activation
                value = float(values[layer - 1])
                shown = percent(value) if quantity.share else number(value)
                light = quantity.judge(float(judged[layer - 1]), self.facts.place(layer, float(judged[-1])))
                label = quantity.label_for(*self.facts.choices[layer - 1 : layer])
                symbol = SYMBOLS.get(quantity.name, "")
                lines.append(CardLine(tr(label), symbol, shown, light))
        if made:
            sizes = f"{made.map_height}×{made.map_width}"
            sizes += f" → {made.out.height}×{made.out.width}" if made.pool_size > 1 else ""
            lines.append(CardLine(tr("Maps"), "", sizes, Light.NONE))
        return lines


def _name(line: CardLine, width: float, metrics: QFontMetricsF) -> str:
    """What to write before a value, the name or the symbol; empty where there is room for neither."""
    room = width - metrics.horizontalAdvance(line.value) - 16
    return next((words for words in (line.name, line.symbol) if metrics.horizontalAdvance(words) <= room), "")


def _fitting(health: list[CardLine], count: int) -> list[CardLine]:
    """The lines that there is room for, from the bottom up; those that give cause for concern come first."""
    kept = sorted(health, key=lambda line: line.light in (Light.NONE, Light.FINE))[:count]
    return [line for line in reversed(health) if line in kept]
