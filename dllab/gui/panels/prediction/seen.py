"""Training examples as augmentation changes them, anew while the run goes on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.gui.kit.background import Background
from dllab.gui.panels.prediction.view import PredictionView
from dllab.training.snapshot import Snapshot

SECONDS = 0.5  # between two changes, at least


@dataclass(frozen=True, eq=False)
class Question:
    """Which training examples of which run, at which step."""

    experiment: Experiment
    dataset: Dataset
    step: int


class Seen(QObject):
    """Offers in a view that shows inputs what the network sees of the first training examples, and keeps it new."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.background: Background[Question, NDArray[np.float32]] = Background(_changed, self, seconds=SECONDS)
        self.background.answered.connect(self._show)
        self._shown: tuple[Experiment, Dataset, int] | None = None
        self._view: PredictionView | None = None

    def follow(self, view: PredictionView, snapshot: Snapshot) -> None:
        """Show them in this view, where augmentation does something and somebody wants to see it."""
        self._view = view
        section, data = snapshot.experiment.augmentation, snapshot.dataset
        acts = bool(section.noise or (section.moves_images and data.image_shape is not None))
        view.offer_seen(acts and view.shows_inputs(data))
        now = snapshot.experiment, data, snapshot.step
        if not view.wants_seen:
            self._shown = None
        elif now != self._shown:
            self._shown = now
            self.background.ask(Question(*now))

    def rest(self) -> None:
        """Nobody looks any more."""
        self._shown = None
        self.background.drop()

    def _show(self, question: Question, x: NDArray[np.float32]) -> None:
        view = self._view
        if view is not None and view.wants_seen and view.shows(question.dataset):
            view.show_seen(x)


def _changed(question: Question) -> NDArray[np.float32]:
    from dllab.training.augmented import MOST, augmented  # late: brings numba in, after the window is up

    data = question.dataset
    return augmented(question.experiment, data, np.arange(min(MOST, len(data.x_train))), question.step)
