"""A run cut into chunks of about 10 ms, between which somebody may look or stop it."""

import time
from collections.abc import Iterator

from dllab.training.outcomes import Stopped
from dllab.training.pace import Pace
from dllab.training.trainer import Trainer


def chunks(trainer: Trainer) -> Iterator[int]:
    """Train to the end of the run: the steps just taken, after every chunk; who asks for no more has it rest there."""
    pace, end = Pace(), trainer.now.last_step
    while trainer.step < end and not isinstance(trainer.outcome, Stopped):
        begun, before = time.perf_counter(), trainer.step
        trainer.train(min(pace.steps(), end - before))
        taken = trainer.step - before
        pace.took(taken, time.perf_counter() - begun)
        yield taken
