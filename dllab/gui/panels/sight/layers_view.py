"""Every layer of a network in pictures: its weights, what they make of a picture, and what excites them most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Bubble
from dllab.gui.charts.colors import layer_colors
from dllab.gui.charts.strips import Strip, channels_together, grey, signed
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.sight.places import EDGE, Content, LayerRow, arrange
from dllab.gui.panels.sight.questions import Sight
from dllab.numerals import count, number

if TYPE_CHECKING:
    from dllab.training.feature_maps import Excitement

FRAMED = 6  # pixels of a picture's width from which it has a frame
ANSWER, WEIGHTS, EXCITING = "answer", "weights", "exciting"


@dataclass(frozen=True)
class Place:
    """What is under the mouse: a layer and a unit, from 0, which of its pictures, and there a row and a column."""

    layer: int
    unit: int
    kind: str
    row: int
    column: int


class LayersView(QWidget):
    """`pointed` carries a Place or None; `picked` the layer that was clicked, counted from 1."""

    pointed = Signal(object)
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__(mouseTracking=True)
        self.setMinimumSize(120, 120)
        self._theme = Theme(dark=False, presentation=False)
        self._names: tuple[str, ...] = ()
        self._greys = (0.0, 1.0)
        self._sight: Sight | None = None
        self._excitement: list[Excitement] | None = None
        self._strips: list[dict[str, Strip]] = []
        self._rows: list[LayerRow] = []
        self._selected = 0
        self._mouse: QPointF | None = None
        self.bubble = Bubble(self)

    def begin(self, darkest: float, brightest: float) -> None:
        """Forget what was seen of another network; patches of the data are drawn from one value to the other."""
        self._greys, self._sight, self._excitement, self._strips, self._rows = (darkest, brightest), None, None, [], []
        self.update()

    def name_layers(self, names: tuple[str, ...]) -> None:
        """Call the layers so."""
        self._names = names
        self.update()

    def show_sight(self, sight: Sight) -> None:
        """Draw what the layers make of a picture now."""
        before, self._sight = self._sight, sight
        if before is None or before.step != sight.step or len(self._strips) != len(sight.maps):
            self._strips = [self._weights_of(layer) for layer in range(len(sight.maps))]
            self._draw_excitement()
        for strips, maps in zip(self._strips, sight.maps, strict=True):
            strips[ANSWER] = signed(maps if maps.ndim == 3 else maps[:, None, None], self._theme)
        if before is None:
            self._arrange()
        self.point_again()
        self.update()

    def show_excitement(self, excitement: "list[Excitement]") -> None:
        """Draw what excites every unit most."""
        first = self._excitement is None
        self._excitement = excitement
        self._draw_excitement()
        if first:
            self._arrange()
        self.point_again()
        self.update()

    def select(self, layer: int) -> None:
        """Set a layer apart, counted from 1; 0 sets none apart."""
        self._selected = layer
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setFont(sized(theme, -1))
        self.bubble.apply_theme(theme)
        sight, self._sight = self._sight, None
        if sight is not None:
            self.show_sight(sight)

    def sizeHint(self) -> QSize:
        return QSize(320, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is there."""
        self._mouse = event.position()
        self.point_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.picked.emit(place.layer + 1)

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self.point_again()
        super().leaveEvent(event)

    def point_again(self) -> None:
        """Say what is under the mouse now."""
        place = self.place_at(self._mouse) if self._mouse is not None else None
        if place is None or self._mouse is None:
            self.bubble.hide()
        else:
            self.bubble.show_text(self._words(place), self._mouse.toPoint())
        self.pointed.emit(place)

    def place_at(self, position: QPointF) -> Place | None:
        """What is drawn there."""
        for layer, row in enumerate(self._rows):
            found = row.at(position.x(), position.y())
            if found is not None:
                unit, picture = found
                kind = self._kinds(layer)[picture]
                strip = self._strips[layer][kind]
                place = strip.placed(self._tile(row, unit, picture))
                _, height, width = strip.pictures.shape
                column = int((position.x() - place.left()) / place.width() * width)
                down = int((position.y() - place.top()) / place.height() * height)
                return Place(layer, unit, kind, min(max(down, 0), height - 1), min(max(column, 0), width - 1))
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), QColor(theme.background))
        metrics = QFontMetrics(self.font())
        colors = layer_colors(len(self._rows), theme.dark)
        for layer, (row, color) in enumerate(zip(self._rows, colors, strict=True)):
            title = QRectF(EDGE + 8, row.top, self.width() - 2 * EDGE - 8, metrics.height())
            painter.fillRect(QRectF(EDGE, row.top + 2, 4, metrics.height() - 4), QColor(color))
            painter.setPen(QColor(theme.train if layer + 1 == self._selected else theme.foreground))
            words = self._names[layer]
            hidden = self._strips[layer][ANSWER].pictures.shape[0] - row.shown
            if hidden:
                words += " · " + tr("+{count} more", count=count(hidden))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(title.width()))
            painter.drawText(title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            self._paint_row(painter, layer, row)
        painter.end()

    def _paint_row(self, painter: QPainter, layer: int, row: LayerRow) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QPen(QColor(self._theme.axis), 1)
        for picture, kind in enumerate(self._kinds(layer)[: row.pictures]):
            for unit in range(row.shown):
                place = self._strips[layer][kind].paint(painter, unit, self._tile(row, unit, picture))
                if row.width > FRAMED:
                    painter.setPen(frame)
                    painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _tile(self, row: LayerRow, unit: int, picture: int) -> QRectF:
        return QRectF(*row.corner(unit, picture), row.width, row.height)

    def _kinds(self, layer: int) -> tuple[str, ...]:
        """The pictures of a layer's units, from top to bottom; what there is no room for comes last."""
        strips = self._strips[layer]
        if WEIGHTS not in strips:
            return (ANSWER,)
        order = (WEIGHTS, EXCITING, ANSWER) if self._is_dense(layer) else (ANSWER, WEIGHTS, EXCITING)
        return tuple(kind for kind in order if kind in strips)

    def _is_dense(self, layer: int) -> bool:
        assert self._sight is not None
        return self._sight.maps[layer].ndim == 1

    def _weights_of(self, layer: int) -> dict[str, Strip]:
        assert self._sight is not None
        weights = self._sight.weights[layer]
        return {} if weights is None else {WEIGHTS: signed(channels_together(weights), self._theme)}

    def _draw_excitement(self) -> None:
        found = self._excitement or []
        for strips, each in zip(self._strips, found, strict=False):
            if WEIGHTS in strips:
                strips[EXCITING] = grey(each.pictures, *self._greys, self._theme)

    def _arrange(self) -> None:
        contents = []
        for strips in self._strips:
            contents.append(Content(len(strips[ANSWER].pictures), 0 if WEIGHTS not in strips else len(strips)))
        line = QFontMetrics(self.font()).height()
        self._rows = arrange(contents, self.width(), self.height(), line) if contents else []
        self.update()

    def _words(self, place: Place) -> str:
        """A unit, and what is drawn there of it."""
        assert self._sight is not None
        dense, unit = self._is_dense(place.layer), place.unit + 1
        name = tr("layer {layer}, unit {unit}", layer=place.layer + 1, unit=unit)
        if not dense:
            name = tr("conv {layer}, filter {unit}", layer=place.layer + 1, unit=unit)
        strip = self._strips[place.layer][place.kind]
        value = number(float(strip.pictures[place.unit, place.row, place.column]))
        if place.kind == WEIGHTS:
            own = strip.pictures[place.unit]
            return name + "\n" + tr("weights from {low} to {high}", low=number(own.min()), high=number(own.max()))
        if place.kind == EXCITING and self._excitement is not None:
            found = self._excitement[place.layer]
            most = tr(
                "answers most to this part of training example {example}: {value}",
                example=count(int(found.examples[place.unit]) + 1), value=number(float(found.values[place.unit])),
            )  # fmt: skip
            return name + "\n" + most
        if dense:
            return name + "\n" + tr("passes on {value}", value=value)
        where = tr("row {row}, column {column}: {value}", row=place.row + 1, column=place.column + 1, value=value)
        largest = number(float(np.nanmax(strip.pictures[place.unit])))
        return "\n".join((name, where, tr("largest: {value}", value=largest)))
