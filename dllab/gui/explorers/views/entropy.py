"""Bars of P and Q to drag; beside them H(P), and KL stacked on it, which is the cross-entropy."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.explorers import Scene
from dllab.explorers.entropy import Entropy
from dllab.gui.charts.bars import Bars, Names
from dllab.gui.charts.chart import Chart, Reading
from dllab.gui.charts.handles import Grip
from dllab.gui.charts.header import SmallButton
from dllab.gui.charts.ticks import linear_ticks
from dllab.gui.explorers.framed import Framed
from dllab.gui.explorers.view import ExplorerView
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.readable import small
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import OKABE_ITO, Theme
from dllab.numerals import number

WIDTH = 0.36  # of a bar, of the distance between two outcomes
GAP = 0.02
FULL = 0.999  # a bar dragged above it has everything


class View(ExplorerView):
    """Left the two distributions, a handle on every bar; right what they cost, and below it outcome by outcome."""

    def __init__(self) -> None:
        super().__init__()
        self._settings = Entropy()
        self._scene: Scene = self._settings.scene()
        self._theme = Theme(dark=False, presentation=False)
        self._outcomes, self._costs, self._each = Names(), Names(), Names()
        self.one_hot = SmallButton()
        self.one_hot.clicked.connect(self._make_one_hot)
        self.bars = Framed(Chart(self._outcomes, linear_ticks, self._read_bar, movable=False), self.one_hot)
        self.stack = Framed(Chart(self._costs, linear_ticks, self._read_stack, movable=False))
        self.terms = Framed(Chart(self._each, linear_ticks, self._read_term, movable=False))
        self._both, self._stacked, self._parts = Bars(), Bars(), Bars()
        for frame, item in ((self.bars, self._both), (self.stack, self._stacked), (self.terms, self._parts)):
            frame.chart.addItem(item)
        self.handles = self.handles_in(self.bars.chart, self._drag)
        row = horizontal(self, (self.bars, 3), margins=8)
        vertical(row, (self.stack, 3), (self.terms, 2), stretch=2)

    def show_scene(self, settings: Entropy, step: int, scene: Scene) -> None:
        """Draw bars, stack and terms."""
        self._settings, self._scene = settings, scene
        outcomes = np.arange(len(scene["p"]), dtype=np.float64)
        both = np.stack([scene["p"], scene["q"]])
        left = np.stack([outcomes - WIDTH, outcomes + GAP])
        colors = [self._colors[0]] * len(outcomes) + [self._colors[1]] * len(outcomes)
        self._both.set_bars(left.ravel(), (left + WIDTH - GAP).ravel(), np.zeros(left.size), both.ravel(), colors)
        self._outcomes.names = self._each.names = [f"{k + 1}" for k in range(len(outcomes))]
        self.bars.chart.show_range((-0.6, len(outcomes) - 0.4), (0.0, 1.04))
        middles = left + (WIDTH - GAP) / 2
        self.handles.show(
            [
                Grip(float(x), float(y), mix(color, self._theme.foreground, 0.25), "y", y_range=(0.0, 1.0))
                for xs, ys, color in zip(middles, both, self._colors, strict=False)
                for x, y in zip(xs, np.nan_to_num(ys), strict=True)
            ]
        )
        self._show_costs(scene)
        for frame in (self.bars, self.stack, self.terms):
            frame.chart.x_axis.refresh()
            frame.chart.read_again()

    def dress(self, theme: Theme) -> None:
        self._colors = [theme.train, theme.validation, theme.good, OKABE_ITO[5]]
        for frame in (self.bars, self.stack, self.terms):
            frame.apply_theme(theme)

    def table(self) -> Table:
        """An outcome a row: P, Q, and what it adds."""
        scene = self._scene
        titles = (tr("Outcome"), "P", "Q", "−p·ln p", "p·ln(p/q)", "q·ln(q/p)")
        outcomes = range(1, len(scene["p"]) + 1)
        return Table.of_rows(titles, zip(outcomes, scene["p"], scene["q"], *scene["terms"], strict=True))

    def retranslate(self) -> None:
        self.one_hot.setText(tr("One-hot"))
        self.one_hot.setToolTip(tr("All of P on its largest outcome"))
        self.bars.chart.set_titles(small(tr("Outcome")), small(tr("Probability")))
        self.stack.chart.set_titles("", tr("nat"))
        self.terms.chart.set_titles(small(tr("Outcome")), tr("adds to KL(P ‖ Q), nat"))
        self._costs.names = (tr("H(P) + KL"), tr("H(P, Q)"), tr("KL(Q ‖ P)"))
        self.stack.chart.x_axis.refresh()
        self._name()

    def _name(self) -> None:
        true, believed, kl, _ = self._colors
        self.bars.name((true, tr("P, what happens")), (believed, tr("Q, what is believed")))
        self.stack.name((true, "H(P)"), (kl, "KL(P ‖ Q)"))
        self.terms.name((kl, "p·ln(p/q)"))

    def _show_costs(self, scene: Scene) -> None:
        entropy, kl, reverse = scene["terms"].sum(axis=1)
        top = max(value for value in (entropy + kl, reverse, 1.0) if np.isfinite(value))
        shown = np.where(np.isinf([kl, reverse]), 2 * top, [kl, reverse])  # beyond what is in view: without end
        left = np.array([-0.3, -0.3, 0.7, 1.7])
        bottom = np.array([0.0, entropy, 0.0, 0.0])
        height = np.array([entropy, entropy + shown[0], entropy + shown[0], shown[1]])
        true, believed, kl_color, reverse_color = self._colors
        self._stacked.set_bars(left, left + 0.6, bottom, height, [true, kl_color, believed, reverse_color])
        self.stack.chart.show_range((-0.6, 2.6), (0.0, 1.1 * top))
        terms = scene["terms"][1]
        outcomes = np.arange(len(terms), dtype=np.float64)
        finite = terms[np.isfinite(terms)]
        low, high = min(0.0, *finite, 0.0), max(0.1, *finite, 0.1)
        terms = np.where(np.isposinf(terms), 2 * high, terms)
        self._parts.set_bars(outcomes - 0.3, outcomes + 0.3, np.zeros(len(terms)), terms, [kl_color])
        self.terms.chart.show_range((-0.6, len(terms) - 0.4), (1.15 * low - 0.02 * high, 1.15 * high))

    def _drag(self, handle: int, x: float, y: float) -> None:
        """The dragged bar goes where the mouse is, and the others share the rest as they did before."""
        settings, outcomes = self._settings, len(self._scene["p"])
        is_p, outcome = handle < outcomes, handle % outcomes
        probabilities = self._scene["p" if is_p else "q"]
        if is_p and settings.smoothing < 1:
            y = (y - settings.smoothing / outcomes) / (1 - settings.smoothing)
            probabilities = (probabilities - settings.smoothing / outcomes) / (1 - settings.smoothing)
        weights = with_share(np.nan_to_num(probabilities), outcome, float(np.clip(y, 0.0, 1.0)))
        self.dragged.emit({"p" if is_p else "q": tuple(weights.tolist())})

    def _make_one_hot(self) -> None:
        largest = int(np.argmax(np.nan_to_num(self._scene["p"])))
        self.dragged.emit({"p": tuple(float(k == largest) for k in range(len(self._scene["p"])))})
        self.let_go.emit()

    def _read_bar(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        outcome = round(mouse.x())
        if not 0 <= outcome < len(self._scene["p"]):
            return None
        which = 0 if mouse.x() < outcome else 1
        share, surprise = float(self._scene["pq"[which]][outcome]), float(self._scene["surprise"][which][outcome])
        name = f"{'PQ'[which]}({outcome + 1})"
        words = tr("{name} = {share}, surprise {nat} nat", name=name, share=number(share), nat=number(surprise))
        return Reading(mouse.x(), share if np.isfinite(share) else 0.0, words)

    def _read_stack(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        entropy, kl, reverse = (float(value) for value in self._scene["terms"].sum(axis=1))
        place = round(mouse.x())
        if not 0 <= place < 3:
            return None
        words = (
            f"H(P) {number(entropy)} + KL {number(kl)}",
            f"H(P, Q) {number(entropy + kl)}",
            f"KL(Q ‖ P) {number(reverse)}",
        )
        return Reading(mouse.x(), mouse.y(), words[place])

    def _read_term(self, mouse: QPointF, pixel: QPointF) -> Reading | None:
        terms, outcome = self._scene["terms"][1], round(mouse.x())
        if not 0 <= outcome < len(terms):
            return None
        return Reading(mouse.x(), mouse.y(), f"{outcome + 1}: {number(float(terms[outcome]))}")


def with_share(probabilities: NDArray[np.float64], outcome: int, share: float) -> NDArray[np.float64]:
    """With this share on one outcome; the others keep their proportions, or are equal where they were nothing."""
    weights = np.maximum(probabilities, 0.0)
    weights[outcome] = 0.0
    if weights.sum() == 0:
        weights[:] = 1.0
        weights[outcome] = 0.0
    weights *= (1 - share if share < FULL else 0.0) / weights.sum()
    weights[outcome] = share if share < FULL else 1.0
    return weights
