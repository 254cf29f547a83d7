"""What the landscape panel asks, and the thread that finds it out."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.gui.kit.background import GivenUp, Job
from dllab.gui.kit.pins import Pin
from dllab.messages import UserError, text
from dllab.training.sights import Line, Sight, Slice, Spectrum
from dllab.training.snapshot import Inspection

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

# Of a core, that is worked while a run goes on: two cores that train together wait for each other wherever one of them
# does something else, so that the run loses as much (keeps four fifths).
DUTY = 0.18
NAP = 0.002  # seconds, the shortest
CHUNK = 200  # steps of a replay between two looks whether it is still wanted


class NoLine(UserError):
    """Two runs that no line joins."""


@dataclass(frozen=True, eq=False)
class SliceQuestion:
    """The slice around a run at one step. gently: the run goes on, and is to keep its speed."""

    run: int
    experiment: Experiment
    dataset: Dataset
    inspection: Inspection
    kind: Sight
    gently: bool


@dataclass(frozen=True, eq=False)
class LineQuestion:
    """The line between two pinned runs on these data, each at the step at which it was pinned."""

    dataset: Dataset
    start: Pin
    end: Pin


@dataclass(frozen=True, eq=False)
class SpectrumQuestion:
    """Every curvature at one step."""

    run: int
    experiment: Experiment
    dataset: Dataset
    inspection: Inspection


Question = SliceQuestion | LineQuestion | SpectrumQuestion
Answer = Slice | Line | Spectrum


def answer(question: Question, job: Job) -> Answer:
    """In the thread; a slice tells its coarser passes before."""
    from dllab.training.terrain import between, spectrum, survey  # late: brings numba in

    if isinstance(question, SliceQuestion):
        own = question.experiment, question.dataset, question.inspection, question.kind
        naps = Naps() if question.gently else None

        def go_on() -> None:
            _go_on(job)
            if naps:
                naps.take()

        return survey(*own, job.tell, go_on)
    if isinstance(question, SpectrumQuestion):
        return spectrum(question.experiment, question.dataset, question.inspection.state)
    ends = [_replayed(pin, question.dataset, job) for pin in (question.start, question.end)]
    shapes = [trainer.layout for trainer in ends]
    if shapes[0] != shapes[1]:
        raise NoLine(text("The two pinned runs have different networks: no line joins them."))
    start, end = (trainer.engine.state for trainer in ends)
    return between(ends[0].experiment, question.dataset, end.running, start.parameters, end.parameters)


def _replayed(pin: Pin, dataset: Dataset, job: Job) -> "Trainer":
    """A pinned run, trained again to where it stood."""
    recipe = pin.course.recipe
    if recipe is None:
        raise NoLine(text("Nothing is known of how “{run}” was trained: it cannot be trained again."), run=pin.label)

    def taking(trainer: "Trainer", step: int) -> None:
        while trainer.step < step:
            _go_on(job)
            before = trainer.step
            trainer.train(min(CHUNK, step - trainer.step))
            if trainer.step == before:
                break

    return recipe.replay(pin.course.step, dataset, taking=taking)


class Naps:
    """Sleeps so much that no more than DUTY of the time is worked; what the thread waited for a core is no work."""

    def __init__(self) -> None:
        self._woken = time.thread_time()

    def take(self) -> None:
        """Sleep where enough has been worked since the last time."""
        rest = (time.thread_time() - self._woken) * (1 / DUTY - 1)
        if rest >= NAP:
            time.sleep(rest)
            self._woken = time.thread_time()


def _go_on(job: Job) -> None:
    if job.is_given_up():
        raise GivenUp
