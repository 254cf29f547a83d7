"""All that decides a run's future, in one record: checkpoints keep it, files hold it, a run goes on from it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dllab.engine.schedules.base import Feedback
from dllab.engine.state import STEP, TrainState
from dllab.experiment import Experiment
from dllab.training.calendar import Calendar
from dllab.training.early_stopping import Best
from dllab.training.outcomes import Finished, Outcome, Paused
from dllab.training.recipe import Edit, Extension, Recipe, Stop


@dataclass(frozen=True, eq=False)
class RunState:
    """A run between two steps, on data that are known.

    recipe: how it came here, which says what the experiment is now. calendar: its length and its clock. state: the
    arrays. feedback: what the schedule remembers. best: what early stopping remembers. next_evaluation: the step of the
    evaluation that schedule and early stopping hear of next. seconds: spent taking steps so far.
    """

    recipe: Recipe
    calendar: Calendar
    state: TrainState
    feedback: Feedback
    best: Best | None
    next_evaluation: int
    seconds: float
    outcome: Outcome

    @property
    def experiment(self) -> Experiment:
        """As last edited."""
        return self.recipe.experiment

    @property
    def step(self) -> int:
        """Steps done."""
        return int(self.state.cursor[STEP])

    @property
    def epoch(self) -> float:
        """Passes through the training data, with the part of the current one."""
        return float(self.calendar.epoch_at(self.step))

    @property
    def events(self) -> tuple[tuple[int, str], ...]:
        """(step, what happened, a text) of what the optimizer decided by itself."""
        return self.experiment.optimizer.events(self.state.slots)

    @property
    def nbytes(self) -> int:
        """The memory its arrays take; those of `best` are shared by all states since."""
        return sum(array.nbytes for array in self.state)

    def rates(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Learning rates of `steps` to come; of a schedule with feedback, as far as it has heard."""
        schedule = self.experiment.schedule
        base = schedule.reduced(self.experiment.optimizer.learning_rate, self.feedback)
        return self.calendar.rates(schedule, base, steps)

    @property
    def next_rate(self) -> float:
        """The learning rate of the next step."""
        return float(self.rates(np.array([self.step]))[0])

    def copy(self) -> "RunState":
        """An independent copy."""
        return replace(self, state=self.state.copy())

    def edited(self, experiment: Experiment) -> "RunState":
        """To go on with other hyper-parameters: more epochs wake a finished run."""
        calendar = self.calendar.edited(self.step, experiment.training)
        outcome = self.outcome
        if isinstance(outcome, Finished | Paused):
            outcome = Paused() if self.step < calendar.end else Finished()
        recipe = self.recipe.then(Edit(self.step, self.experiment, experiment))
        return replace(self, recipe=recipe, calendar=calendar, outcome=outcome)

    def extended(self) -> "RunState":
        """To go on beyond the last epoch, or an early stop, for as long again."""
        calendar, recipe = self.calendar.extended(self.step), self.recipe.then(Extension(self.step))
        return replace(self, recipe=recipe, calendar=calendar, best=None, outcome=Paused())

    def stopping_at(self, step: int) -> "RunState":
        """To be finished at `step`, whatever the epochs asked for; schedules last as long as these do."""
        calendar, recipe = self.calendar.stopping_at(step), self.recipe.then(Stop(self.step, step))
        return replace(self, recipe=recipe, calendar=calendar)
