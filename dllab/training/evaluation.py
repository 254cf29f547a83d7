"""When and on what a run is evaluated."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.engine import Engine
from dllab.engine.examples import PackedExamples
from dllab.engine.network import Layout, padded

SHARE = 0.05  # of the training time that evaluation may take
COST = 0.5  # of an evaluated example, beside a trained one; on two cores that are busy
SHORTEST = 2000.0  # µs of training between two evaluations, estimated
FLOPS_PER_US = 100_000.0
STEP_OVERHEAD_US = 0.3
TRAINING_EXAMPLES = 1000  # of the training set, evaluated beside the whole validation set


@dataclass(frozen=True)
class Scores:
    """Mean loss over a set of examples, and the scores of its task; NaN for those of another task, or no examples.

    accuracy: the share classified right. top2_error: the share whose class is not among the two largest outputs, for
    three classes or more. r2: 1 − Σ(y − ŷ)²/Σ(y − ȳ)², mae: 1/n Σ|y − ŷ|, both means over the outputs.
    """

    loss: float
    accuracy: float
    top2_error: float
    r2: float
    mae: float


def score_names(dataset: Dataset) -> tuple[str, ...]:
    """What an evaluation gives beside "train_loss" and "val_loss", in the order of `Evaluation.metrics`."""
    if dataset.task == "regression":
        return "val_r2", "val_mae"
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
        """Losses of the training sample and of the validation data, then what `score_names` names; NaN for no data."""
        train_loss, train_accuracy = self._engine.evaluate(self._engine.examples, self._sample)
        validation = self.whole("val")
        found = {"train_loss": train_loss, "val_loss": validation.loss, "train_accuracy": train_accuracy}
        found |= {f"val_{name}": value for name, value in vars(validation).items()}
        return {name: found[name] for name in ("train_loss", "val_loss", *self._names)}

    def whole(self, part: Literal["train", "val"]) -> Scores:
        """Scores over all of one part of the data."""
        data = self._dataset
        if part == "train":
            examples, x, y = self._engine.examples, data.x_train, data.y_train
        else:
            examples, x, y = self._validation, data.x_val, data.y_val
        loss, accuracy = self._engine.evaluate(examples, np.arange(examples.count))
        outputs = self._engine.outputs(x) if self._reads_outputs and len(x) else None
        if outputs is None or not np.isfinite(outputs).all():
            return Scores(loss, accuracy, np.nan, np.nan, np.nan)
        if data.task == "classification":
            return Scores(loss, accuracy, top2_error(outputs, y), np.nan, np.nan)
        return Scores(loss, accuracy, np.nan, *fit(outputs, y))


def top2_error(outputs: NDArray[np.float32], y: NDArray[Any]) -> float:
    """The share of examples, N > 0, whose class, int64 y[N], is not among the two largest outputs[N, classes].

    Of equal outputs the later class ranks first, as in scikit-learn's top_k_accuracy_score.
    """
    own = outputs[np.arange(len(y)), y][:, None]
    later = np.arange(outputs.shape[1]) > y[:, None]
    ahead = np.count_nonzero((outputs > own) | ((outputs == own) & later), axis=1)
    return float(np.mean(ahead >= 2))


def fit(outputs: NDArray[np.float32], y: NDArray[Any]) -> tuple[float, float]:
    """R² and mean absolute error of outputs[N, columns] for y[N, columns], N > 0, means over the columns.

    R² is NaN for a single example. A column whose targets are all the same has 1 where it is met, else 0, as in
    scikit-learn's r2_score.
    """
    error = y.astype(np.float64) - outputs
    mae = float(np.mean(np.abs(error)))
    if len(y) < 2:
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
    step_us = STEP_OVERHEAD_US + 6 * layout.parameter_count * padded(batch) / FLOPS_PER_US
    widest = int(np.ceil(max(COST * blocks / SHARE, SHORTEST / step_us)))
    return step + max(1, min(step // 10, widest))
