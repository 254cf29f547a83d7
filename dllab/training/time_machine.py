"""A run that can be taken back to any of its steps, and from there run again, bit for bit, or go another way."""

import time
from collections.abc import Sequence
from dataclasses import replace

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.messages import text
from dllab.training.checkpoints import Checkpoints
from dllab.training.outcomes import Stopped
from dllab.training.recipe import Act, Escape, Progress, Recipe, do_again, ignore
from dllab.training.run_state import RunState
from dllab.training.snapshot import Replaced, SavedRun
from dllab.training.trainer import RECORD_EVERY, Trainer

INTERVAL_SECONDS = 0.05  # of training between two checkpoints at first: how long a replay takes at most
PATH = 60  # checkpoints that show the way
AGAIN = 200  # steps, of those that are taken again, between two words about it
COPY_SHARE = 0.02  # of the time that taking checkpoints may take


class TimeMachine:
    """Drives a trainer and keeps checkpoints on the way, at most `bound` bytes of them.

    Replaying is training again from a checkpoint: what the history has already is not recorded twice, and what was
    done to the run from outside at some step is done again at that step.
    """

    def __init__(self, trainer: Trainer, bound: int):
        self.trainer = trainer
        self._checkpoints = Checkpoints(bound)
        self._interval = INTERVAL_SECONDS
        self._due = 0.0
        self.earliest = self.recorded = trainer.step  # the last step ever taken
        self._left = trainer.now.recipe  # of the run up to there, while time is dragged back
        self._ahead: list[Act] = []  # what is to be done to the run once it is there
        self._before: list[RunState] = []  # how it was each time before it went along the curvature
        self._mark(event=True)

    @property
    def in_the_past(self) -> bool:
        """Whether there are steps after the current one that were taken already."""
        return self.trainer.step < self.recorded

    @property
    def recipe(self) -> Recipe:
        """How the run came to the last step ever taken."""
        return self._left if self.in_the_past else self.trainer.now.recipe

    def follow(self, acts: Sequence[Act]) -> None:
        """Do to the run what was done to another one, each at its step, until somebody edits it."""
        self._ahead = list(acts)
        self._do_what_is_due()

    def left_behind(self, given: Dataset | None) -> Replaced | None:
        """What stays of the run once another takes its place; None where it has taken no step.

        given: the data that were handed over, not the experiment's own.
        """
        if self.recorded == 0:
            return None
        if self.in_the_past:
            self.seek(self.recorded)
        trainer = self.trainer
        return Replaced(SavedRun(trainer.checkpoint(), trainer.history.curves()), trainer.dataset, given)

    def path(self) -> tuple[RunState, ...]:
        """The run's way so far, also beyond a step that time was dragged back to: some of its checkpoints."""
        return self._checkpoints.spread(PATH)

    def limit(self, bound: int) -> None:
        """Keep to `bound` bytes of checkpoints."""
        self._checkpoints.limit(bound)

    def train(self, steps: int, record_every: int = RECORD_EVERY) -> None:
        """Take `steps` steps, or fewer where the run comes to an end."""
        trainer, end = self.trainer, self.trainer.step + steps
        while trainer.step < end and not isinstance(trainer.outcome, Stopped):
            event = self._checkpoints.event_after(trainer.step)
            due = self._ahead[0].step if self._ahead else end
            trainer.train(min(end, event or end, due) - trainer.step, record_every)
            if trainer.step > self.recorded:
                self.recorded = trainer.step
                if trainer.now.seconds >= self._due:
                    self._mark()
            happened = self._checkpoints.event_at(trainer.step)
            if happened:
                trainer.restore(happened)
            elif event == trainer.step:
                self._do_again()
            self._do_what_is_due()

    def seek(self, step: int) -> None:
        """Go to a step that was taken already; the last step before it is taken again, with everything recorded."""
        step = min(max(step, self.earliest), self.recorded)
        start, self._left = self._checkpoints.before(step), self.recipe
        self.trainer.restore(start)
        self.train(step - start.step - 1, record_every=0)
        if self.trainer.step < step:
            self.train(1, record_every=1)

    def edit(self, experiment: Experiment) -> None:
        """Go on with other hyper-parameters; in the past, what came after is forgotten first."""
        self.trainer.refuse_edit(experiment)
        self._ahead.clear()
        self.forget_future()
        self.trainer.edit(experiment)
        self._mark(event=True)

    def escape(self) -> None:
        """Go along the most negative curvature; in the past, what came after is forgotten. Raises NoWayDown."""
        self._escape()
        self._ahead.clear()

    def _escape(self) -> None:
        before = self.trainer.checkpoint()
        self.trainer.escape()
        self.forget_future()
        self._before.append(before)
        self._mark(event=True)

    def take_back(self, step: int, progress: Progress = ignore) -> None:
        """Be at `step` as before the way along the curvature that was gone there last; what came after is forgotten.

        How a run that comes from a file was there, its recipe says: it is trained again up to there, with `progress`
        told of it. Raises CannotReplay.
        """
        places = [place for place, act in enumerate(self.recipe.acts) if act == Escape(step)]
        if not places:
            return
        kept = [place for place, before in enumerate(self._before) if before.step == step]
        before = self._before.pop(kept[-1]) if kept else self._trained_again(places[-1], step, progress)
        self._ahead.clear()
        self.trainer.restore(before)
        self.earliest = min(self.earliest, step)
        self._checkpoints.forget_after(step - 1)
        self.forget_future()
        self._mark(event=True)

    def _trained_again(self, acts: int, step: int, progress: Progress) -> RunState:
        """The run at `step`, after so many acts of its recipe."""

        def taking(trainer: Trainer, end: int) -> None:
            while trainer.step < end and not isinstance(trainer.outcome, Stopped):
                progress(text("Training again up to the step that is taken back"), trainer.step, step)
                trainer.train(min(AGAIN, end - trainer.step))

        recipe = replace(self.recipe, acts=self.recipe.acts[:acts])
        return recipe.replay(step, self.trainer.dataset, progress=progress, taking=taking).checkpoint()

    def extend(self) -> None:
        """Train on beyond the end."""
        self.trainer.extend()
        self._mark(event=True)

    def forget_future(self) -> None:
        """Make the current step the last one taken."""
        if self.in_the_past:
            self.recorded = self.trainer.step
            self.trainer.history.forget_after(self.recorded)
            self._checkpoints.forget_after(self.recorded)
            self._before = [before for before in self._before if before.step <= self.recorded]
            self._due = self.trainer.now.seconds

    def _do_again(self) -> None:
        """Do what was done to the run at this step, where its checkpoint had to go."""
        for act in self._left.acts[len(self.trainer.now.recipe.acts) :]:
            if act.step == self.trainer.step:
                do_again(act, self.trainer)

    def _do_what_is_due(self) -> None:
        while self._ahead and self._ahead[0].step == self.trainer.step and not self.in_the_past:
            act = self._ahead.pop(0)
            if isinstance(act, Escape):
                self._escape()
            else:
                do_again(act, self.trainer)
                self._mark(event=True)

    def _mark(self, event: bool = False) -> None:
        """Keep a checkpoint of the present; where memory is full, keep them further apart from now on."""
        begun = time.perf_counter()
        if self._checkpoints.add(self.trainer.checkpoint(), event):
            self._interval *= 2
        took = time.perf_counter() - begun
        self._due = self.trainer.now.seconds + max(self._interval, took / COPY_SHARE)
