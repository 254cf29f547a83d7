"""Curves of other runs, which no longer change: drawn behind those of the run that goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.layer import PlotLayer
from dllab.gui.charts.lines import dot_pen, is_lone, parts
from dllab.gui.charts.scales import Scale
from dllab.gui.charts.step_scales import StepScale
from dllab.gui.charts.still import Still
from dllab.gui.charts.time_chart import TimeChart, nearest

_SHIFTS = (0.0, 0.5)  # pixels: smoothed edges leave a thin line pale, twice it is as dark as it should be


@dataclass(frozen=True, eq=False)
class Trace:
    """One curve: values float32[n] at steps int64[n]. `name` says which run and what of it.

    unbounded: it ends beyond measure, and no axis is to show all of it.
    """

    name: str
    color: str
    style: Qt.PenStyle
    steps: NDArray[np.int64]
    values: NDArray[np.float32]
    unbounded: bool = False


@dataclass(frozen=True)
class Hit:
    """A point of a trace: its column, where it is drawn, and how many pixels it is away."""

    trace: Trace
    column: int
    place: QPointF
    distance: float


class Overlay(PlotLayer):
    """Thin curves. Their picture is kept and painted again only where the view or the curves have changed."""

    def __init__(self, chart: TimeChart):
        super().__init__()
        self.traces: tuple[Trace, ...] = ()
        self._chart = chart
        self._scale: tuple[Scale, float | None, StepScale] | None = None
        self._places: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
        self._polygons: list[tuple[QPen, QPolygonF]] = []
        self._still = Still()
        self.setZValue(-3)
        self.hide()
        chart.addItem(self)

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Show these curves from the next `draw` on."""
        self.traces = tuple(traces)
        self._scale = None
        self.setVisible(len(self.traces) > 0)

    def draw(self, scale: Scale) -> None:
        """Put the curves where `scale` wants them; costs nothing where they are there already."""
        steps = self._chart.steps
        if self._scale == (scale, scale.zero, steps):
            return
        self._scale = (scale, scale.zero, steps)
        self._places = [(steps.places(trace.steps), scale.coordinates(trace.values)) for trace in self.traces]
        self._polygons = [
            (pg.mkPen(trace.color, style=trace.style), polygon)
            for trace, (x, y) in zip(self.traces, self._places, strict=True)
            for _, polygon in parts(0, x, y)
        ]
        self._still.spoil()
        self.update()

    @property
    def last_step(self) -> int:
        """Where the longest curve ends; 0 without curves."""
        return max((int(trace.steps[-1]) for trace in self.traces if len(trace.steps)), default=0)

    def ends(self) -> list[tuple[str, QPointF]]:
        """(colour, place) of the last point that is drawn of every curve."""
        drawn = [
            (trace.color, x, y, np.flatnonzero(np.isfinite(y)))
            for trace, (x, y) in zip(self.traces, self._places, strict=False)
        ]
        return [(color, QPointF(x[found[-1]], y[found[-1]])) for color, x, y, found in drawn if len(found)]

    def nearest(self, mouse: QPointF, pixel: QPointF) -> Hit | None:
        """What is under the mouse."""
        best: Hit | None = None
        for trace, (x, y) in zip(self.traces, self._places, strict=False):
            hit = nearest(x, y[None], mouse, pixel)
            if hit is not None and (best is None or hit[2] < best.distance):
                best = Hit(trace, hit[1], QPointF(x[hit[1]], y[hit[1]]), hit[2])
        return best

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Draw every curve."""
        self._still.paint(painter, widget, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        transform = painter.transform()
        for shift in _SHIFTS:
            painter.setTransform(transform * QTransform.fromTranslate(0, shift))
            for pen, polygon in self._polygons:
                if not is_lone(polygon):
                    painter.setPen(pen)
                    painter.drawPolyline(polygon)
        painter.setTransform(transform)
        for pen, polygon in self._polygons:
            if is_lone(polygon):
                painter.setPen(dot_pen(pen))
                painter.drawPoints(polygon)
