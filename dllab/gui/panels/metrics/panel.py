"""What the network is worth, in the numbers people expect."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QStackedLayout

from dllab.datasets import Dataset
from dllab.gui.kit.background import Background
from dllab.gui.kit.layouts import add_layout, vertical
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.metrics.class_metrics import ClassMetricsView
from dllab.gui.panels.metrics.look_bar import LookBar
from dllab.gui.panels.metrics.metrics_view import WATCHER, MetricsView, Part
from dllab.gui.panels.metrics.residuals import Residuals
from dllab.gui.panels.metrics.table import metrics_table, table_of
from dllab.training.metrics import Metrics, measure
from dllab.training.snapshot import Probe, Snapshot

Watch = Callable[[str, NDArray[np.float32] | None], None]


@dataclass(frozen=True, eq=False)
class MetricsQuestion:
    """What a probe of a run is worth."""

    probe: Probe
    y: NDArray
    dataset: Dataset
    kind: str


class MetricsPanel(Panel):
    """Watches all validation examples, or where there are none the training examples, while it can be seen.

    The test examples are asked for by a click, and then once: what is shown of them stays until another click leads
    back. Every such look is counted, at the same examples in all runs of the window. All is measured in a thread of its
    own: neither the window nor the training waits for it.
    """

    def __init__(self, watch: Watch):
        super().__init__()
        self._watch = watch
        self._theme = Theme(dark=False, presentation=False)
        self._shown: tuple[int, Dataset] | None = None  # the run and its data
        self._part: Part = "val"
        self._inputs: NDArray[np.float32] | None = None
        self._asked: Probe | None = None
        self._look: tuple[int, MetricsQuestion] | None = None  # at the test set: after which step, and what was found
        self._looks: Counter[str] = Counter()  # by the fingerprint of the test examples
        self._views: dict[type[MetricsView], MetricsView] = {}
        column = vertical(self, spacing=0)
        self.look_bar = LookBar()
        column.addWidget(self.look_bar)
        self.look_bar.hide()
        self._stack = add_layout(column, QStackedLayout(), 1)
        self.look_bar.asked.connect(self._look_at_test)
        self.look_bar.left.connect(self._look_away)
        self.background: Background[MetricsQuestion, Metrics] = Background(_answer, self)
        self.background.answered.connect(self._show_answer)
        self.failure.follow(self.background)

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        if self._look is not None:
            _, found = self._look
            return table_of(found.probe.outputs, found.y, found.dataset, found.kind)
        return metrics_table(snapshot) if snapshot is not None else None

    @property
    def view(self) -> MetricsView | None:
        """What is shown now."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, MetricsView) else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        shown = self._shown
        if shown is None or shown[0] != snapshot.run or shown[1] is not snapshot.dataset:
            self._begin(snapshot)
        probe = snapshot.probes.get(WATCHER)
        if probe is None or probe is self._asked or probe.inputs is not self._inputs:
            return
        self._asked, dataset = probe, snapshot.dataset
        question = MetricsQuestion(probe, _examples(dataset, self._part)[1], dataset, snapshot.experiment.output_kind)
        if self._part == "test":
            self._watch(WATCHER, None)  # once is all that was asked for
            self._look = snapshot.step, question
            self._looks[dataset.test_fingerprint] += 1
            self._say_looks(dataset)
        self.background.ask(question, about=(snapshot.run, self._part))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.look_bar.apply_theme(theme)
        for view in self._views.values():
            view.apply_theme(theme)

    def retranslate(self) -> None:
        self.look_bar.retranslate()
        for view in self._views.values():
            view.retranslate()

    def rest(self) -> None:
        if self._shown is not None:
            self._shown = self._inputs = self._look = self._asked = None
            self.background.drop()
            self._watch(WATCHER, None)

    def forget(self, dataset: Dataset) -> None:
        super().forget(dataset)
        for view in self._views.values():
            view.forget()

    def _begin(self, snapshot: Snapshot) -> None:
        dataset = snapshot.dataset
        kind: type[MetricsView] = ClassMetricsView if dataset.task == "classification" else Residuals
        if kind not in self._views:
            view = self._views[kind] = kind()
            view.apply_theme(self._theme)
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self._views[kind])
        self._shown = snapshot.run, dataset
        self.look_bar.setVisible(len(dataset.x_test) > 0)
        self._look_away()

    def _look_at_test(self) -> None:
        if self._shown is not None:
            self._show_part("test", self._shown[1])

    def _look_away(self) -> None:
        """Back to what goes on with the run."""
        if self._shown is not None:
            dataset = self._shown[1]
            self._show_part("val" if len(dataset.x_val) else "train", dataset)

    def _show_part(self, part: Part, dataset: Dataset) -> None:
        x, y = _examples(dataset, part)
        self._part, self._look, self._inputs = part, None, x[:]  # an array of this run and look alone
        if self.view is not None:
            self.view.show_dataset(dataset, y, part)
        self._say_looks(dataset)
        self._watch(WATCHER, self._inputs)

    def _say_looks(self, dataset: Dataset) -> None:
        looks = self._looks[dataset.test_fingerprint] if len(dataset.x_test) else 0
        self.look_bar.show_looks(looks, self._look[0] if self._look else None)

    def _show_answer(self, question: MetricsQuestion, metrics: Metrics) -> None:
        if self.view is not None and question.probe.inputs is self._inputs:
            self.view.show_metrics(metrics, question.probe.outputs)


def _examples(dataset: Dataset, part: Part) -> tuple[NDArray[np.float32], NDArray]:
    """Inputs and targets of one part of the data."""
    return {
        "train": (dataset.x_train, dataset.y_train),
        "val": (dataset.x_val, dataset.y_val),
        "test": (dataset.x_test, dataset.y_test),
    }[part]


def _answer(question: MetricsQuestion) -> Metrics:
    return measure(question.probe.outputs, question.y, question.dataset, question.kind)
