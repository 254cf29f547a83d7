"""A run, step by step: the experiment, its data, the engine, and what has been recorded. Synchronous, without Qt."""

import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.engine.engine import Engine
from dllab.engine.network import WrongShape
from dllab.engine.program import Choices
from dllab.experiment import Experiment
from dllab.messages import text
from dllab.training.archive import DamagedRun, load_run, save_run
from dllab.training.assembly import choices_of, first_state, load_data
from dllab.training.calendar import Calendar
from dllab.training.cores import CORES
from dllab.training.curriculum import easiest_first
from dllab.training.curvature import CurvatureWatch
from dllab.training.escape import go_down
from dllab.training.evaluation import Evaluation, next_evaluation, score_names
from dllab.training.history import History, Moment
from dllab.training.memory import check_memory, program_bytes, run_bytes
from dllab.training.network import examples_of, layout_of
from dllab.training.one_thread import alone
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, Outcome, Paused, Stopped
from dllab.training.recipe import Escape, Loading, Progress, Recipe, ignore
from dllab.training.refusals import objections, refuse_unfit
from dllab.training.run_state import RunState
from dllab.training.snapshot import Course, SavedRun
from dllab.training.standing import Standing

CHUNK = 16_384  # most steps recorded at once: bounds the memory of one call
RECORD_EVERY = 100  # steps between two records of activation statistics,
RECORDED_ALL = 100  # once the run is past its first steps, all of which are recorded


class Trainer(Standing):
    """Trains one experiment.

    dataset: what to train on; left out, the experiment's own, which `library` loads. progress: told (what, done, total)
    while data and kernels are prepared; total is 0 where it is unknown. Raises DataError, LossDoesNotFit,
    OptimizerDoesNotFit or MissingResource where experiment and data do not go together; else as `start_weights` does.

    now: the state of the run, whose arrays are the engine's own and go on changing.
    One thread may use it at a time; another's call raises UsedByAnotherThread. A pickled or copied one goes on bit for
    bit, in any process, on the same data, which go along.
    """

    def __init__(
        self,
        experiment: Experiment,
        dataset: Dataset | None = None,
        *,
        progress: Progress = ignore,
        library: Library | None = None,
    ):
        super().__init__()
        self._progress = progress
        self.dataset = dataset or load_data(experiment, library or Library(), progress)
        self.layout = layout_of(experiment, self.dataset)
        progress(text("Preparing the network"), 0, 0)
        data = self.dataset
        self.history = History(len(self.layout.layers), score_names(data), validated=len(data.x_val) > 0)
        self.moment: Moment | None = None  # the step taken last
        self._begin(experiment)
        self._evaluated = -1  # the step last evaluated
        self.evaluate()

    def _begin(self, experiment: Experiment) -> None:
        """Put everything where it is before the first step."""
        data = self.dataset
        calendar, choices = Calendar.of(experiment.training, len(data.x_train)), choices_of(experiment, data)
        refuse_unfit(experiment, calendar)
        needed = self.history.nbytes + run_bytes(self.layout, calendar.batch, choices, data, experiment)
        check_memory(self.layout, calendar.batch, needed)
        examples = examples_of(experiment, data, data.x_train, data.y_train)
        state, start = first_state(experiment, self.layout, examples.count)
        ranked = easiest_first(data) if experiment.training.curriculum else None
        self._progress(text("Compiling the training step"), 0, 0)
        self.engine = Engine(self.layout, choices, calendar.batch, examples, state, ranked)
        for done, parts in self.engine.prepare():
            self._progress(text("Compiling the training step"), done, parts)
        validation = examples_of(experiment, data, data.x_val, data.y_val)
        self._evaluation = Evaluation(self.engine, validation, data)
        self._curvature = CurvatureWatch(self.engine)
        self.now = RunState(
            Recipe(experiment, weights=start), calendar, state, experiment.schedule.no_feedback(), best=None, passed=(),
            next_evaluation=self._evaluation_after(0), seconds=0.0, outcome=Paused(),
        )  # fmt: skip
        if experiment.training.curvature:
            self._curvature.prepare(self.engine)

    @classmethod
    def resumed(
        cls,
        saved: SavedRun,
        dataset: Dataset | None = None,
        *,
        progress: Progress = ignore,
        library: Library | None = None,
    ) -> Self:
        """Goes on where an earlier run stood; raises WrongShape where the data are no longer like that run's.

        Raises DamagedRun where the parameters are not those that were saved.
        """
        trainer = cls(saved.run_state.recipe.without_weights, dataset, progress=progress, library=library)
        trainer._resume(saved)
        return trainer

    @classmethod
    def load(cls, path: str | Path, dataset: Dataset | None = None, *, progress: Progress = ignore) -> Self:
        """Goes on from a file, bit for bit as the run in it would have.

        dataset: as in Trainer(), to be given again where it was given. Raises what load_run and `resumed` raise.
        """
        return cls.resumed(load_run(Path(path)).whole(), dataset, progress=progress)

    @alone
    def save(self, path: str | Path) -> None:
        """Write the run to a file, whole or not at all; raises CannotSave."""
        save_run(Path(path), self.course(), self.now, self.experiment.name)

    @alone
    def course(self) -> Course:
        """All that it has recorded."""
        now, history = self.now, self.history
        known = now.experiment, self.dataset, now.outcome, now.step, *history.curves(), now.recipe.edits
        return Course(0, *known, now.recipe, history.events)

    def __repr__(self) -> str:
        steps = f"{self.step:,} of {self.now.last_step:,} steps"
        return f"<Trainer {self.experiment.name!r}: {steps}, {type(self.outcome).__name__.lower()}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """The run as its file would hold it, and its data: what the engine has in memory is for this process alone."""
        saved = SavedRun(self.checkpoint(), self.history.curves())
        return _revived, (type(self), saved, {each.name: getattr(self.dataset, each.name) for each in fields(Dataset)})

    @property
    def experiment(self) -> Experiment:
        """As last edited."""
        return self.now.experiment

    @property
    def calendar(self) -> Calendar:
        """The run's length and its clock."""
        return self.now.calendar

    @property
    def outcome(self) -> Outcome:
        """How the run stands."""
        return self.now.outcome

    @property
    def step(self) -> int:
        """Steps done."""
        return self.engine.step

    @property
    def epoch(self) -> float:
        """Passes through the training data, with the part of the current one."""
        return self.now.epoch

    @property
    def next_rate(self) -> float:
        """The learning rate of the next step."""
        return self.now.next_rate

    @alone
    def digest(self) -> str:
        """sha256 of the parameters, as Layout.digest has it: equal steps have equal ones on every machine."""
        return self.layout.digest(self.engine.state.parameters)

    @property
    @alone
    def parameters(self) -> dict[str, NDArray[np.float32]]:
        """Copies: "layer1.weight": float32[fan_out, fan_in], "layer1.bias": float32[fan_out], …; output layer last.

        A network without biases has none of them.
        """
        return self.layout.named(self.engine.state.parameters)

    @property
    def running_statistics(self) -> dict[str, NDArray[np.float32]]:
        """Copies of the means and variances that batch normalization uses at inference; empty without any."""
        used = self.experiment.network.normalization.needs_batch
        return self.layout.named_running(self.engine.state.running) if used else {}

    @alone
    def load_parameters(self, named: dict[str, NDArray[np.float32]]) -> None:
        """Take over parameters called and shaped as in `parameters`; raises WrongShape before anything changes."""
        state = self.engine.state
        self.layout.load(state.parameters, named)
        if self.step == 0:
            state.slots[...] = self.experiment.optimizer.initial_slots(state.parameters)
        self.now = replace(self.now, recipe=self.now.recipe.then(Loading(self.step, state.parameters.copy())))
        self._evaluated = -1

    @alone
    def train(self, steps: int | None = None, record_every: int = RECORD_EVERY) -> History:
        """Take `steps` steps, or fewer where one diverges, or where early stopping or a goal stops the run.

        Without `steps`: all that are left of the run.

        Activation statistics are recorded at each of the first 100 steps of a run, then every `record_every`.
        """
        end = self.now.last_step if steps is None else self.step + steps
        while self.step < end and not isinstance(self.outcome, Stopped):
            early = self.step < RECORDED_ALL
            until = RECORDED_ALL if early else self.step + CHUNK
            planned = self._curvature.after(self.step) if self.experiment.training.curvature else end
            steps = min(end, self.now.next_evaluation, until, planned) - self.step
            self._advance(min(steps, self.now.steps_to_goal or steps), 1 if early else record_every)
            if self.step >= self.now.next_evaluation:
                self._evaluate_as_planned()
            if self.step >= planned:
                self.measure_curvature()  # if it is wanted
            self.now = self.now.arrived()
        if self.step >= self.calendar.end and isinstance(self.outcome, Paused):
            self.now = replace(self.now, outcome=Finished())
        return self.history

    def extend(self) -> None:
        """Train on beyond a goal, or for as long again beyond the last epoch or an early stop."""
        self.now = self.now.extended()

    def stop_at(self, step: int) -> None:
        """Be finished at `step`, whatever the epochs asked for."""
        self.now = self.now.stopping_at(step)

    @alone
    def escape(self) -> None:
        """Go along the most negative curvature of the training loss; raises NoWayDown, and is then where it was."""
        self.engine.state.parameters[...] = go_down(self.engine)
        self.now = replace(self.now, recipe=self.now.recipe.then(Escape(self.step)))
        self._evaluated = -1

    @alone
    def checkpoint(self) -> RunState:
        """All that decides what comes, as it is now: an independent copy."""
        return self.now.copy()

    @alone
    def restore(self, checkpoint: RunState) -> None:
        """Go on from a checkpoint of this run; the history keeps what it has."""
        self.engine.state.restore(checkpoint.state)
        edited = checkpoint.experiment is not self.experiment
        self.now = replace(checkpoint, state=self.engine.state)
        if edited:
            self.engine.configure(choices_of(self.experiment, self.dataset), self.calendar.batch)
        self._evaluated = -1
        self.moment = None
        self.history.note(self.now.events)

    def _resume(self, saved: SavedRun) -> None:
        run_state = saved.run_state
        shapes = [[array.shape for array in arrays] for arrays in (run_state.state, self.engine.state)]
        steps, layers, evaluations, curvature = (
            part.of(tracks.names) for part, tracks in zip(saved.curves, self.history.groups, strict=True)
        )
        if shapes[0] != shapes[1] or steps is None or layers is None or evaluations is None or curvature is None:
            raise WrongShape(text("the saved state belongs to another network or other data"))
        if saved.digest not in ("", self.layout.digest(run_state.state.parameters)):
            raise DamagedRun(text("the weights are not those that the run was saved with; its file was changed since"))
        self.history.resume((steps, layers, evaluations, curvature))
        self.restore(run_state)

    @alone
    def evaluate(self) -> dict[str, float]:
        """What Evaluation.metrics measures, as the parameters are now; recorded once a step."""
        if self._evaluated != self.step:
            self._evaluated = self.step
            self._metrics = self._evaluation.metrics()
            self.history.evaluations.extend([self.step], [[value] for value in self._metrics.values()])
        return self._metrics

    @property
    def curvature_examples(self) -> int:
        """Over how many examples of the training set curvature is measured."""
        return self._curvature.examples

    @alone
    def measure_curvature(self) -> None:
        """Record the curvatures of the training loss as the parameters are now, once a step, if it is wanted."""
        if self.experiment.training.curvature and self.step > self.history.curvature.exact.last_step:
            measured = self._curvature.measure(self.engine)
            self.history.curvature.extend([self.step], [[value] for value in measured])

    @alone
    def edit(self, experiment: Experiment) -> None:
        """Go on with other hyper-parameters from the next step.

        Raises ShapesRun where something differs that shapes the network, its data or its optimizer's memory, and what
        a new run would be refused for; the run is then as it was.
        """
        self.now, choices = self._edited(experiment)
        self.engine.configure(choices, self.calendar.batch)

    def refuse_edit(self, experiment: Experiment) -> None:
        """Raise what `edit` would raise."""
        self._edited(experiment)

    def _edited(self, experiment: Experiment) -> tuple[RunState, Choices]:
        """What the run would be, and its choices."""
        choices, now = choices_of(experiment, self.dataset), self.now.edited(experiment)
        standing = objections(self.experiment, self.calendar)
        for key, objection in objections(experiment, now.calendar).items():
            if key not in standing:
                raise objection
        if now.calendar.batch > self.engine.batch:
            batch = now.calendar.batch
            check_memory(self.layout, batch, program_bytes(self.layout, batch, choices, self.dataset))
        return now, choices

    def _evaluate_as_planned(self) -> None:
        """Evaluate, let the schedule and early stopping act on it, and plan the next time."""
        if self.now.evaluations_decide or self.step > self.history.evaluations.exact.last_step:
            self.now = self.now.hearing(self.evaluate())
            if isinstance(self.outcome, EarlyStopped):
                self._evaluated = -1  # another network now
        self.now = replace(self.now, next_evaluation=self._evaluation_after(self.step))

    def _evaluation_after(self, step: int) -> int:
        return next_evaluation(step, self.layout, self.engine.batch, self._evaluation.count)

    def _advance(self, count: int, record_every: int) -> None:
        now, training = self.now, self.experiment.training
        rates = now.rates(np.arange(self.step, self.step + count))
        begun = time.perf_counter()
        with CORES.helping(self.engine):
            records = self.engine.advance(
                rates, training.shuffle, training.stop_on_divergence, record_every, now.calendar.easy_epochs
            )
        seconds = now.seconds + time.perf_counter() - begun
        self.moment = self.history.record(records, rates[: len(records.loss)]) or self.moment
        outcome = Diverged(self.step, *records.diverged) if records.diverged else now.outcome
        self.now = replace(now, seconds=seconds, outcome=outcome)
        self.history.note(self.now.events)


def _revived(kind: type[Trainer], saved: SavedRun, data: dict[str, Any]) -> Trainer:
    return kind.resumed(saved, Dataset(**data))
