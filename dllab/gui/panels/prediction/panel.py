"""The data, and what the network makes of them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout

from dllab.datasets import Dataset
from dllab.gui.kit.panel import Panel
from dllab.gui.kit.pins import Pin
from dllab.gui.kit.table import Table
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.panels.prediction.agreement import Agreement
from dllab.gui.panels.prediction.boundary import Boundary
from dllab.gui.panels.prediction.classified import Classified
from dllab.gui.panels.prediction.fitted_curve import FittedCurve
from dllab.gui.panels.prediction.landscape import Landscape
from dllab.gui.panels.prediction.seen import Seen
from dllab.gui.panels.prediction.table import prediction_table
from dllab.gui.panels.prediction.view import WATCHER, PredictionView
from dllab.training.snapshot import Probe, Snapshot

Watch = Callable[[str, NDArray[np.float32] | None], None]


class PredictionPanel(Panel):
    """Picks the view that fits the dataset and asks, through `watch`, for the outputs that this view draws.

    image_picked: the number, from 0, of the held-out image that was clicked.
    """

    image_picked = Signal(int)

    def __init__(self, watch: Watch):
        super().__init__()
        self._watch = watch
        self._inputs: NDArray[np.float32] | None = None  # asked about last
        self._theme = Theme(dark=False, presentation=False)
        self._watched: tuple[int, Dataset] | None = None
        self._drawn: Probe | None = None
        self._views: dict[type[PredictionView], PredictionView] = {}
        self._stack = QStackedLayout(self)
        self._seen = Seen(self)
        self.failure.follow(self._seen.background)
        self._draw = Throttle(10, self._draw_outputs, self)
        self._ask = Throttle(4, self._watch_inputs, self)

    def table(self, snapshot: Snapshot | None = None, pins: tuple[Pin, ...] = ()) -> Table | None:
        if snapshot is None:
            return None
        known = self._snapshot is not None and self._snapshot.dataset is snapshot.dataset
        if not known or self.view is None:
            return prediction_table(snapshot, None)
        return prediction_table(snapshot, self._inputs, self.view.rows)

    @property
    def view(self) -> PredictionView | None:
        """What is shown now."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, PredictionView) else None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        current = (snapshot.run, snapshot.dataset)
        if self._watched is None or self._watched[0] != current[0] or self._watched[1] is not current[1]:
            self._watched = None  # what a view asks for before it is the one that is shown, nobody wants
            self._begin(snapshot)
            self._watched = current
            self._ask.run_now()
        if self.view is not None:
            self._seen.follow(self.view, snapshot)
        if self._probe is not None:
            self._draw.request()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views.values():
            view.apply_theme(theme)

    def retranslate(self) -> None:
        for view in self._views.values():
            view.retranslate()

    def rest(self) -> None:
        if self._watched is not None:
            self._watched = self._inputs = None
            if self.view is not None and self.view.background is not None:
                self.view.background.drop()
            self._seen.rest()
            self._watch(WATCHER, None)

    def forget(self, dataset: Dataset) -> None:
        super().forget(dataset)
        self._drawn = None
        for view in self._views.values():
            view.forget()

    def _begin(self, snapshot: Snapshot) -> None:
        kind = view_for(snapshot.dataset)
        if kind not in self._views:
            view = self._views[kind] = kind()
            view.apply_theme(self._theme)
            view.inputs_changed.connect(self._ask.request)
            view.image_picked.connect(self.image_picked)
            view.seen_wanted.connect(self._look_at_seen)
            if view.background is not None:
                self.failure.follow(view.background)
            self._stack.addWidget(view)
        view = self._views[kind]
        self._seen.rest()  # a view begins with the examples as they are
        view.show_dataset(snapshot.dataset, snapshot.experiment.output_kind)
        self._stack.setCurrentWidget(view)
        self._draw.setInterval(round(1000 / view.hertz))
        self._drawn = None
        for other in self._views.values():
            if other is not view:
                other.forget()

    def _look_at_seen(self, wanted: bool) -> None:
        """Show at once what the network sees, or the examples as they are."""
        if self.view is None or self._snapshot is None:
            return
        if not wanted:
            self.view.show_seen(None)
        self._seen.follow(self.view, self._snapshot)

    def _watch_inputs(self) -> None:
        if self.view is not None and self._watched is not None:
            self._inputs = self.view.inputs()
            self._watch(WATCHER, self._inputs)

    @property
    def _probe(self) -> Probe | None:
        """The newest answer to what was asked last."""
        probe = self._snapshot.probes.get(WATCHER) if self._snapshot else None
        return probe if probe and probe.inputs is self._inputs else None

    def _draw_outputs(self) -> None:
        probe, view = self._probe, self.view
        if view is not None and probe is not None and probe is not self._drawn:
            self._drawn = probe
            view.show_outputs(probe.outputs)


def view_for(dataset: Dataset) -> type[PredictionView]:
    """The picture that suits the data best."""
    classes = dataset.task == "classification"
    if dataset.feature_count == 2 and dataset.image_shape is None:
        return Boundary if classes else Landscape
    if classes:
        return Classified
    return FittedCurve if dataset.feature_count == 1 else Agreement
