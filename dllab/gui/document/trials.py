"""Every remedy of a finding, run beside the run that goes on, and pinned: one picture of what each is good for."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.diagnostics.finding import Remedy
from dllab.gui.kit.background import Failure, GivenUp, Interruptible, Job
from dllab.gui.kit.language import tr
from dllab.gui.kit.pins import Pins
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.readable import sentence
from dllab.gui.panels.findings.panel import FindingsPanel
from dllab.numerals import count
from dllab.training.outcomes import Diverged
from dllab.training.snapshot import Course

AFTER_DIVERGING = 1000  # steps at least: a run that diverged has too few to show what a remedy is good for


@dataclass(frozen=True, eq=False)
class Trial:
    """A remedy, to be run for so many steps; data: those of its experiment, or None where they are to be loaded."""

    remedy: Remedy
    data: Dataset | None
    steps: int

    @property
    def words(self) -> str:
        """What the remedy is, in the window's language."""
        return sentence(self.remedy.template, self.remedy.values)


class Trials(QObject):
    """Runs remedies one after the other, each for as many steps as the run they are for, and pins them.

    After a run that diverged it is AFTER_DIVERGING steps at least. The run that goes on is left alone. said: how far it
    is. failed: the Wording and details of why a remedy could not be run; the others go on.
    """

    said = Signal(str)
    failed = Signal(object, str)

    def __init__(self, library: Library, pins: Pins, poller: Poller, findings: FindingsPanel):
        super().__init__(findings)
        self._library, self._pins, self._poller, self._findings = library, pins, poller, findings
        self._waiting: tuple[Trial, ...] = ()
        self._count = 0
        self.background: Interruptible[Trial, Course] = Interruptible(self._run, self)
        self.background.answered.connect(self._pin)
        self.background.failed.connect(self._tell_failure)
        self.background.told.connect(self._tell_progress)
        findings.all_chosen.connect(self.start)
        findings.enough.connect(self.stop)

    def start(self, remedies: tuple[Remedy, ...]) -> None:
        """Try all of these; what is being tried at the moment is given up."""
        snapshot = self._poller.snapshot
        if snapshot is None or snapshot.whole.step == 0:
            return
        known, data, steps = snapshot.whole.experiment, snapshot.dataset, snapshot.whole.step
        if isinstance(self._poller.outcome, Diverged):
            steps = max(steps, AFTER_DIVERGING)
        self._count = len(remedies)
        self._waiting = tuple(
            Trial(remedy, data if remedy.experiment.has_data_of(known) else None, steps) for remedy in remedies
        )
        self._go_on()

    def stop(self) -> None:
        """Give up what is being tried; what has been pinned stays."""
        self._waiting = ()
        self.background.cancel()
        self._end(tr("Nothing more is tried; what is pinned by now stays."))

    def _go_on(self) -> None:
        if self._waiting:
            trial, *others = self._waiting
            self._waiting = tuple(others)
            self._findings.show_trying(True)
            self.background.ask(trial)
        else:
            self._end(tr("All was tried and is pinned: the curves show it, and Comparison in numbers."))

    def _end(self, words: str) -> None:
        self._findings.show_trying(False)
        self.said.emit(words)

    def _run(self, trial: Trial, job: Job) -> Course:
        """In the background's thread."""
        from dllab.training.beside import train_beside  # late: brings numba in, after the window is up
        from dllab.training.trainer import Trainer

        trainer = Trainer(trial.remedy.experiment, trial.data, library=self._library)
        if not train_beside(trainer, trial.steps, job.is_given_up, tell=job.tell):
            raise GivenUp
        trainer.evaluate()
        return trainer.course()

    def _pin(self, trial: Trial, course: Course) -> None:
        self._pins.add(course, trial.words)
        self._go_on()

    def _tell_failure(self, trial: Trial, failure: Failure) -> None:
        self.failed.emit(partial(_failed_words, trial, failure), failure.details)
        self._go_on()

    def _tell_progress(self, trial: Trial, told: tuple[int]) -> None:
        place = {"number": self._count - len(self._waiting), "count": self._count}
        steps = {"step": count(told[0]), "steps": count(trial.steps)}
        words = tr("Trying {number} of {count}: {remedy}, step {step} of {steps}", remedy=trial.words, **place, **steps)
        self.said.emit(words)


def _failed_words(trial: Trial, failure: Failure) -> str:
    return tr("“{remedy}” could not be tried: {reason}", remedy=trial.words, reason=failure.words())
