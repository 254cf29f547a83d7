"""All that decides a run's future, in one record: checkpoints keep it, files hold it, a run goes on from it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dllab.engine.schedules.base import Feedback
from dllab.engine.state import STEP, TrainState
from dllab.experiment import Experiment
from dllab.training.calendar import Calendar
from dllab.training.early_stopping import Best, follow
from dllab.training.goals import Goal, goals, measured, reached
from dllab.training.outcomes import EarlyStopped, Finished, GoalReached, Outcome, Paused, Stopped
from dllab.training.recipe import Edit, Extension, Recipe, Stop


@dataclass(frozen=True, eq=False)
class RunState:
    """A run between two steps, on data that are known.

    recipe: how it came here, which says what the experiment is now. calendar: its length and its clock. state: the
    arrays. feedback: what the schedule remembers. best: what early stopping remembers. passed: the goals that stopped
    it and that it went on from. next_evaluation: the step of the evaluation that schedule, early stopping and goals
    hear of next. seconds: spent taking steps so far.
    """

    recipe: Recipe
    calendar: Calendar
    state: TrainState
    feedback: Feedback
    best: Best | None
    passed: tuple[Goal, ...]
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

    @property
    def evaluations_decide(self) -> bool:
        """Whether the future depends on evaluations; if not, a replay needs none."""
        experiment = self.experiment
        return bool(self.feedback) or experiment.early_stopping.patience > 0 or measured(experiment.training)

    @property
    def steps_to_goal(self) -> int | None:
        """Steps from here to the step at which it is to stop; None where there is none ahead."""
        ahead = self.experiment.training.stop_at_step - self.step
        return ahead if ahead > 0 else None

    @property
    def last_step(self) -> int:
        """The step at which it ends at the latest."""
        ahead = self.steps_to_goal
        return self.calendar.end if ahead is None else min(self.step + ahead, self.calendar.end)

    def arrived(self) -> "RunState":
        """After steps that `steps_to_goal` did not forbid: stopped where that step has come, unless it is already."""
        goal = Goal("step", self.step)
        if goal not in goals(self.experiment.training) or isinstance(self.outcome, Stopped):
            return self
        return replace(self, outcome=GoalReached(goal, self.step))

    def hearing(self, metrics: dict[str, float]) -> "RunState":
        """To go on after an evaluation: what the schedule, early stopping and the goals make of it.

        A run that is stopped early has its best parameters back in `state`.
        """
        experiment, outcome = self.experiment, self.outcome
        feedback = experiment.schedule.observe(self.feedback, metrics["train_loss"], metrics.get("val_loss"))
        best, in_vain = follow(experiment.early_stopping, self.best, metrics, self.step, self.epoch, self.state)
        goal = reached(experiment.training, self.passed, metrics)
        if goal is not None:
            outcome = GoalReached(goal, self.step)
        elif in_vain and best is not None:
            best.restore(self.state)
            outcome = EarlyStopped(best.step)
        return replace(self, feedback=feedback, best=best, outcome=outcome)

    def copy(self) -> "RunState":
        """An independent copy."""
        return replace(self, state=self.state.copy())

    def edited(self, experiment: Experiment) -> "RunState":
        """To go on with other hyper-parameters: more epochs wake a finished run, another goal one that reached its."""
        calendar = self.calendar.edited(self.step, experiment.training)
        outcome = self.outcome
        if isinstance(outcome, GoalReached) and outcome.goal not in goals(experiment.training):
            outcome = Paused()
        if isinstance(outcome, Finished | Paused):
            outcome = Paused() if self.step < calendar.end else Finished()
        recipe = self.recipe.then(Edit(self.step, self.experiment, experiment))
        return replace(self, recipe=recipe, calendar=calendar, outcome=outcome)

    def extended(self) -> "RunState":
        """To go on beyond a goal, or for as long again beyond the last epoch or an early stop."""
        recipe, outcome = self.recipe.then(Extension(self.step)), self.outcome
        if isinstance(outcome, GoalReached):
            passed = (*self.passed, outcome.goal)
            on = replace(self, recipe=recipe, passed=passed, outcome=Paused())
            return on if self.step < self.calendar.end else replace(on, calendar=self.calendar.extended(self.step))
        return replace(self, recipe=recipe, calendar=self.calendar.extended(self.step), best=None, outcome=Paused())

    def stopping_at(self, step: int) -> "RunState":
        """To be finished at `step`, whatever the epochs asked for; schedules last as long as these do."""
        calendar, recipe = self.calendar.stopping_at(step), self.recipe.then(Stop(self.step, step))
        return replace(self, recipe=recipe, calendar=calendar)
