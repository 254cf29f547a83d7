"""Schedules on one axis, with a handle that reads them off; below, the warm-ups that optimizers bring along."""

import numpy as np
from PySide6.QtCore import QPointF

from dllab.engine.schedules.dragging import WARM_UP, Place, Span, dragged, places
from dllab.explorers import Scene
from dllab.explorers.schedules import Schedules
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.handles import Grip, Way
from dllab.gui.charts.lines import Lines
from dllab.gui.charts.marks import Marks
from dllab.gui.charts.nearest import nearest
from dllab.gui.charts.roster import Roster
from dllab.gui.charts.ticks import linear_ticks, log_ticks, step_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.readable import small, word
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import count, number


class View(ExplorerView):
    """What of a schedule can be dragged in the form can be dragged here as well."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Schedules()
        self._scene: Scene = self._settings.scene()
        self._places: list[tuple[int, Place]] = []  # of each handle after the first: which schedule, and what of it
        self.rates = Framed(Chart(step_ticks, linear_ticks, self._read, movable=False))
        self._curves, self._cursor = Lines(), Marks(dashed=True)
        self.warm_ups = Framed(Chart(log_ticks, linear_ticks, self._read_warm_up, movable=False))
        self._warm, self._one = Lines(), Lines()
        for frame, items in ((self.rates, (self._cursor, self._curves)), (self.warm_ups, (self._one, self._warm))):
            for item in items:
                frame.chart.addItem(item)
        self.handles = self.handles_in(self.rates.chart, self._drag)
        self.roster = Roster()
        vertical(self, (self.rates, 3), self.roster, (self.warm_ups, 2), margins=8)

    def show_scene(self, settings: Schedules, step: int, scene: Scene) -> None:
        """Draw both charts."""
        self._settings, self._scene = settings, scene
        self._curves.set_data(scene["t"], scene["rates"])
        self._cursor.set_steps([settings.cursor])
        top = 1.12 * max(float(scene["rates"].max()), 1e-30)
        self.rates.chart.show_range((-0.01 * settings.total, 1.01 * settings.total), (-0.02 * top, top))
        self.handles.show(
            [
                Grip(settings.cursor, 0.97 * top, self._theme.foreground, "x", (0, settings.total)),
                *self._place_grips(),
            ]
        )
        t = np.log10(scene["warm_t"])
        self._warm.set_data(t, np.stack([scene["adam"], scene["radam"]]))
        self._one.set_data(t[[0, -1]], np.ones((1, 2)))
        highest = max(1.2, float(np.nanmax(np.where(np.isfinite(scene["adam"]), scene["adam"], np.nan))))
        self.warm_ups.chart.show_range((0.0, float(t[-1])), (0.0, 1.08 * highest))
        self._name()
        self._show_roster()
        self.rates.chart.read_again()
        self.warm_ups.chart.read_again()

    def dress(self, theme: Theme) -> None:
        self._colors = [theme.train, theme.high, theme.good, OKABE_ITO[5]]
        for part in (self.rates, self.warm_ups, self.roster):
            part.apply_theme(theme)
        self._curves.set_pens(self._colors, 2)
        self._warm.set_pens([theme.high, theme.good], 2)
        self._one.set_pens([theme.axis], 1)
        self._cursor.set_color(theme.foreground)

    def table(self) -> Table:
        """A step a row: the rate of every schedule."""
        titles = (tr("step"), *self._labels())
        return Table(titles, (self._scene["t"].astype(int).tolist(), *(row.tolist() for row in self._scene["rates"])))

    def retranslate(self) -> None:
        self.rates.chart.set_titles(tr("step"), small(tr("Learning rate")))
        self.warm_ups.chart.set_titles(tr("step"), small(tr("Size of a step, in η")))
        self.roster.set_titles((tr("Schedule"), tr("rate at the cursor"), tr("share of η")))
        self._name()

    def _labels(self) -> list[str]:
        """Of the schedules, numbered as the numbers beside the picture are."""
        return [f"{k} {word(schedule.label)}" for k, schedule in enumerate(self._settings.schedules, 1)]

    def _name(self) -> None:
        self.rates.name(*zip(self._colors, self._labels(), strict=False))
        self.warm_ups.name((self._theme.high, tr("Adam without corrections")), (self._theme.good, tr("RAdam's r")))

    def _show_roster(self) -> None:
        found, names = self._settings.readouts(), self._labels()
        rows = [(number(found[f"rate{k}"]), number(found[f"share{k}"])) for k in range(1, len(names) + 1)]
        self.roster.set_rows(
            [(color, (name, *row)) for color, name, row in zip(self._colors, names, rows, strict=False)]
        )

    def _place_grips(self) -> list[Grip]:
        """A handle a place of a curve that can be dragged, as in the form; a warm-up has one once there is one."""
        grips, self._places = [], []
        settings = self._settings
        for k, schedule in enumerate(settings.schedules):
            for place in places(schedule, self._span):
                if place.grip == WARM_UP and not schedule.warmup_steps:
                    continue
                way: Way = "y" if place.grip.way == "rate" else "x"
                grips.append(Grip(place.step, place.rate, self._colors[k], way, (0, settings.total), (0, np.inf)))
                self._places.append((k, place))
        return grips

    @property
    def _span(self) -> Span:
        """The run."""
        return Span(self._settings.rate, self._settings.total, self._settings.steps_per_epoch)

    def _drag(self, handle: int, x: float, y: float) -> None:
        if handle == 0:
            self.dragged.emit({"at": round(x)})
            return
        k, place = self._places[handle - 1]
        schedules = [one.as_table() for one in self._settings.schedules]
        step = max(x, 1.0) if place.grip == WARM_UP else x  # at 0 there would be nothing left to hold
        schedules[k] = dragged(self._settings.schedules[k], place.grip, step, y, self._span).as_table()
        self.dragged.emit({"schedules": schedules})

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        def words(name: str, x: float, y: float) -> str:
            return tr("{schedule}, step {step}: {rate}", schedule=name, step=count(x), rate=number(y))

        t = self._scene["t"]
        return nearest(zip(self._labels(), [t] * 4, self._scene["rates"], strict=False), mouse, pixel, words)

    def _read_warm_up(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        def words(name: str, x: float, y: float) -> str:
            return tr("{name}, step {step}: {factor}", name=name, step=count(10**x), factor=number(y))

        t = np.log10(self._scene["warm_t"])
        names = (tr("Adam without corrections"), tr("RAdam's r"))
        curves = zip(names, (t, t), (self._scene["adam"], self._scene["radam"]), strict=True)
        return nearest(curves, mouse, pixel, words)
