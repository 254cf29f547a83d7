"""What fills the memory: a bar a part, in MB and MiB; below, what each layer's parameters and activations take."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dllab.explorers import Scene
from dllab.explorers.memory import PARTS, Memory
from dllab.gui.charts.bars import Bars
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.ticks import layer_ticks, linear_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import number

DECIMAL = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1.0, "B"))
BINARY = ((2.0**30, "GiB"), (2.0**20, "MiB"), (2.0**10, "KiB"), (1.0, "B"))


def part_names() -> tuple[str, ...]:
    """Of PARTS, in the current language."""
    return (
        tr("Data of a batch"),
        tr("Weights and biases"),
        tr("Gradient"),
        tr("What the optimizer keeps"),
        tr("Copy of the weights"),
        tr("Activations"),
        tr("Keys and values"),
    )


def said(size: float) -> str:
    """Bytes in both kinds of units: "100.7 MB = 96 MiB"; plain below a thousand."""
    if size < 1000:
        return f"{number(size)} B"
    return " = ".join(
        f"{number(size / unit, 4)} {name}"
        for unit, name in (next(pair for pair in units if size >= pair[0]) for units in (DECIMAL, BINARY))
    )


class View(ExplorerView):
    """Above the parts and all together, below the layers."""

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene = Memory().scene()
        self.parts = Parts()
        self.layers = Framed(Chart(layer_ticks, linear_ticks, self._read, movable=False))
        self._bars = Bars()
        self.layers.chart.addItem(self._bars)
        vertical(self, (self.parts, 3), (self.layers, 2), margins=8)

    def show_scene(self, settings: Memory, step: int, scene: Scene) -> None:
        """Draw parts and layers."""
        self._scene = scene
        self.parts.show_parts(scene["parts"])
        layers = scene["layers"]
        numbers = np.arange(1, layers.shape[1] + 1, dtype=np.float64)
        sizes = layers / self._unit[0]
        left = np.concatenate([numbers - 0.4, numbers])
        colors = [self._colors[1]] * len(numbers) + [self._colors[5]] * len(numbers)
        self._bars.set_bars(left, left + 0.4, np.zeros(len(left)), sizes.ravel(), colors)
        self.layers.chart.show_range((0.4, len(numbers) + 0.6), (0.0, 1.08 * float(sizes.max())))
        self.layers.chart.set_titles(small(tr("Layer")), self._unit[1])
        self.layers.chart.read_again()

    def dress(self, theme: Theme) -> None:
        blue, orange = theme.train, theme.high
        self._colors = [theme.muted, blue, OKABE_ITO[4], OKABE_ITO[5], OKABE_ITO[1], orange, theme.good]
        self.parts.set_look(theme, self._colors)
        self.layers.apply_theme(theme)

    def table(self) -> Table:
        """A layer a row: bytes of its parameters and of its activations."""
        titles = (tr("Layer"), tr("Parameters, bytes"), tr("Activations, bytes"))
        return Table.of_rows(titles, zip(self._scene["names"].tolist(), *self._scene["layers"], strict=True))

    def retranslate(self) -> None:
        self.layers.chart.set_titles(small(tr("Layer")), self._unit[1])
        self.parts.update()
        self._name()

    @property
    def _unit(self) -> tuple[float, str]:
        """In which the largest layer is written well."""
        return next(pair for pair in BINARY if float(self._scene["layers"].max()) >= pair[0] or pair[0] == 1)

    def _name(self) -> None:
        self.layers.name((self._colors[1], tr("parameters")), (self._colors[5], tr("activations")))

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        layer = round(mouse.x())
        if not 1 <= layer <= len(self._scene["names"]):
            return None
        parameters, activations = self._scene["layers"][:, layer - 1].tolist()
        words = tr(
            "{layer}: parameters {parameters}, activations {activations}",
            layer=str(self._scene["names"][layer - 1]),
            parameters=said(parameters),
            activations=said(activations),
        )
        return Reading(mouse.x(), mouse.y(), words)


class Parts(QWidget):
    """A row a part: its name, a bar, and its bytes; the last row is all of them, one beside the other."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = np.zeros(len(PARTS))
        self._theme = Theme(dark=False, presentation=False)
        self._colors: list[str] = []
        self.setMinimumSize(240, 180)

    def show_parts(self, parts: np.ndarray) -> None:
        """Bytes of each of PARTS."""
        self._parts = parts
        self.update()

    def set_look(self, theme: Theme, colors: list[str]) -> None:
        """Take over the theme, and a colour a part."""
        self._theme, self._colors = theme, colors
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), self.fontMetrics()
        names = (*part_names(), tr("All together"))
        words = [said(size) if size else "–" for size in (*self._parts, self._parts.sum())]
        left = max(map(metrics.horizontalAdvance, names)) + 16
        right = max(map(metrics.horizontalAdvance, words)) + 16
        room = max(self.width() - left - right, 20)
        height = self.height() / len(names)
        total = max(float(self._parts.sum()), 1.0)
        started = 0.0
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, (name, said_) in enumerate(zip(names, words, strict=True)):
            place = QRectF(left, row * height + 0.18 * height, room, 0.64 * height)
            painter.setPen(QColor(self._theme.foreground))
            painter.drawText(QRectF(8, row * height, left - 16, height), middle, name)
            painter.drawText(QRectF(self.width() - right + 8, row * height, right - 8, height), middle, said_)
            painter.fillRect(place, QColor(self._theme.grid))
            for part, size in enumerate(self._parts) if row == len(PARTS) else [(row, self._parts[row])]:
                share = float(size) / total
                begun = started if row == len(PARTS) else 0.0
                bar = QRectF(place.left() + begun * room, place.top(), share * room, place.height())
                painter.fillRect(bar, QColor(self._colors[part]))
                started = begun + share if row == len(PARTS) else 0.0
        painter.end()
