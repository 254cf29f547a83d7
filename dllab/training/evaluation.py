"""When and on what a run is evaluated."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.engine import Engine
from dllab.engine.examples import PackedExamples
from dllab.engine.network import Layout, padded
from dllab.training.cores import CORES
from dllab.training.outputs import among_two

SHARE = 0.05  # of the training time that evaluation may take
COST = 0.5  # of an evaluated example, beside a trained one; on two cores that are busy
SHORTEST = 2000.0  # µs of training between two evaluations, estimated
FLOPS_PER_US = 100_000.0
STEP_OVERHEAD_US = 0.3
ONE = np.ones(1)
TRAINING_EXAMPLES = 1000  # of the training set, evaluated beside the whole validation set


@dataclass(frozen=True)
class Scores:
    """Mean loss over a set of examples, and the scores of its task.

    None: not measured, for another task or for want of examples. NaN or infinite: measured, and not finite.

    accuracy: the share classified right. top2_error: the share whose class is not among the two largest outputs, for
    three classes or more. r2: 1 − Σ(y − ŷ)²/Σ(y − ȳ)², for two examples or more, mae: 1/n Σ|y − ŷ| in the units in
    which the targets were measured, both means over the outputs. The loss is that of the targets as trained on.
    """

    loss: float | None = None
    accuracy: float | None = None
    top2_error: float | None = None
    r2: float | None = None
    mae: float | None = None


def score_names(dataset: Dataset) -> tuple[str, ...]:
    """What an evaluation gives beside "train_loss" and "val_loss", in the order of `Evaluation.metrics`.

    What there are no examples for is not measured, and not named.
    """
    held_out = len(dataset.x_val)
    if dataset.task == "regression":
        return ("val_r2", "val_mae") if held_out > 1 else ("val_mae",) if held_out else ()
    if not held_out:
        return ("train_accuracy",)
    accuracies = "train_accuracy", "val_accuracy"
    return (*accuracies, "val_top2_error") if dataset.targets > 2 else accuracies


class Evaluation:
    """The whole validation set and an even sample, as large or at least 1,000, of the training set."""

    def __init__(self, engine: Engine, validation: PackedExamples, dataset: Dataset):
        """`validation`: the validation examples of `dataset` as the engine reads them."""
        self._engine = engine
        self._validation = validation
        self._dataset = dataset
        self._names = score_names(dataset)
        sample = min(engine.examples.count, max(validation.count, TRAINING_EXAMPLES))
        self._sample = np.arange(sample) * engine.examples.count // sample
        self._reads_outputs = dataset.task == "regression" or dataset.targets > 2

    @property
    def count(self) -> int:
        """Examples that go through the network in one evaluation."""
        return len(self._sample) + self._validation.count * (2 if self._reads_outputs else 1)

    def metrics(self) -> dict[str, float]:
        """Losses of the training sample and, if there are any, of the validation data; then what `score_names` names.

        A number that is there was measured: where it is not finite, the network's outputs are not.
        """
        with CORES.helping(self._engine):
            train_loss, train_accuracy = self._engine.evaluate(self._engine.examples, self._sample)
        found = {"train_loss": train_loss, "train_accuracy": train_accuracy}
        losses = ("train_loss", "val_loss") if self._validation.count else ("train_loss",)
        for name, value in vars(self.whole("val")).items():
            if value is not None:
                found[f"val_{name}"] = value
        return {name: found[name] for name in (*losses, *self._names)}

    def whole(self, part: Literal["train", "val"]) -> Scores:
        """Scores over all of one part of the data."""
        data = self._dataset
        if part == "train":
            return self.of(self._engine.examples, data.y_train)
        return self.of(self._validation, data.y_val)

    def of(self, examples: PackedExamples, y: NDArray[Any]) -> Scores:
        """Scores over examples of the dataset's kind, whose targets are y."""
        data = self._dataset
        if examples.count == 0:
            return Scores()
        with CORES.helping(self._engine):
            loss, accuracy = self._engine.evaluate(examples, np.arange(examples.count))
            outputs = self._engine.outputs_of(examples) if self._reads_outputs else None
        if data.task == "classification":
            return Scores(loss, accuracy, None if outputs is None else top2_error(outputs, y))
        assert outputs is not None
        r2, mae = fit(outputs, y, data.target_scale)
        return Scores(loss, r2=r2, mae=mae)


def top2_error(outputs: NDArray[np.float32], y: NDArray[Any]) -> float:
    """The share of examples, N > 0, whose class, int64 y[N], is not among the two largest outputs[N, classes].

    As `among_two` has it; NaN where an output is not finite.
    """
    if not np.isfinite(outputs).all():
        return np.nan
    return float(np.mean(~among_two(outputs, y)))


def fit(outputs: NDArray[np.float32], y: NDArray[Any], scale: NDArray[np.float64] = ONE) -> tuple[float | None, float]:
    """R² and mean absolute error of outputs[N, columns] for y[N, columns], N > 0, means over the columns.

    scale: float64[columns] or [1], of the targets' own units: the error is in these. R² is None for a single example. A
    column whose targets are all the same has 1 where it is met, else 0, as in scikit-learn's r2_score. Both are NaN
    where an output is not finite.
    """
    finite = bool(np.isfinite(outputs).all())
    error = y.astype(np.float64) - outputs
    mae = float(np.mean(np.abs(error) * scale)) if finite else np.nan
    if len(y) < 2:
        return None, mae
    if not finite:
        return np.nan, mae
    left = np.sum(error * error, axis=0)
    total = np.sum((y - np.mean(y, axis=0, dtype=np.float64)) ** 2, axis=0)
    r2 = np.where(total > 0, 1 - left / np.where(total > 0, total, 1), left == 0)
    return float(np.mean(r2)), mae


def next_evaluation(step: int, layout: Layout, batch: int, evaluated: int) -> int:
    """The step of the evaluation after the one at `step`: from sizes alone, so that a run is the same everywhere.

    Gaps grow with the run, a tenth of what is behind, until they are wide enough that evaluations take at most 5 % of
    the time and lie at least about 2 ms apart.
    """
    blocks = -(-evaluated // padded(batch))
    widest = int(np.ceil(max(COST * blocks / SHARE, SHORTEST / step_microseconds(layout, batch))))
    return step + max(1, min(step // 10, widest))


def step_microseconds(layout: Layout, batch: int) -> float:
    """How long a step takes, by its size alone."""
    return STEP_OVERHEAD_US + 6 * layout.uses * padded(batch) / FLOPS_PER_US
