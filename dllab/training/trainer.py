"""A run, step by step: the experiment, its data, the engine, and what has been recorded. Synchronous, without Qt."""

import time
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets import Dataset
from dllab.engine.engine import Engine, Records
from dllab.engine.examples import Examples
from dllab.engine.network import WrongShape
from dllab.engine.state import TrainState
from dllab.experiment import Experiment
from dllab.messages import text
from dllab.training.assembly import choices_of, initial_parameters
from dllab.training.buckets import by_step
from dllab.training.checkpoints import Checkpoint
from dllab.training.curriculum import easiest_first, epoch_sizes
from dllab.training.early_stopping import EarlyStopping
from dllab.training.evaluation import Evaluation, Scores, next_evaluation, score_names
from dllab.training.history import History
from dllab.training.memory import check_memory
from dllab.training.network import examples_of, layout_of
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, Outcome, Paused
from dllab.training.refusals import refuse_unfit
from dllab.training.snapshot import Curves

CHUNK = 16_384  # most steps recorded at once: bounds the memory of one call
RECORD_EVERY = 100  # steps between two records of activation statistics,
RECORDED_ALL = 100  # once the run is past its first steps, all of which are recorded

Progress = Callable[[str, int, int], None]


def ignore(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""


class Moment(NamedTuple):
    """What was recorded of one step: a value for every column of History's steps and, if recorded, of its layers."""

    step: int
    steps: NDArray[np.float32]
    layers: NDArray[np.float32] | None


class Trainer:
    """Trains one experiment.

    dataset: what to train on; left out, the experiment's own. progress: told (what, done, total) while data and
    kernels are prepared; total is 0 where it is unknown. Raises DataError, LossDoesNotFit, OptimizerDoesNotFit or
    MissingResource where experiment and data do not go together.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset | None = None, *, progress: Progress = ignore):
        self._progress = progress
        progress(text("Loading the data"), 0, 0)
        self.experiment = experiment
        self.dataset = dataset if dataset is not None else experiment.dataset.load(experiment.seed, self._tell_reading)
        self.layout = layout_of(experiment, self.dataset)
        check_memory(self.layout, sum(part.slots for part in experiment.optimizer.chain))
        progress(text("Preparing the network"), 0, 0)
        parameters = initial_parameters(self.layout, experiment.network.initializer, experiment.seed)
        examples = self._examples(self.dataset.x_train, self.dataset.y_train)
        state = TrainState.fresh(self.layout, parameters, experiment.optimizer, examples.count, experiment.seed)
        ranked = easiest_first(self.dataset) if experiment.training.curriculum else None
        choices, batch = choices_of(experiment, self.dataset), experiment.training.batch_size
        self.engine = Engine(self.layout, choices, batch, examples, state, ranked)
        for done, parts in self.engine.prepare():
            progress(text("Compiling the training step"), done, parts)
        self.outcome: Outcome = Paused()
        self.history = History(len(self.layout.layers), score_names(self.dataset))
        validation = self._examples(self.dataset.x_val, self.dataset.y_val)
        self._evaluation = Evaluation(self.engine, validation, self.dataset)
        self._evaluated = -1  # the step last evaluated
        self.moment: Moment | None = None  # the step taken last
        self.seconds = 0.0  # spent taking steps
        self.total_steps = self._steps_to(experiment.training.epochs)  # in all epochs asked for
        refuse_unfit(experiment, self.engine.batch, self.total_steps)
        self.goal = self.total_steps  # the step at which the run is finished
        self._early_stopping = EarlyStopping()
        self._feedback = experiment.schedule.no_feedback()
        self.evaluate()
        self._plan_evaluation()

    @property
    def step(self) -> int:
        """Steps done."""
        return self.engine.step

    @property
    def epoch(self) -> float:
        """Passes through the training data, with the part of the current one."""
        return self.engine.epoch

    @property
    def steps_per_epoch(self) -> int:
        """Steps in one pass; the last may be on a smaller batch."""
        return -(-self.engine.examples.count // self.engine.batch)

    @property
    def steps_left_in_epoch(self) -> int:
        """Steps to the end of the current epoch."""
        return -(-self.engine.examples_left // self.engine.batch)

    @property
    def next_rate(self) -> float:
        """The learning rate of the next step."""
        return float(self._rates(1)[0])

    @property
    def parameters(self) -> dict[str, NDArray[np.float32]]:
        """Copies: "layer1.weight": float32[fan_out, fan_in], "layer1.bias": float32[fan_out], …; output layer last."""
        return self.layout.named(self.engine.state.parameters)

    @property
    def running_statistics(self) -> dict[str, NDArray[np.float32]]:
        """Copies of the means and variances that batch normalization uses at inference; empty without any."""
        used = self.experiment.network.normalization.needs_batch
        return self.layout.named_running(self.engine.state.running) if used else {}

    def load_parameters(self, named: dict[str, NDArray[np.float32]]) -> None:
        """Take over parameters called and shaped as in `parameters`; raises WrongShape before anything changes."""
        state = self.engine.state
        self.layout.load(state.parameters, named)
        if self.step == 0:
            state.slots[...] = self.experiment.optimizer.initial_slots(state.parameters)

    def train(self, steps: int, record_every: int = RECORD_EVERY) -> History:
        """Take `steps` steps, or fewer where one diverges.

        Activation statistics are recorded at each of the first 100 steps of a run, then every `record_every`.
        """
        end = self.step + steps
        while self.step < end and not isinstance(self.outcome, Diverged | EarlyStopped):
            early = self.step < RECORDED_ALL
            until = RECORDED_ALL if early else self.step + CHUNK
            self._advance(min(end, self._next_evaluation, until) - self.step, 1 if early else record_every)
            if self.step >= self._next_evaluation:
                if self._evaluations_decide or self.step > self.history.evaluations.exact.last_step:
                    self._learn_from(self.evaluate())
                self._plan_evaluation()
        if self.step >= self.goal and isinstance(self.outcome, Paused):
            self.outcome = Finished()
        return self.history

    def extend(self) -> None:
        """Train on beyond the last epoch, or an early stop, for as long again."""
        self._early_stopping = EarlyStopping()
        self.goal = self.step + self.experiment.training.epochs * self.steps_per_epoch
        self.outcome = Paused()

    def checkpoint(self) -> Checkpoint:
        """All that decides what comes, as it is now."""
        return Checkpoint(
            self.experiment, self.engine.state.copy(), self._feedback, self._early_stopping.best,
            self._next_evaluation, self.goal, self.total_steps, self.seconds,
        )  # fmt: skip

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a checkpoint of this run; the history keeps what it has."""
        self.engine.state.restore(checkpoint.state)
        if checkpoint.experiment is not self.experiment:
            self.experiment = checkpoint.experiment
            self.engine.configure(choices_of(self.experiment, self.dataset), self.experiment.training.batch_size)
        self._feedback = checkpoint.feedback
        self._early_stopping = EarlyStopping(checkpoint.best)
        self._next_evaluation, self._evaluated = checkpoint.next_evaluation, -1
        self.goal, self.total_steps, self.seconds = checkpoint.goal, checkpoint.total_steps, checkpoint.seconds
        self.outcome = Paused()
        self.moment = None

    def resume(self, state: TrainState, curves: tuple[Curves, Curves, Curves]) -> None:
        """Go on where an earlier run of the same experiment stood; raises WrongShape before anything changes."""
        shapes = [[array.shape for array in arrays] for arrays in (state, self.engine.state)]
        if shapes[0] != shapes[1] or [name for part in curves for name in part.names] != self.history.columns():
            raise WrongShape(text("the saved state belongs to another network or other data"))
        self.engine.state.restore(state)
        self.history.resume(curves)
        self.goal = max(self.goal, self.step)
        self._evaluated = -1
        self._plan_evaluation()

    def evaluate(self) -> dict[str, float]:
        """Loss and accuracy on training and validation data as they are now; recorded once a step."""
        if self._evaluated != self.step:
            self._evaluated = self.step
            self._metrics = self._evaluation.metrics()
            self.history.evaluations.extend([self.step], [[value] for value in self._metrics.values()])
        return self._metrics

    def scores(self, part: Literal["train", "val"]) -> Scores:
        """Loss and accuracy over the whole training or validation data, as the parameters are now."""
        return self._evaluation.whole(part)

    def forward(self, x: ArrayLike) -> NDArray[np.float32]:
        """Outputs for x[N, features], float32[N, outputs]: linear, before the loss's own softmax or sigmoid."""
        return self.engine.outputs(np.atleast_2d(np.asarray(x, np.float32)))

    def gradients(self, x: ArrayLike, y: ArrayLike) -> dict[str, NDArray[np.float32]]:
        """Gradient of the mean loss on (x, y) plus the L1 and L2 terms, called and shaped as `parameters`.

        Raises DataError or WrongShape for data that are not like the dataset's.
        """
        own = self.dataset
        like = Dataset.from_arrays(np.atleast_2d(x), np.atleast_1d(y), task=own.task, classes=own.classes or None)
        if like.targets != own.targets:
            raise WrongShape(
                text("targets have {found} columns; the network has {expected} outputs"),
                found=like.targets, expected=own.targets,
            )  # fmt: skip
        return self.layout.named(self.engine.gradient(self._examples(like.x_train, like.y_train)))

    def edit(self, experiment: Experiment) -> None:
        """Go on with other hyper-parameters from the next step.

        Everything that shapes the network, its data or its optimizer's memory must be as it is.
        """
        old, new = self.experiment.training, experiment.training
        self.experiment = experiment
        self.engine.configure(choices_of(experiment, self.dataset), new.batch_size)
        if (new.batch_size, new.epochs) != (old.batch_size, old.epochs):
            self.total_steps = self.goal = self.step + self._steps_to(new.epochs)
        if isinstance(self.outcome, Finished | Paused):
            self.outcome = Paused() if self.step < self.goal else Finished()

    def _steps_to(self, epochs: int) -> int:
        """Steps from here to the end of epoch `epochs`; 0 where it lies behind."""
        if epochs <= self.epoch:
            return 0
        sizes = epoch_sizes(self.engine.examples.count, self._easy_epochs, np.arange(np.ceil(self.epoch), epochs))
        begun = self.steps_left_in_epoch if self.epoch % 1 else 0
        return begun + int(np.ceil(sizes / self.engine.batch).sum())

    @property
    def _easy_epochs(self) -> float:
        training = self.experiment.training
        return training.curriculum * training.epochs

    @property
    def _evaluations_decide(self) -> bool:
        """Whether the run's future depends on them; if not, a replay needs none."""
        return bool(self._feedback) or self.experiment.early_stopping.patience > 0

    def _learn_from(self, metrics: dict[str, float]) -> None:
        """Let the schedule and early stopping act on a planned evaluation."""
        experiment, state = self.experiment, self.engine.state
        self._feedback = experiment.schedule.observe(self._feedback, metrics["train_loss"], metrics["val_loss"])
        if self._early_stopping.observe(experiment.early_stopping, metrics, self.step, self.epoch, state):
            best = self._early_stopping.best
            assert best is not None
            self._early_stopping.restore(state)
            self.outcome = EarlyStopped(best.step)

    def _plan_evaluation(self) -> None:
        evaluated = self._evaluation.count
        self._next_evaluation = next_evaluation(self.step, self.layout, self.engine.batch, evaluated)

    def _advance(self, count: int, record_every: int) -> None:
        rates = self._rates(count)
        training = self.experiment.training
        begun = time.perf_counter()
        records = self.engine.advance(
            rates, training.shuffle, training.stop_on_divergence, record_every, self._easy_epochs
        )
        self.seconds += time.perf_counter() - begun
        self._record(records, rates[: len(records.loss)])
        if records.diverged:
            self.outcome = Diverged(self.step, *records.diverged)

    def _rates(self, count: int) -> NDArray[np.float64]:
        """Learning rates of the next `count` steps."""
        schedule = self.experiment.schedule
        base = schedule.reduced(self.experiment.optimizer.learning_rate, self._feedback)
        steps = np.arange(self.step, self.step + count)
        return schedule.rates(steps, base, self.total_steps, self.steps_per_epoch)

    def _record(self, records: Records, rates: NDArray[np.float64]) -> None:
        steps = np.arange(records.first, records.first + len(records.loss))
        columns = by_step(records.loss, rates, records.clipped, records.norms)
        by_quantity = records.statistics.T.reshape(len(self.history.layers.names), len(records.recorded))
        self.history.steps.extend(steps, columns)
        self.history.layers.extend(records.recorded, by_quantity)
        if len(steps):
            complete = len(records.recorded) > 0 and records.recorded[-1] == steps[-1]
            self.moment = Moment(int(steps[-1]), columns[:, -1], by_quantity[:, -1] if complete else None)

    def _tell_reading(self, done: int, total: int) -> None:
        self._progress(text("Reading the file"), done, total)

    def _examples(self, x: NDArray[Any], y: NDArray[Any]) -> Examples:
        return examples_of(self.experiment, self.dataset, x, y)
