"""The network with its numbers, and below the worksheet: a field for every number of the step."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from dllab.explorers import Scene
from dllab.explorers.backpropagation import FIELDS, PARTS, RULES, Backpropagation, entries, written
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.fonts import sized
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, horizontal, vertical
from dllab.gui.kit.readable import word
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import number

DIGITS = 4
HALF = 7  # parts in each of the two columns
ASIDE = 40  # pixels to the left of a unit, of what is written above and below it
SYMBOLS = {
    "z1": "z¹", "a1": "a¹", "z2": "z²", "a2": "a²", "delta2": "δ²", "dw2": "∂W²", "db2": "∂b²", "delta1": "δ¹",
    "dw1": "∂W¹", "db1": "∂b¹", "new_w2": "W² ←", "new_b2": "b² ←", "new_w1": "W¹ ←", "new_b1": "b¹ ←",
}  # fmt: skip


class View(ExplorerView):
    """Whatever is filled in is judged at once; what the steps have worked out is shown in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._settings, self._step = Backpropagation(), 0
        self._scene: Scene = {}
        self._theme = Theme(dark=False, presentation=False)
        self.network = Diagram()
        self.fields = {name: Field(self, name) for name in FIELDS}
        self._labels: dict[str, QLabel] = {}
        self.rule = WrappedLabel(bold=True)
        column = vertical(self, (self.network, 1), self.rule, margins=(12, 8, 12, 8))
        sheet = horizontal(column, spacing=16)
        for parts in (PARTS[:HALF], PARTS[HALF:]):
            grid = add_layout(sheet, QGridLayout(), 1)
            grid.setHorizontalSpacing(4)
            grid.setVerticalSpacing(4)
            for row, (part, places, *_) in enumerate(parts):
                self._labels[part] = QLabel(SYMBOLS[part], self)
                grid.addWidget(self._labels[part], row, 0)
                for place, index in enumerate(places):
                    grid.addWidget(self.fields[f"{part}_{index}"], row, 1 + place)
            for place in range(4):
                grid.setColumnStretch(1 + place, 1)
        for name, field in self.fields.items():
            field.editingFinished.connect(partial(self._take, name))

    def show_scene(self, settings: Backpropagation, step: int, scene: Scene) -> None:
        """Fill in what is worked out and what was typed, and draw the network."""
        self._settings, self._scene, self._step = settings, scene, min(step, settings.steps)
        said, verdicts = entries(settings.answers), settings.verdicts
        for name, value, shown in zip(FIELDS, scene["values"], scene["shown"], strict=True):
            solved = number(float(value), DIGITS) if shown else ""
            self.fields[name].show_entry(said.get(name, ""), verdicts.get(name), solved)
        worked_out = {name for name, shown in zip(FIELDS, scene["shown"], strict=True) if shown}
        self.network.show_numbers(settings, scene, worked_out)
        self._tell()

    def dress(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.network.apply_theme(theme)
        self.rule.apply_theme(theme)
        for label in self._labels.values():
            label.setStyleSheet(f"color: {theme.muted}; font-size: {theme.point_size + 1}pt")
        for field in self.fields.values():
            field.apply_theme(theme)

    def table(self) -> Table:
        """Every number of the step, and what was filled in."""
        said = entries(self._settings.answers)
        rows = [(name, value, said.get(name)) for name, value in self._settings.values.items()]
        return Table.of_rows((tr("Quantity"), tr("Value"), tr("filled in")), rows)

    def retranslate(self) -> None:
        for part, places, label, rule in PARTS:
            for place in places:
                field = self.fields[f"{part}_{place}"]
                field.setAccessibleName(f"{word(label)} {place}")
                field.setToolTip(f"{word(label)} {place}\n{word(rule)}")
        self.network.update()
        self._tell()

    def tell_rule(self, name: str) -> None:
        """Say how a field is worked out."""
        self.rule.say(self._rule(name))

    def _tell(self) -> None:
        """The rule of the first wrong answer, or else of what was worked out last."""
        wrong = next((name for name, right in self._settings.verdicts.items() if not right), "")
        if wrong:
            self.rule.say(tr("Not yet: {rule}", rule=self._rule(wrong)))
        elif self._step:
            self.tell_rule(FIELDS[self._step - 1])
        else:
            self.rule.say(tr("Fill in the numbers from left to right, or play to see them worked out."))

    def _rule(self, name: str) -> str:
        part, _, place = name.rpartition("_")
        return f"{SYMBOLS[part].removesuffix(' ←')} {place}: {word(RULES[name])}"

    def _take(self, name: str) -> None:
        """Somebody has filled in a field."""
        if self.fields[name].isReadOnly():
            return
        said = entries(self._settings.answers) | {name: self.fields[name].text().replace(";", "").replace("=", "")}
        answers = written(said)
        if answers != self._settings.answers:
            self.dragged.emit({"answers": answers})
            self.let_go.emit()


class Field(QLineEdit):
    """One number: empty, typed and judged, or worked out."""

    def __init__(self, view: View, name: str):
        super().__init__(view)
        self._view, self._name = view, name
        self._verdict: bool | None = None
        self._theme = Theme(dark=False, presentation=False)
        self.setPlaceholderText("·")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumWidth(28)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_entry(self, said: str, verdict: bool | None, solved: str) -> None:
        """said: what was typed. verdict: whether it is right; None where nothing was. solved: the number, if shown."""
        self.setReadOnly(bool(solved) and not said)
        shown = said or solved
        if shown != self.text() and not (self.hasFocus() and self.isModified()):
            self.setText(shown)
            self.setCursorPosition(0)
        if verdict != self._verdict:
            self._verdict = verdict
            self._paint()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self._paint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._view.tell_rule(self._name)

    def _paint(self) -> None:
        theme = self._theme
        edge = {None: theme.axis, True: theme.good, False: "#E69F00"}[self._verdict]
        width = 1 if self._verdict is None else 2
        self.setStyleSheet(
            f"QLineEdit {{ border: {width}px solid {edge}; border-radius: 4px; padding: 2px;"
            f" background: {theme.raised}; color: {theme.foreground}; font-size: {theme.point_size - 1}pt; }}"
            f" QLineEdit:read-only {{ color: {theme.muted}; background: transparent; }}"
        )


class Diagram(QWidget):
    """Inputs, hidden units and outputs from left to right, weights on the edges; what comes back is purple."""

    ACROSS, DOWN = (0.06, 0.42, 0.78), (0.24, 0.76)  # shares of the width and the height
    RADIUS = 24.0

    def __init__(self) -> None:
        super().__init__()
        self._settings = Backpropagation()
        self._scene: Scene = {}
        self._shown: set[str] = set()
        self._values: dict[str, float] = {}
        self._theme = Theme(dark=False, presentation=False)
        self.setMinimumSize(240, 150)

    @property
    def _back(self) -> str:
        """Of what comes back: neither of the colours that tell signs apart."""
        return self._theme.ink(OKABE_ITO[5])

    def show_numbers(self, settings: Backpropagation, scene: Scene, shown: set[str]) -> None:
        """shown: the fields whose numbers may be seen."""
        self._settings, self._scene, self._shown, self._values = settings, scene, shown, settings.values
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.setFont(sized(theme, tabular=True))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edges first, then units over them."""
        if not self._scene:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in (1, 2):
            for to in range(2):
                for start in range(2):
                    self._edge(painter, layer, to, start)
        for unit in range(2):
            self._unit(painter, 0, unit, "x", [(self._settings.x[unit], self._theme.foreground)])
            self._unit(painter, 1, unit, "a¹", self._told(1, unit))
            self._unit(painter, 2, unit, "a²", self._told(2, unit))
            self._beside(painter, unit)
        painter.end()

    def _place(self, layer: int, unit: int) -> QPointF:
        return QPointF(self.ACROSS[layer] * self.width(), self.DOWN[unit] * self.height())

    def _told(self, layer: int, unit: int) -> list[tuple[float, str]]:
        """The numbers of a unit that may be seen, with their colours: a in it, z above and δ below."""
        colors = {"a": self._theme.foreground, "z": self._theme.muted, "delta": self._back}
        names = {key: f"{key}{layer}_{unit + 1}" for key in colors}
        return [
            (self._values[name], colors[key]) if name in self._shown else (np.nan, colors[key])
            for key, name in names.items()
        ]

    def _edge(self, painter: QPainter, layer: int, to: int, start: int) -> None:
        begin, end = self._place(layer - 1, start), self._place(layer, to)
        weight = float(self._scene[f"w{layer}"][to, start])
        color = QColor(self._theme.high if weight >= 0 else self._theme.low)
        color.setAlpha(170)
        painter.setPen(QPen(color, 1 + 2.5 * min(abs(weight), 2.0)))
        painter.drawLine(begin, end)
        share = 0.5 if to == start else 0.3  # of the way, where crossing edges are apart
        name = f"{layer}_{to + 1}{start + 1}"
        words = [(number(weight, 3), self._theme.foreground)]
        if f"dw{name}" in self._shown:
            words.append((f"∂ {number(self._values[f'dw{name}'], 3)}", self._back))
        if f"new_w{name}" in self._shown:
            words.append((f"→ {number(self._values[f'new_w{name}'], 4)}", self._theme.good))
        self._write(painter, begin + (end - begin) * share, words)

    def _write(self, painter: QPainter, middle: QPointF, words: list[tuple[str, str]]) -> None:
        """Words in a row on a small plate."""
        metrics = painter.fontMetrics()
        widths = [metrics.horizontalAdvance(said) + 6 for said, _ in words]
        high = metrics.height()
        plate = QRectF(middle.x() - sum(widths) / 2 - 2, middle.y() - high / 2, sum(widths) + 4, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.background))
        painter.drawRoundedRect(plate, 4, 4)
        left = plate.left() + 2
        for (said, color), width in zip(words, widths, strict=True):
            painter.setPen(QColor(color))
            painter.drawText(QRectF(left, plate.top(), width, high), Qt.AlignmentFlag.AlignCenter, said)
            left += width

    def _unit(self, painter: QPainter, layer: int, unit: int, symbol: str, told: list[tuple[float, str]]) -> None:
        middle, theme = self._place(layer, unit), self._theme
        painter.setPen(QPen(QColor(theme.axis), 1.5))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(middle, self.RADIUS, self.RADIUS)
        inside, *around = told
        said = number(inside[0], 3) if np.isfinite(inside[0]) else f"{symbol}{'₁₂'[unit]}"
        painter.setPen(QColor(inside[1]))
        painter.drawText(QRectF(middle.x() - 40, middle.y() - 20, 80, 40), Qt.AlignmentFlag.AlignCenter, said)
        if not around:
            return
        (z, above), (error, below) = around
        bias = f"b {number(float(self._scene[f'b{layer}'][unit]), 3)}"
        said = f"{bias}   z {number(z, 4)}" if np.isfinite(z) else bias
        self._line(painter, middle, -1, said, above)
        if np.isfinite(error):
            self._line(painter, middle, 1, f"δ {number(error, 4)}", below)

    def _line(self, painter: QPainter, middle: QPointF, down: int, said: str, color: str) -> None:
        """Words above a unit, or below it, to the left: edges leave to the right."""
        away = self.RADIUS + painter.fontMetrics().height() / 2 + 1
        self._write(painter, middle + QPointF(-ASIDE, down * away), [(said, color)])

    def _beside(self, painter: QPainter, unit: int) -> None:
        """The target of an output."""
        place = self._place(2, unit) + QPointF(self.RADIUS + 12, 0)
        painter.setPen(QColor(self._theme.foreground))
        words = tr("target {target}", target=number(self._settings.target[unit], 4))
        painter.drawText(QRectF(place.x(), place.y() - 20, 160, 40), Qt.AlignmentFlag.AlignVCenter, words)
