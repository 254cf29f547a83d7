"""What making a lab takes in the background: measuring the run of the window, and proving the lab."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.gui.kit.background import Job
from dllab.labs.attempt import Record
from dllab.labs.draft import Draft
from dllab.labs.offers import Offer, offers
from dllab.labs.verify import Verified, verify

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer


@dataclass(frozen=True, eq=False)
class ToMeasure:
    """A run of which something is to be required, and what its step begins with."""

    start: Experiment
    record: Record
    step: str


def measured(asked: ToMeasure, job: Job) -> tuple[Offer, ...]:
    """Everything that could be required; raises UserError."""
    return offers(asked.start, asked.record, Library())


def proven(draft: Draft, job: Job) -> Verified:
    """What came of every seed; tells before each. Raises UserError, and GivenUp once nobody waits."""
    return verify(draft.lab(), tell=job.tell)


def record_of(trainer: "Trainer") -> Record:
    """The run of the window as it stands."""
    return Record(trainer.now.recipe, trainer.step, trainer.digest(), parameters=trainer.layout.parameter_count)
