"""A training set beside everything there is, a threshold between two kinds, and how far training sets mislead."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem, QGridLayout

from dllab.explorers import Scene
from dllab.explorers.hoeffding import MOST, POPULATION, Hoeffding
from dllab.gui.charts.bars import Bars
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.nearest import nearest
from dllab.gui.charts.ticks import linear_ticks, log_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import count, number

EDGES = (0.0, float(MOST))
DEVIATIONS = np.linspace(0, 0.5, 51)


class View(ExplorerView):
    """Left pictures and errors over the threshold; right deviations against ε, and the trade-off over |H|."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Hoeffding()
        self._scene: Scene = self._settings.scene()
        self.pictures = Framed(Chart(linear_ticks, linear_ticks, self._read_pictures, movable=False))
        self.errors = Framed(Chart(linear_ticks, linear_ticks, self._read_errors, movable=False))
        self.deviations = Framed(Chart(linear_ticks, linear_ticks, self._read_deviations, movable=False))
        self.trade_off = Framed(Chart(log_ticks, linear_ticks, self._read_trade_off, movable=False))
        self._training, self._everything, self._at = Bars(), Lines(), Marks(dashed=True)
        self._curves, self._here, self._chosen = Lines(), Marks(dashed=True), Marks(dashed=False)
        self._counts, self._tolerance = Bars(), Marks(dashed=True)
        self._family, self._size = Lines(), Marks(dashed=True)
        self._frames = (self.pictures, self.errors, self.deviations, self.trade_off)
        items: tuple[tuple[QGraphicsItem, ...], ...] = (
            (self._training, self._everything, self._at),
            (self._here, self._chosen, self._curves),
            (self._counts, self._tolerance),
            (self._size, self._family),
        )
        for frame, own in zip(self._frames, items, strict=True):
            for item in own:
                frame.chart.addItem(item)
        drags = (self._drag_threshold, self._drag_threshold, self._drag_tolerance, self._drag_size)
        self.handles = [self.handles_in(frame.chart, drag) for frame, drag in zip(self._frames, drags, strict=True)]
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        for place, frame in zip(((0, 0), (1, 0), (0, 1), (1, 1)), self._frames, strict=True):
            grid.addWidget(frame, *place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def show_scene(self, settings: Hoeffding, step: int, scene: Scene) -> None:
        """Draw all four."""
        self._settings, self._scene = settings, scene
        self._show_pictures(settings, scene)
        h, on_train, on_all = scene["curve"]
        self._curves.set_data(h, np.stack([on_train, on_all]))
        self._chosen.set_steps([float(scene["chosen"])])
        top = 1.1 * float(max(on_train.max(), on_all.max()))
        self.errors.chart.show_range(EDGES, (0.0, top))
        self._here.set_steps([settings.threshold])
        grip = Grip(settings.threshold, 0.95 * top, self._theme.foreground, "x", (1, MOST))
        self.handles[1].show([grip])
        self._show_deviations(settings, scene)
        sizes, best, train, everything = scene["trade_off"]
        self._family.set_data(np.log10(sizes), np.stack([best, train, everything]))
        highest = 1.15 * float(max(everything.max(), train.max()))
        self.trade_off.chart.show_range((-0.1, 4.1), (0.0, highest))
        size = float(np.log10(settings.hypotheses))
        self._size.set_steps([size])
        self.handles[3].show([Grip(size, 0.95 * highest, self._theme.foreground, "x", (0.0, 4.0))])
        for frame in self._frames:
            frame.chart.read_again()

    def dress(self, theme: Theme) -> None:
        for frame in self._frames:
            frame.apply_theme(theme)
        self._everything.set_pens([theme.low, theme.high], 2)
        self._curves.set_pens([theme.train, theme.validation], 2)
        self._family.set_pens([theme.good, theme.train, theme.validation], 2)
        for mark in (self._at, self._here, self._tolerance, self._size):
            mark.set_color(theme.foreground)
        self._chosen.set_color(OKABE_ITO[5])

    def table(self) -> Table:
        """The trade-off, a size of H a row."""
        titles = ("|H|", tr("least on everything"), tr("chosen, on its training set"), tr("chosen, on everything"))
        return Table(titles, tuple(row.tolist() for row in self._scene["trade_off"]))

    def retranslate(self) -> None:
        self.pictures.chart.set_titles(small(tr("Edges of a picture")), small(tr("Number of pictures")))
        self.errors.chart.set_titles(small(tr("Threshold h")), small(tr("Error")))
        self.deviations.chart.set_titles(small(tr("Largest deviation of a training set")), small(tr("Training sets")))
        self.trade_off.chart.set_titles(small(tr("Thresholds |H|")), small(tr("Error")))
        self._name()

    def _name(self) -> None:
        theme = self._theme
        self.pictures.name(
            (theme.low, tr("simple")), (theme.high, tr("detailed")), ("", tr("bars: drawn · lines: everything"))
        )
        self.errors.name(
            (theme.train, tr("on this training set")),
            (theme.validation, tr("on everything")),
            (OKABE_ITO[5], tr("chosen")),
        )
        self.deviations.name((theme.train, tr("within ε")), (theme.alarm, tr("misled")))
        self.trade_off.name(
            (theme.good, tr("best")),
            (theme.train, tr("chosen: drawn")),
            (theme.validation, tr("chosen: all")),
        )

    def _show_pictures(self, settings: Hoeffding, scene: Scene) -> None:
        middles, training = scene["edges"], scene["training"]
        expected = scene["everything"] * settings.examples / POPULATION
        width = float(middles[1] - middles[0])
        left = np.concatenate([middles - 0.45 * width, middles])
        colors = [self._theme.low] * len(middles) + [self._theme.high] * len(middles)
        self._training.set_bars(left, left + 0.45 * width, np.zeros(len(left)), training.ravel(), colors)
        self._everything.set_data(middles, expected)
        top = 1.12 * float(max(training.max(), expected.max()))
        self.pictures.chart.show_range(EDGES, (0.0, top))
        self._at.set_steps([settings.threshold])
        self.handles[0].show([Grip(settings.threshold, 0.95 * top, self._theme.foreground, "x", (1, MOST))])

    def _show_deviations(self, settings: Hoeffding, scene: Scene) -> None:
        counts, edges = np.histogram(np.minimum(scene["deviations"], DEVIATIONS[-1]), DEVIATIONS)
        misled = edges[:-1] >= settings.epsilon - 1e-9
        colors = [self._theme.alarm if bad else self._theme.train for bad in misled]
        gap = 0.06 * (edges[1] - edges[0])
        self._counts.set_bars(edges[:-1] + gap, edges[1:] - gap, np.zeros(len(counts)), counts.astype(float), colors)
        top = max(4.0, 1.15 * float(counts.max()))
        right = max(0.25, float(scene["deviations"].max()) + 0.03, settings.epsilon + 0.03)
        self.deviations.chart.show_range((0.0, min(right, 0.53)), (0.0, top))
        self._tolerance.set_steps([settings.epsilon])
        self.handles[2].show([Grip(settings.epsilon, 0.95 * top, self._theme.foreground, "x", (0.01, 0.5))])

    def _drag_threshold(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"threshold": round(x)})

    def _drag_tolerance(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"epsilon": x})

    def _drag_size(self, handle: int, x: float, y: float) -> None:
        self.dragged.emit({"hypotheses": min(max(round(10**x), 1), MOST)})

    def _read_pictures(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        near = int(np.abs(self._scene["edges"] - mouse.x()).argmin())
        simple, detailed = self._scene["training"][:, near]
        words = tr(
            "{edges} edges: {simple} simple, {detailed} detailed",
            edges=count(self._scene["edges"][near]), simple=count(simple), detailed=count(detailed),
        )  # fmt: skip
        return Reading(float(self._scene["edges"][near]), max(simple, detailed), words)

    def _read_errors(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        h, on_train, on_all = self._scene["curve"]
        curves = ((tr("on this training set"), h, on_train), (tr("on everything"), h, on_all))
        return nearest(curves, mouse, pixel, lambda name, x, y: f"{name}: L({count(x)}) = {number(y)}")

    def _read_deviations(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        place = int(np.searchsorted(DEVIATIONS, mouse.x(), "right")) - 1
        if not 0 <= place < len(DEVIATIONS) - 1:
            return None
        counts = np.histogram(np.minimum(self._scene["deviations"], DEVIATIONS[-1]), DEVIATIONS)[0]
        low, high = DEVIATIONS[place : place + 2]
        words = tr(
            "{low} to {high}: {count} of {all} training sets",
            low=number(float(low)), high=number(float(high)), count=count(counts[place]),
            all=len(self._scene["deviations"]),
        )  # fmt: skip
        return Reading(float(low + high) / 2, float(counts[place]), words)

    def _read_trade_off(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        sizes, *errors = self._scene["trade_off"]
        names = (tr("least on everything"), tr("chosen, on its training set"), tr("chosen, on everything"))
        curves = [(name, np.log10(sizes), row) for name, row in zip(names, errors, strict=True)]
        return nearest(curves, mouse, pixel, lambda name, x, y: f"{name}, |H| = {count(10**x)}: {number(y)}")
