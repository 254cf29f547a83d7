"""What somebody wants of a run in a sweep: in the window, pinned, or trained again and compared."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dllab.gui.document.comparison import Comparison
from dllab.gui.kit.background import Failure, GivenUp, Interruptible, Job
from dllab.gui.kit.language import tr
from dllab.gui.kit.late import Late
from dllab.gui.kit.pins import Pins
from dllab.messages import text
from dllab.sweeps.doing import Ear, Interrupted
from dllab.training.snapshot import Course

if TYPE_CHECKING:
    from dllab.gui.panels.sweep.panel import SweepPanel, SweptRun


@dataclass(frozen=True, eq=False)
class Wish:
    """A run that is to be trained again; pinned: for its curves, else for its weights."""

    run: "SweptRun"
    pinned: bool


class SweepRuns(QObject):
    """Trains one run at a time beside the window's; another that is asked for takes its place.

    said: what came of it. failed: the Wording and details of why it could not be done.
    """

    said = Signal(object)  # words, in whatever language the window has
    failed = Signal(object, str)

    def __init__(self, late: "Late[SweepPanel]", comparison: Comparison, pins: Pins, root: Path):
        """root: the folder for sweeps that are not done."""
        super().__init__(comparison)
        self._comparison, self._pins, self._root = comparison, pins, root
        self.background: Interruptible[Wish, tuple[Course, str]] = Interruptible(_trained, self)
        self.background.answered.connect(self._take)
        self.background.failed.connect(self._tell_failure)
        late.when_made(self._serve)

    def _serve(self, panel: "SweepPanel") -> None:
        panel.root = self._root
        panel.look_for_left_over()
        panel.open_wanted.connect(self.open)
        panel.pin_wanted.connect(self._ask_for_pin)
        panel.replay_wanted.connect(self._ask_for_replay)

    def open(self, run: "SweptRun") -> None:
        """Pin the window's run, and train this one there for as many steps as it took: undone as one."""
        self._comparison.run_instead(run.plan.experiment(run.number), int(run.row["steps"]))

    def stop(self) -> None:
        """Give up what is being trained."""
        self.background.cancel()

    def _ask_for_pin(self, run: "SweptRun") -> None:  # a partial would keep the window that is behind it
        self._ask(True, run)

    def _ask_for_replay(self, run: "SweptRun") -> None:
        self._ask(False, run)

    def _ask(self, pinned: bool, run: "SweptRun") -> None:
        self.background.ask(Wish(run, pinned))
        self.said.emit(partial(tr, text("Training again: {run}"), run=run.words))

    def _take(self, wish: Wish, answer: tuple[Course, str]) -> None:
        course, digest = answer
        if wish.pinned:
            self._pins.add(course, wish.run.words, by_hand=True)
            self.said.emit(partial(tr, text("Pinned: {run}"), run=wish.run.words))
        elif digest == wish.run.row.get("digest"):
            self.said.emit(partial(tr, text("{run}: the same weights, bit for bit"), run=wish.run.words))
        else:
            self.said.emit(partial(tr, text("{run}: other weights than before"), run=wish.run.words))

    def _tell_failure(self, wish: Wish, failure: Failure) -> None:
        self.failed.emit(partial(_failed_words, wish, failure), failure.details)


def _trained(wish: Wish, job: Job) -> tuple[Course, str]:
    """In the background's thread."""
    from dllab.sweeps.running import trained  # late: brings numba in, after the window is up

    try:
        trainer = trained(wish.run.plan.job(wish.run.number), Ear(job.is_given_up))
    except Interrupted:
        raise GivenUp from None
    trainer.evaluate()
    return trainer.course(), trainer.digest()


def _failed_words(wish: Wish, failure: Failure) -> str:
    return tr("“{run}” could not be trained again: {reason}", run=wish.run.words, reason=failure.words())
