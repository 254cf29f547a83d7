"""A picture with its window, what the window sees times the kernel, the map, and what a shift changes."""

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout

from dllab.explorers import Scene
from dllab.explorers.convolution import SIDE, Convolution, changed
from dllab.gui.charts.bars import Bars, Names
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.number_grid import NumberGrid
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.numerals import number

FURTHEST = 8  # pixels of a shift
HEAVIEST = 100.0  # that a weight may be
STEP = 0.1  # of a weight, a key or a few pixels
PIXELS = 4  # of the mouse, for a step
KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Movable(NumberGrid):
    """A grid that is dragged. taken: somebody took hold of it.

    dragged: the cell it began in, and how far the mouse went since, in pixels. pressed: an arrow key, as steps to the
    right and down.
    """

    taken = Signal()
    dragged = Signal(int, int, float, float)
    pressed = Signal(int, int)
    let_go = Signal()

    def __init__(self, *, grey: bool = False):
        super().__init__(grey=grey)
        self._from: tuple[tuple[int, int], QPointF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cell."""
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._from = cell, event.position()
            self.taken.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        super().mouseMoveEvent(event)
        if self._from is not None:
            (row, column), start = self._from
            way = event.position() - start
            self.dragged.emit(row, column, way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._from is not None:
            self._from = None
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys."""
        way = KEYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.pressed.emit(*way)


class View(ExplorerView):
    """The picture is dragged to shift it, a weight of the kernel up and down to change it."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Convolution()
        self._scene: Scene = self._settings.scene()
        self._before = self._settings  # as it was when something was taken hold of
        self._cell = SIDE * SIDE // 2  # of the kernel, that keys change
        self.picture, self.kernel = Movable(grey=True), Movable()
        self.patch, self.products, self.map, self.pooled = NumberGrid(grey=True), *(NumberGrid() for _ in range(3))
        seen = self.patch, self.products, self.map, self.pooled
        self._grids: tuple[NumberGrid, ...] = (self.picture, self.kernel, *seen)
        self.picture.dragged.connect(self._shift)
        self.picture.pressed.connect(self._press_picture)
        self.kernel.dragged.connect(self._weigh)
        self.kernel.pressed.connect(self._press_kernel)
        for movable in (self.picture, self.kernel):
            movable.taken.connect(self._take)
            movable.let_go.connect(self.let_go)
        self._names = Names()
        self.changes = Framed(Chart(self._names, linear_ticks, self._read, movable=False))
        self._bars = Bars()
        self.changes.chart.addItem(self._bars)
        column = vertical(self, margins=8)
        above, middle = add_layout(column, QHBoxLayout(), 5), add_layout(column, QHBoxLayout(), 3)
        above.addWidget(self.picture, 1)
        above.addWidget(self.map, 1)
        above.addWidget(self.pooled, 1)
        for grid in (self.patch, self.kernel, self.products):
            middle.addWidget(grid, 1)
        column.addWidget(self.changes, 3)

    def show_scene(self, settings: Convolution, step: int, scene: Scene) -> None:
        """Draw all grids, and the changes."""
        self._settings, self._scene = settings, scene
        row, column = scene["corner"].tolist()
        self.picture.show_cells(scene["picture"], (row, column, SIDE, SIDE))
        at = divmod(min(step, settings.steps), settings.map_side)
        self.map.show_cells(scene["map"], (*at, 1, 1))
        self.pooled.show_cells(scene["pooled"])
        cell = divmod(self._cell, SIDE)
        self.kernel.show_cells(scene["kernel"], (*cell, 1, 1) if self.kernel.hasFocus() else None)
        self.patch.show_cells(scene["patch"])
        self.products.show_cells(scene["products"])
        total = number(float(scene["products"].sum()))
        self.products.set_title(tr("products, sum {sum}", sum=total))
        values = np.nan_to_num(np.array(self._changes()))
        places = np.arange(len(values), dtype=np.float64)
        theme = self._theme
        colors = [theme.muted, theme.high, theme.train, theme.good, theme.good]
        self._bars.set_bars(places - 0.3, places + 0.3, np.zeros(len(values)), values, colors)
        self.changes.chart.show_range((-0.6, len(values) - 0.4), (0.0, max(1.0, 1.1 * float(values.max()))))
        self.changes.chart.read_again()

    def dress(self, theme: Theme) -> None:
        for grid in self._grids:
            grid.apply_theme(theme)
        self.changes.apply_theme(theme)

    def table(self) -> Table:
        """The map, a row of windows a row."""
        feature_map = self._scene["map"]
        titles = tuple(tr("column {number}", number=k + 1) for k in range(feature_map.shape[1]))
        return Table(titles, tuple(column.tolist() for column in feature_map.T))

    def retranslate(self) -> None:
        self.picture.set_title(tr("picture: drag to shift it"))
        self.map.set_title(tr("map"))
        self.pooled.set_title(tr("after ReLU and pooling"))
        self.patch.set_title(tr("what the window sees"))
        self.kernel.set_title(tr("kernel: drag a weight up or down"))
        self._names.names = (tr("picture"), tr("fully connected"), tr("map"), tr("pooled"), tr("largest value"))
        self.changes.chart.set_titles("", small(tr("Change by the shift")))
        self.changes.name(("", tr("What the shift changes, as a share of what was there")))
        self.changes.chart.x_axis.refresh()

    def _changes(self) -> list[float]:
        scene = self._scene
        pairs = [("before", "picture"), ("code_before", "code"), ("map_before", "map"), ("pooled_before", "pooled")]
        found = [changed(scene[before], scene[after]) for before, after in pairs]
        return [*found, changed(scene["map_before"].max(), scene["map"].max())]

    def _shift(self, row: int, column: int, across: float, down: float) -> None:
        ways = (across / self.picture.side, down / self.picture.side)
        self._shift_to(self._before.right + round(ways[0]), self._before.down + round(ways[1]))

    def _press_picture(self, right: int, down: int) -> None:
        self._shift_to(self._settings.right + right, self._settings.down + down)
        self.let_go.emit()

    def _shift_to(self, right: int, down: int) -> None:
        places = (min(max(way, -FURTHEST), FURTHEST) for way in (right, down))
        self.dragged.emit(dict(zip(("right", "down"), places, strict=True)))

    def _weigh(self, row: int, column: int, across: float, down: float) -> None:
        self._cell = row * SIDE + column
        self._weigh_to(float(self._before.weights[row, column]) - STEP * round(down / PIXELS))

    def _press_kernel(self, right: int, down: int) -> None:
        """To the side to another weight, up and down to change it."""
        self._cell = (self._cell + right) % (SIDE * SIDE)
        if down:
            self._weigh_to(float(self._settings.weights.flat[self._cell]) - STEP * down)
            self.let_go.emit()
        else:
            self.kernel.show_cells(self._scene["kernel"], (*divmod(self._cell, SIDE), 1, 1))

    def _weigh_to(self, weight: float) -> None:
        """A kernel with one weight changed is one's own."""
        own = [round(value, 6) for value in self._settings.weights.ravel().tolist()]
        own[self._cell] = min(max(round(weight, 6), -HEAVIEST), HEAVIEST)
        self.dragged.emit({"kernel": "own", "own": tuple(own)})

    def _take(self) -> None:
        self._before = self._settings

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        k, changes = round(mouse.x()), self._changes()
        if not 0 <= k < len(changes):
            return None
        return Reading(k, float(np.nan_to_num(changes[k])), f"{self._names.names[k]}: {number(changes[k])}")
