"""Activations and losses with their slopes below them, and a sample whose outlier is dragged away."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGridLayout

from dllab.explorers import Scene
from dllab.explorers.functions import REACH, Functions
from dllab.gui.charts.chart import Chart, Range, Reader, Reading
from dllab.gui.charts.dots import Dots
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.nearest import around, nearest
from dllab.gui.charts.roster import Roster
from dllab.gui.charts.ticks import Ticks, linear_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import small, word
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import number

ENDS = ((-2.0, 4.0), (-20.0, 20.0), (-0.5, 1.5), (-8.0, 8.0))  # of f, loss, f′ and pull: no further is drawn
SAMPLE = 148  # pixels that the sample is high, with two rows of names
KEPT = 20  # of the points of a formula, one in so many is drawn


def no_ticks(low: float, high: float, pixels: float) -> Ticks:
    """Of an axis that measures nothing."""
    return Ticks([], [], str)


class View(ExplorerView):
    """Left activations, right losses, slopes below; a handle reads off z, or the error, in both charts of a side."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Functions()
        self._scene: Scene = self._settings.scene()
        self.charts = [Framed(Chart(linear_ticks, linear_ticks, self._reader(k), movable=False)) for k in range(4)]
        self._curves, self._places = [Lines() for _ in range(4)], [Marks(dashed=True) for _ in range(4)]
        self._exact, self._saturated = Dots(size=5), Lines()
        for frame, line, place in zip(self.charts, self._curves, self._places, strict=True):
            frame.chart.addItem(place)
            frame.chart.addItem(line)
        self.charts[0].chart.addItem(self._exact)
        self.charts[2].chart.addItem(self._saturated)
        drags = (self._drag_z, self._drag_error) * 2
        self.handles = [self.handles_in(frame.chart, drag) for frame, drag in zip(self.charts, drags, strict=True)]
        self.sample = Framed(Chart(linear_ticks, no_ticks, self._read_sample, movable=False))
        self._values, self._optima = Dots(size=9), Dots(symbol="t1", size=13)
        self.sample.chart.addItem(self._values)
        self.sample.chart.addItem(self._optima)
        self.outlier = self.handles_in(self.sample.chart, self._drag_outlier)
        self.rosters = Roster(), Roster()
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        for k, frame in enumerate(self.charts):
            grid.addWidget(frame, k // 2, k % 2)
            grid.setColumnStretch(k % 2, 1)
        for k, roster in enumerate(self.rosters):
            grid.addWidget(roster, 2, k)
        grid.addWidget(self.sample, 3, 0, 1, 2)

    def show_scene(self, settings: Functions, step: int, scene: Scene) -> None:
        """Draw all curves, and the sample."""
        self._settings, self._scene = settings, scene
        axis = scene["axis"]
        for k, name in enumerate(("f", "loss", "slope", "pull")):
            values, at = scene[name], settings.error if k % 2 else settings.z
            self._curves[k].set_data(axis, values)
            span = _within(around(values), ENDS[k])
            self.charts[k].chart.show_range((-REACH, REACH), span)
            self._places[k].set_steps([at])
            height = span[1] - 0.06 * (span[1] - span[0])
            self.handles[k].show([Grip(at, height, self._theme.foreground, "x", (-REACH, REACH))])
        self._saturated.set_data(axis, np.where(scene["saturated"], scene["slope"], np.nan))
        exact = scene["exact"][:, ::KEPT]
        dots = np.column_stack([np.tile(axis[::KEPT], len(exact)), exact.ravel()])
        self._exact.set_places(dots, np.repeat(self._colors[: len(exact)], exact.shape[1]).tolist())
        self._show_sample(settings, scene)
        self._name()
        self._show_rosters()
        for frame in (*self.charts, self.sample):
            frame.chart.read_again()

    def dress(self, theme: Theme) -> None:
        self._colors = [theme.train, theme.high, theme.good, OKABE_ITO[5]]
        for frame in (*self.charts, self.sample):
            frame.apply_theme(theme)
        self.sample.setFixedHeight(theme.scaled(SAMPLE))
        for roster in self.rosters:
            roster.apply_theme(theme)
        for line, mark in zip(self._curves, self._places, strict=True):
            line.set_pens(self._colors, 2)
            mark.set_color(theme.foreground)
        self._saturated.set_pens([theme.alarm], 2)
        self._values.setBrush(theme.muted)
        self._optima.setPen(pg.mkPen(theme.background))

    def table(self) -> Table:
        """Over z and the error alike: every activation and slope, every loss and its slope."""
        scene, titles, columns = self._scene, ["z, e"], [self._scene["axis"].tolist()]
        names = (*self._activations(), *self._losses())
        rows = zip((*scene["f"], *scene["loss"]), (*scene["slope"], *scene["pull"]), strict=True)
        for name, (value, slope) in zip(names, rows, strict=True):
            titles += [name, tr("{name}, slope", name=name)]
            columns += [value.tolist(), slope.tolist()]
        return Table(tuple(titles), tuple(columns))

    def retranslate(self) -> None:
        titles = (
            ("z", "f(z)"),
            (small(tr("Error e")), small(tr("Loss"))),
            ("z", "f′(z)"),
            (small(tr("Error e")), small(tr("Slope"))),
        )
        for frame, (x, y) in zip(self.charts, titles, strict=True):
            frame.chart.set_titles(x, y)
        self.sample.chart.set_titles(small(tr("Values of the sample")), "")
        self.rosters[0].set_titles((tr("Activation"), "f(z)", "f′(z)", tr("at most"), tr("over the depth")))
        self.rosters[1].set_titles((tr("Loss"), tr("of e"), tr("slope"), tr("best answer")))
        self._name()

    def _activations(self) -> list[str]:
        return [f"{k} {word(one.label)}" for k, one in enumerate(self._settings.activations, 1)]

    def _losses(self) -> list[str]:
        return [f"{k} {word(one.label)}" for k, one in enumerate(self._settings.losses, 1)]

    def _name(self) -> None:
        activations = list(zip(self._colors, self._activations(), strict=False))
        losses = list(zip(self._colors, self._losses(), strict=False))
        self.charts[0].name(*activations, ("", tr("dots: the formula")))
        self.charts[1].name(*losses)
        self.charts[2].name((self._theme.alarm, tr("saturated")))  # the slopes are named above them
        self.sample.name((self._theme.muted, tr("sample")), *((c, tr("answer of {loss}", loss=n)) for c, n in losses))

    def _show_rosters(self) -> None:
        found = self._settings.readouts()
        columns = (("f", "slope", "largest", "product"), ("loss", "pull", "optimum"))
        for roster, names, keys in zip(self.rosters, (self._activations(), self._losses()), columns, strict=True):
            rows = [
                (self._colors[k], (name, *(number(found[f"{key}{k + 1}"]) for key in keys)))
                for k, name in enumerate(names)
            ]
            roster.set_rows(rows)

    def _show_sample(self, settings: Functions, scene: Scene) -> None:
        values = scene["values"]
        self._values.set_places(np.column_stack([values[:-1], np.full(len(values) - 1, 0.6)]))
        optima = scene["optima"]
        self._optima.set_places(np.column_stack([optima, np.full(len(optima), 0.25)]), self._colors[: len(optima)])
        low, high = around(values, np.array([0.0, 15.0]))
        self.sample.chart.show_range((low, high), (0.0, 1.0))
        self.outlier.show([Grip(settings.outlier, 0.6, self._theme.high, "x", (-1000.0, 1000.0))])

    def _drag_z(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"z": x})

    def _drag_error(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"error": x})

    def _drag_outlier(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"outlier": x})

    def _reader(self, chart: int) -> Reader:
        """What reads off the curves of one of the four charts."""

        def read(mouse: QPointF, pixel: QPointF) -> Reading | None:
            names = self._losses() if chart % 2 else self._activations()
            rows: NDArray[np.float64] = self._scene[("f", "loss", "slope", "pull")[chart]]
            curves = [(name, self._scene["axis"], row) for name, row in zip(names, rows, strict=True)]
            return nearest(curves, mouse, pixel, lambda name, x, y: f"{name}: {number(x)} → {number(y)}")

        return read

    def _read_sample(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        heights = np.full(1, 0.25)
        places = ((n, np.array([x]), heights) for n, x in zip(self._losses(), self._scene["optima"], strict=True))
        return nearest(
            places, mouse, pixel, lambda name, x, y: tr("answer of {loss}: {value}", loss=name, value=number(x))
        )


def _within(wanted: Range, ends: Range) -> Range:
    """The part of a range that lies within the ends; the ends themselves where none does."""
    low, high = max(wanted[0], ends[0]), min(wanted[1], ends[1])
    return (low, high) if low < high else ends
