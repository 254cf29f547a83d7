"""The curvature of the training loss over the steps of a run, beside what its learning rate bears."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from dllab.catalogue import Choice
from dllab.gui.charts.chart import Reading
from dllab.gui.charts.curve_set import CurveSet
from dllab.gui.charts.header import Header
from dllab.gui.charts.legend import Legend
from dllab.gui.charts.scales import LinearScale
from dllab.gui.charts.time_chart import TimeChart
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.readable import word
from dllab.gui.kit.run_table import Shown
from dllab.gui.kit.theme import Theme
from dllab.numerals import count, number
from dllab.training.sights import inexact_for
from dllab.training.snapshot import Snapshot

REACH = 3.0  # times the largest curvature, up to which the limit of stability is brought into view


def is_measured(snapshot: Snapshot) -> bool:
    """Whether there is, or will be, any curvature to show."""
    return snapshot.experiment.training.curvature or bool(len(snapshot.whole.curvature.step))


class CurvatureView(QWidget):
    """The largest and the smallest eigenvalue of the Hessian, and 2/η or what else one number says that steps bear.

    There only where curvature is measured, or was.
    """

    def __init__(self) -> None:
        super().__init__()
        self._scale = LinearScale()
        self.chart = TimeChart(self._scale.ticks, self._read)
        self._curves = CurveSet(self.chart)
        self.legend = Legend(rows=2)
        self._header = Header(self.legend)
        self._limit = np.zeros(0, np.float32)
        self._silent: Choice | None = None  # the choice for which gradients are compared
        self._examples = 0, 0  # over which it is measured, and all
        self._theme = Theme(dark=False, presentation=False)
        vertical(self, self._header, (self.chart, 1), spacing=0)
        self.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw what was measured so far."""
        course = snapshot.whole
        wanted = is_measured(snapshot)
        self.setVisible(wanted)
        if not wanted:
            return
        self._silent = inexact_for(snapshot.experiment)
        self._examples = snapshot.curvature_examples, len(snapshot.dataset.x_train)
        steps, values = curvatures(course)
        self._limit = values[1][np.isfinite(values[1])]
        self._curves.set_values(steps, values)
        self.chart.set_time(snapshot.step, course.step)
        self.chart.show_hint("" if len(steps) else tr("Measured as the run goes on"))
        x = self.chart.steps.fit(course.step, self.chart.ranges[0])
        self.chart.show_range(x, self._scale.fit(*in_view(values)))
        self._curves.draw(self._scale)
        self._name()
        self.chart.read_again()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for part in (self._header, self.legend, self.chart):
            part.apply_theme(theme)
        self._curves.set_pens(self._colors(), theme.line_width, theme.background)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again."""
        self.chart.set_titles(tr("step"), tr("curvature"))
        self._name()

    def _colors(self) -> list[str]:
        return [self._theme.train, self._theme.muted, self._theme.high]

    def _name(self) -> None:
        largest, limit, smallest = zip(self._colors(), curvature_names(), strict=True)
        if len(self._limit) and self._limit[-1] > self.chart.ranges[1][1]:
            limit = limit[0], f"{limit[1]} {number(float(self._limit[-1]))} ↑"
        curves = [largest, limit, smallest] if len(self._limit) else [largest, smallest]
        some, whole = self._examples
        share = tr("{some} of {all} examples", some=count(some), all=count(whole))
        self.legend.set_entries([*curves, ("", share)] if some < whole else curves)

    def _read(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        found = self._curves.nearest(mouse, pixel)
        if found is None:
            return None
        row, column = found[:2]
        place = self._curves.place(row, column)
        values = self._curves.values[:, column]
        lines = [tr("step {step}", step=count(int(self._curves.steps[column])))]
        lines += [
            f"{name} {number(float(value))}"
            for name, value in zip(curvature_names(), values, strict=True)
            if np.isfinite(value)
        ]
        return Reading(place.x(), place.y(), "\n".join([*lines, self._manner()]))

    def _manner(self) -> str:
        """How products with the Hessian are made."""
        if self._silent is None:
            return tr("exact products with the Hessian")
        name = word(self._silent.label)
        return tr("from differences of gradients: {choice} states no second derivative", choice=name)


def in_view(values: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """What the axis shows of rows as those of `curvatures`: a limit that is far off would press the rest flat."""
    largest, limit, smallest = values
    known = np.abs(np.concatenate([largest, smallest]))
    known = known[np.isfinite(known)]
    most = REACH * known.max() if known.size else np.inf
    return [largest, smallest, limit[limit <= most]]


def curvature_names() -> tuple[str, str, str]:
    """What the rows of `curvatures` are called."""
    return tr("largest λ"), tr("stable below"), tr("smallest λ")


def curvatures(course: Shown) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Steps, int64[n], and the largest λ, the limit of stability, NaN where there is none, and the smallest λ.

    float32[3, n].
    """
    curves, rates = course.curvature, course.steps
    if not len(curves.step):
        return curves.step, np.zeros((3, 0), np.float32)
    largest, smallest = (curves.last[curves.index(name)] for name in ("sharpness", "lowest_curvature"))
    limit = np.full(len(curves.step), np.nan)
    if len(rates.step):
        at = np.minimum(np.searchsorted(rates.step, curves.step), len(rates.step) - 1)
        known = course.experiment.optimizer.stability_limit(rates.last[rates.index("learning_rate"), at])
        limit = limit if known is None else known
    return curves.step, np.stack([largest, limit, smallest]).astype(np.float32)
