"""What the network is worth, in the numbers people expect."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QStackedLayout

from dllab.datasets import Dataset
from dllab.gui.kit.background import Background
from dllab.gui.kit.language import tr
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.metrics.class_metrics import ClassMetricsView
from dllab.gui.panels.metrics.metrics_view import WATCHER, MetricsView
from dllab.gui.panels.metrics.residuals import Residuals
from dllab.gui.panels.metrics.table import metrics_table
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

    scikit-learn is imported and asked in a thread of its own: neither the window nor the training waits for it.
    """

    def __init__(self, watch: Watch):
        super().__init__()
        self._watch = watch
        self._theme = Theme(dark=False, presentation=False)
        self._shown: tuple[int, Dataset] | None = None  # the run and its data
        self._inputs: NDArray[np.float32] | None = None
        self._asked: Probe | None = None
        self._views: dict[type[MetricsView], MetricsView] = {}
        self._stack = QStackedLayout(self)
        self.background: Background[MetricsQuestion, Metrics] = Background(_answer, self, prepare=import_scikit_learn)
        self.background.answered.connect(self._show_answer)
        self.failure.follow(self.background)

    def title(self) -> str:
        return tr("Metrics")

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
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
        self._asked = probe
        dataset = snapshot.dataset
        y = dataset.y_val if len(dataset.x_val) else dataset.y_train
        self.background.ask(MetricsQuestion(probe, y, dataset, snapshot.experiment.output_kind))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views.values():
            view.apply_theme(theme)

    def retranslate(self) -> None:
        for view in self._views.values():
            view.retranslate()

    def rest(self) -> None:
        """Spare the training thread what nobody sees; the next snapshot shown asks again."""
        if self._shown is not None:
            self._shown = self._inputs = None
            self.background.drop()
            self._watch(WATCHER, None)

    def _begin(self, snapshot: Snapshot) -> None:
        dataset = snapshot.dataset
        kind: type[MetricsView] = ClassMetricsView if dataset.task == "classification" else Residuals
        if kind not in self._views:
            view = self._views[kind] = kind()
            view.apply_theme(self._theme)
            self._stack.addWidget(view)
        view = self._views[kind]
        validation = len(dataset.x_val) > 0
        x, y = (dataset.x_val, dataset.y_val) if validation else (dataset.x_train, dataset.y_train)
        view.show_dataset(dataset, y, validation=validation)
        self._stack.setCurrentWidget(view)
        self._shown, self._inputs = (snapshot.run, dataset), x[:]  # an array of this run alone
        self._watch(WATCHER, self._inputs)

    def _show_answer(self, question: MetricsQuestion, metrics: Metrics) -> None:
        if self.view is not None and question.probe.inputs is self._inputs:
            self.view.show_metrics(metrics, question.probe.outputs)


def import_scikit_learn() -> None:
    """The first time this takes a second."""
    import sklearn.metrics  # noqa: F401


def _answer(question: MetricsQuestion) -> Metrics:
    return measure(question.probe.outputs, question.y, question.dataset, question.kind)
