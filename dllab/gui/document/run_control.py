"""What the Run menu does to the session."""

import numpy as np
from PySide6.QtCore import QObject

from dllab.datasets.choice import Unfinished
from dllab.datasets.drawn import Drawn
from dllab.experiment import Experiment
from dllab.gui.document.document import Document
from dllab.gui.document.undo import STROKE_BY_STROKE
from dllab.training.archive import ArchivedRun
from dllab.training.outcomes import Running
from dllab.training.session import Session

ANY_SEED = 0


class RunControl(QObject):
    """Commands for the training thread; none of them waits for it."""

    def __init__(self, session: Session, document: Document, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._document = document

    def toggle(self) -> None:
        """Run, or pause what is running."""
        if isinstance(self._session.outcome, Running):
            self._session.pause()
        else:
            self._document.when_taken_over(self._session.run)

    def edit(self, experiment: Experiment, key: str) -> None:
        """Take over an edit of `key` as far as a run can; with a stroke on its drawing, begin it again, running or not.

        What a stroke ends can be brought back. A drawing that nothing can be learnt from yet waits for more of it.
        """
        if key in STROKE_BY_STROKE and _is_whole(experiment.dataset):
            self._session.redraw(experiment)
        else:
            self._session.edit(experiment)

    def take_up(self, run: ArchivedRun) -> None:
        """Open a saved run's experiment, and go on where it was saved; without its state it begins anew."""
        self._document.open(run.experiment)
        if run.saved:
            self._session.load(run.experiment, saved=run.saved)

    def step(self) -> None:
        self._document.when_taken_over(self._session.step)

    def epoch(self) -> None:
        self._document.when_taken_over(self._session.epoch)

    def reset(self) -> None:
        self._document.when_taken_over(self._session.reset)

    def new_seed(self) -> None:
        """Reset to the weights of the next seed, which becomes the experiment's own."""
        self._document.when_taken_over(self._reseed)

    def _reseed(self) -> None:
        self._session.reset(self._document.reseed())

    def set_speed(self, steps_per_second: int) -> None:
        """0: as many as the machine can do."""
        self._session.set_speed(steps_per_second or None)


def _is_whole(dataset: object) -> bool:
    """Whether it is a drawing that a network can be trained on."""
    if not isinstance(dataset, Drawn):
        return False
    try:
        dataset.examples(np.random.default_rng(ANY_SEED))
    except Unfinished:
        return False
    return True
