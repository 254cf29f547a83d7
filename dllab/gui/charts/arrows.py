"""Arrows in a plot: a field of many small ones, or a few that say where something points."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Range
from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.still import Still

HEAD, SPREAD = 0.35, 0.4  # of an arrow's head: its length, as a share, and its half width as a share of that
LONGEST_HEAD = 9.0  # pixels
MANY = 50
SHARE = 0.8  # of the way to the next place of a field, that an arrow takes


class Arrows(PlotLayer):
    """Straight arrows from one place to another, in plot coordinates; their heads have their shape on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._starts: NDArray[np.float64] = np.zeros((0, 2))
        self._ends: NDArray[np.float64] = np.zeros((0, 2))
        self._pens: list[QPen] = []
        self._still = Still()

    def set_arrows(self, starts: NDArray[np.float64], ways: NDArray[np.float64]) -> None:
        """float64[n, 2] each: where they begin, and where they lead from there; what is not finite is left out."""
        starts, ways = np.reshape(starts, (-1, 2)), np.reshape(ways, (-1, 2))
        self._still.spoil()
        there = np.isfinite(starts).all(axis=1) & np.isfinite(ways).all(axis=1)
        self._starts, self._ends = starts[there], starts[there] + ways[there]
        self.update()

    def set_pens(self, colors: list[str], width: float) -> None:
        """A colour an arrow, repeated where there are more."""
        self._pens = [pg.mkPen(color, width=width) for color in colors]
        self._still.spoil()
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Each arrow a line with a head; a field's picture is kept while nothing changes."""
        if not self._pens or not len(self._starts):
            return
        if len(self._starts) > MANY:
            self._still.paint(painter, widget, self._draw)
        else:
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        lines = self._on_screen(painter.transform())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, pen in enumerate(self._pens):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            own = lines[number :: len(self._pens)].reshape(-1, 4).tolist()
            painter.drawLines([QLineF(*line) for line in own])
        painter.restore()

    def _on_screen(self, transform: QTransform) -> NDArray[np.float64]:
        """float64[n, 3, 4]: the shaft and both halves of the head of each, as x, y, x, y on the screen."""
        scale = np.array([[transform.m11(), transform.m12()], [transform.m21(), transform.m22()]])
        moved = np.array([transform.dx(), transform.dy()])
        starts, ends = self._starts @ scale + moved, self._ends @ scale + moved
        way = ends - starts
        length = np.maximum(np.hypot(*way.T), 1e-9)[:, None]
        head = np.minimum(HEAD * length, LONGEST_HEAD) * way / length
        aside = SPREAD * np.column_stack([-head[:, 1], head[:, 0]])
        shaft = np.column_stack([starts, ends])
        halves = [np.column_stack([ends, ends - head + side * aside]) for side in (1, -1)]
        return np.stack([shaft, *halves], axis=1)


def short_ways(ways: NDArray[np.float64], x: Range, y: Range) -> NDArray[np.float64]:
    """Ways of a square field of n places, all as long as there is room for; NaN for one of no length. float64[n, 2]."""
    room = np.array([x[1] - x[0], y[1] - y[0]])
    with np.errstate(all="ignore"):
        on_screen = ways / room
        one: NDArray[np.float64] = on_screen / np.hypot(*on_screen.T)[:, None]
    return one * room * SHARE / (len(ways) ** 0.5 - 1)
