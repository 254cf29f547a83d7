"""A run, step by step: the experiment, its data, the engine, and what has been recorded. Synchronous, without Qt."""

import time
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets import Dataset
from dllab.engine.engine import Choices, Engine, Records
from dllab.engine.examples import Examples
from dllab.engine.initializers import Initializer
from dllab.engine.network import Layout, WrongShape, aligned_zeros
from dllab.engine.program import Penalties
from dllab.engine.state import TrainState
from dllab.experiment import Experiment
from dllab.messages import text
from dllab.training.evaluation import Evaluation, Scores, next_evaluation
from dllab.training.history import History
from dllab.training.memory import check_memory
from dllab.training.outcomes import Diverged, Finished, Outcome, Paused

CHUNK = 16_384  # most steps recorded at once: bounds the memory of one call
RECORD_EVERY = 100  # steps between two records of activation statistics,
RECORDED_ALL = 100  # once the run is past its first steps, all of which are recorded

Progress = Callable[[str, int, int], None]


def ignore(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""


class Trainer:
    """Trains one experiment.

    dataset: what to train on; left out, the experiment's own. progress: told (what, done, total) while data and
    kernels are prepared; total is 0 where it is unknown. Raises DataError, LossDoesNotFit or MissingResource where
    experiment and data do not go together.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset | None = None, *, progress: Progress = ignore):
        progress(text("Loading the data"), 0, 0)
        self.experiment = experiment
        self.dataset = dataset if dataset is not None else experiment.dataset.load(experiment.seed)
        self.layout = Layout((self.dataset.x_train.shape[1], *experiment.network.hidden, self._outputs()))
        check_memory(self.layout, experiment.optimizer.slots)
        progress(text("Preparing the network"), 0, 0)
        parameters = initial_parameters(self.layout, experiment.network.initializer, experiment.seed)
        examples = self._examples(self.dataset.x_train, self.dataset.y_train)
        state = TrainState.fresh(parameters, experiment.optimizer, examples.count, experiment.seed)
        self.engine = Engine(self.layout, choices_of(experiment), experiment.training.batch_size, examples, state)
        for done, parts in self.engine.prepare():
            progress(text("Compiling the training step"), done, parts)
        self.outcome: Outcome = Paused()
        self.history = History(len(self.layout.layers), self.dataset.task == "classification")
        validation = self._examples(self.dataset.x_val, self.dataset.y_val)
        self._evaluation = Evaluation(self.engine, validation)
        self._evaluated = -1  # the step last evaluated
        self.seconds = 0.0  # spent taking steps
        self.total_steps = experiment.training.epochs * self.steps_per_epoch  # in all epochs asked for
        self.goal = self.total_steps  # the step at which the run is finished
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
    def parameters(self) -> dict[str, NDArray[np.float32]]:
        """Copies: "layer1.weight": float32[fan_out, fan_in], "layer1.bias": float32[fan_out], …; output layer last."""
        return self.layout.named(self.engine.state.parameters)

    def load_parameters(self, named: dict[str, NDArray[np.float32]]) -> None:
        """Take over parameters called and shaped as in `parameters`; raises WrongShape before anything changes."""
        self.layout.load(self.engine.state.parameters, named)

    def train(self, steps: int, record_every: int = RECORD_EVERY) -> History:
        """Take `steps` steps, or fewer where one diverges.

        Activation statistics are recorded at each of the first 100 steps of a run, then every `record_every`.
        """
        end = self.step + steps
        while self.step < end and not isinstance(self.outcome, Diverged):
            early = self.step < RECORDED_ALL
            until = RECORDED_ALL if early else self.step + CHUNK
            self._advance(min(end, self._next_evaluation, until) - self.step, 1 if early else record_every)
            if self.step >= self._next_evaluation:
                self.evaluate()
                self._plan_evaluation()
        if self.step >= self.goal and isinstance(self.outcome, Paused):
            self.outcome = Finished()
        return self.history

    def extend(self) -> None:
        """Train on beyond the last epoch, for as long again."""
        self.goal = self.step + self.experiment.training.epochs * self.steps_per_epoch
        self.outcome = Paused()

    def evaluate(self) -> None:
        """Record loss and accuracy on training and validation data as they are now, once a step."""
        if self._evaluated != self.step:
            self._evaluated = self.step
            values = self._evaluation.values(with_accuracy=self.dataset.task == "classification")
            self.history.evaluations.extend([self.step], values[:, None])

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
        if new.batch_size != old.batch_size:
            self.engine.configure(choices_of(experiment), new.batch_size)
        else:
            self.engine.tune(choices_of(experiment))
        if (new.batch_size, new.epochs) != (old.batch_size, old.epochs):
            self.total_steps = self.goal = self.step + self._steps_to(new.epochs)
        if isinstance(self.outcome, Finished | Paused):
            self.outcome = Paused() if self.step < self.goal else Finished()

    def _steps_to(self, epochs: int) -> int:
        """Steps from here to the end of epoch `epochs`; 0 where it lies behind."""
        whole = epochs - int(np.ceil(self.epoch))
        begun = self.steps_left_in_epoch if self.epoch % 1 else 0
        return max(begun + whole * self.steps_per_epoch, 0)

    def _plan_evaluation(self) -> None:
        evaluated = self._evaluation.count
        self._next_evaluation = next_evaluation(self.step, self.layout, self.engine.batch, evaluated)

    def _advance(self, count: int, record_every: int) -> None:
        rates = self.experiment.schedule.rates(
            np.arange(self.step, self.step + count), self.experiment.optimizer.learning_rate, self.total_steps
        )
        training = self.experiment.training
        begun = time.perf_counter()
        records = self.engine.advance(rates, training.shuffle, training.stop_on_divergence, record_every)
        self.seconds += time.perf_counter() - begun
        self._record(records, rates[: len(records.loss)])
        if records.diverged:
            self.outcome = Diverged(self.step, *records.diverged)

    def _record(self, records: Records, rates: NDArray[np.float64]) -> None:
        steps = np.arange(records.first, records.first + len(records.loss))
        self.history.steps.extend(steps, np.vstack([records.loss, rates, records.clipped, records.norms.T]))
        if len(records.recorded):
            by_quantity = records.statistics.transpose(2, 1, 0).reshape(-1, len(records.recorded))
            self.history.layers.extend(records.recorded, by_quantity)

    def _outputs(self) -> int:
        return self.experiment.loss.outputs(self.dataset.task, self.dataset.targets)

    def _examples(self, x: NDArray[Any], y: NDArray[Any]) -> Examples:
        labels = y if self.dataset.task == "classification" else None
        targets = self.experiment.loss.encode(y, self.dataset.task, self.dataset.targets)
        return Examples.pack(x, targets, labels, self.layout.sizes[0])  # which lays the targets out flat


def choices_of(experiment: Experiment) -> Choices:
    """What the engine needs to know of an experiment."""
    regularization = experiment.regularization
    penalties = Penalties(
        l1=regularization.l1,
        l2=regularization.l2,
        weight_decay=regularization.weight_decay + getattr(experiment.optimizer, "weight_decay", 0.0),
        clip_value=regularization.clip_value,
        clip_norm=regularization.clip_norm,
    )
    return Choices(experiment.network.activation, experiment.loss, experiment.optimizer, penalties)


def initial_parameters(layout: Layout, initializer: Initializer, seed: int) -> NDArray[np.float32]:
    """Weights and biases before the first step; each layer draws from a stream of its own."""
    flat = aligned_zeros(layout.length)
    for layer in layout.layers:
        random = np.random.default_rng([seed, layer.number])
        layer.weight_view(flat)[...] = initializer.weights(random, layer.fan_out, layer.fan_in)
        layer.bias_view(flat)[...] = initializer.bias
    return flat
