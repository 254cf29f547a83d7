"""How a run came about: what it began as, and everything that was done to it. What it takes to have it again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.experiment.changes import changes, refuse_shaping
from dllab.messages import UserError, text

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

Taking = Callable[["Trainer", int], object]  # how a trainer is taken to a step
Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much; 0: unknown


def ignore(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""


class CannotReplay(UserError):
    """A recipe that does not hold all it takes, or other data than those the run was trained on."""


@dataclass(frozen=True, eq=False)
class Edit:
    """After `step` steps the experiment became another; raises ShapesRun where no run can become that."""

    step: int
    before: Experiment
    experiment: Experiment

    def __post_init__(self) -> None:
        refuse_shaping(self.before, self.experiment)

    @cached_property
    def said(self) -> str:
        """What it changed, as in the experiment's file."""
        return ", ".join(f"{change.key} = {change.new}" for change in changes(self.before, self.experiment))


@dataclass(frozen=True)
class Extension:
    """After `step` steps, at a goal, the run's end or an early stop, it was to go on."""

    step: int


@dataclass(frozen=True)
class Stop:
    """After `step` steps the run was to be finished at step `end`, whatever its epochs."""

    step: int
    end: int


@dataclass(frozen=True, eq=False)
class Loading:
    """After `step` steps the parameters, float32[P] as the Layout has them, were replaced by others."""

    step: int
    parameters: NDArray[np.float32]


@dataclass(frozen=True)
class Escape:
    """After `step` steps the parameters went along the most negative curvature of the training loss, where it is lower.

    Nothing else need be known: direction and length follow from the parameters and the examples.
    """

    step: int

    @property
    def said(self) -> str:
        """What it did, a text."""
        return text("a step along the most negative direction")


Act = Edit | Extension | Stop | Loading | Escape


def _take(trainer: "Trainer", step: int) -> None:
    trainer.train(step - trainer.step)


@dataclass(frozen=True, eq=False)
class Recipe:
    """What a run began as, and what was done to it, in order; what a branch has left behind is not part of it.

    since: the step from which all is known: 0, but for a run that goes on from a file without a recipe. data: the
    fingerprint of the data, where the recipe was read from a file; else "". weights: the digest of the weights that it
    started from, or "" where they were drawn.
    """

    start: Experiment
    acts: tuple[Act, ...] = ()
    since: int = 0
    data: str = ""
    weights: str = ""

    @cached_property
    def experiment(self) -> Experiment:
        """As last edited."""
        return next((act.experiment for act in reversed(self.acts) if isinstance(act, Edit)), self.start)

    @property
    def without_weights(self) -> Experiment:
        """What it began as, but with weights of its own: for a run that has them already, wherever they came from."""
        training = self.start.training.model_copy(update={"start_from": ""})
        return self.start.model_copy(update={"training": training})

    @cached_property
    def edits(self) -> tuple[tuple[int, str], ...]:
        """(step, what was changed, may be a text) of every edit, and of every step along the curvature."""
        return tuple((act.step, act.said) for act in self.acts if isinstance(act, Edit | Escape))

    def then(self, act: Act) -> "Recipe":
        """With one more act."""
        return replace(self, acts=(*self.acts, act))

    def until(self, step: int) -> "Recipe":
        """What was done after `step` steps or before."""
        return replace(self, acts=tuple(act for act in self.acts if act.step <= step))

    def replay(
        self, steps: int, dataset: Dataset | None = None, *, progress: Progress = ignore, taking: Taking = _take
    ) -> "Trainer":
        """Train again up to step `steps`: the same bits as the run had there, unless it ends before.

        dataset: what to train on; left out, the experiment's own. taking: told the trainer and a step, has it go there,
        for who wants to look on the way. Raises CannotReplay, and what Trainer raises.
        """
        from dllab.training.trainer import Trainer  # late: brings numba in, and it has recipes

        if self.since:
            raise CannotReplay(
                text(
                    "the first {steps:,} steps of this run were taken by an earlier version of the lab, which wrote no "
                    "recipe: it can be gone on with, but not replayed"
                ),
                steps=self.since,
            )
        trainer = Trainer(self.start, dataset, progress=progress)
        if self.data not in ("", trainer.dataset.fingerprint):
            raise CannotReplay(
                text(
                    "the run was trained on other data than its experiment loads here ({data}): a file that has "
                    "changed, or data that were handed over and belong to no file"
                ),
                data=trainer.dataset.name,
            )
        if self.weights != trainer.now.recipe.weights:
            raise CannotReplay(
                text("the weights that the run started from are not those in {file} any more: it has changed since"),
                file=self.start.training.start_from,
            )
        for act in self.acts:
            taking(trainer, act.step)
            do_again(act, trainer)
        taking(trainer, steps)
        return trainer


def do_again(act: Act, trainer: "Trainer") -> None:
    """To a trainer that is at the act's step."""
    match act:
        case Edit(experiment=experiment):
            trainer.edit(experiment)
        case Extension():
            trainer.extend()
        case Stop(end=end):
            trainer.stop_at(end)
        case Loading(parameters=parameters):
            trainer.load_parameters(trainer.layout.named(parameters))
        case Escape():
            trainer.escape()
