"""When and on what a run is evaluated."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dllab.engine.engine import Engine
from dllab.engine.examples import Examples
from dllab.engine.network import Layout, padded

SHARE = 0.05  # of the training time that evaluation may take
SHORTEST = 2000.0  # µs of training between two evaluations, estimated
FLOPS_PER_US = 100_000.0
STEP_OVERHEAD_US = 0.3
TRAINING_EXAMPLES = 1000  # of the training set, evaluated beside the whole validation set


@dataclass(frozen=True)
class Scores:
    """Mean loss over a set of examples, and accuracy, which is NaN for regression; both are NaN for no examples."""

    loss: float
    accuracy: float


class Evaluation:
    """The whole validation set and an even sample, as large or at least 1,000, of the training set."""

    def __init__(self, engine: Engine, validation: Examples):
        self._engine = engine
        self._validation = validation
        sample = min(engine.examples.count, max(validation.count, TRAINING_EXAMPLES))
        self._sample = np.arange(sample) * engine.examples.count // sample

    @property
    def count(self) -> int:
        """Examples in one evaluation."""
        return len(self._sample) + self._validation.count

    def metrics(self, with_accuracy: bool) -> dict[str, float]:
        """Losses of the training sample and of the validation data and, with labels, accuracies; NaN for no data."""
        train = Scores(*self._engine.evaluate(self._engine.examples, self._sample))
        validation = self.whole("val")
        accuracies = {"train_accuracy": train.accuracy, "val_accuracy": validation.accuracy} if with_accuracy else {}
        return {"train_loss": train.loss, "val_loss": validation.loss, **accuracies}

    def whole(self, part: Literal["train", "val"]) -> Scores:
        """Scores over all of one part of the data."""
        examples = self._engine.examples if part == "train" else self._validation
        return Scores(*self._engine.evaluate(examples, np.arange(examples.count)))


def next_evaluation(step: int, layout: Layout, batch: int, evaluated: int) -> int:
    """The step of the evaluation after the one at `step`: from sizes alone, so that a run is the same everywhere.

    Gaps grow with the run, a tenth of what is behind, until they are wide enough that evaluations take at most 5 % of
    the time (an evaluated example costs a third of a trained one) and lie at least about 2 ms apart.
    """
    blocks = -(-evaluated // padded(batch))
    step_us = STEP_OVERHEAD_US + 6 * layout.parameter_count * padded(batch) / FLOPS_PER_US
    widest = int(np.ceil(max(blocks / 3 / SHARE, SHORTEST / step_us)))
    return step + max(1, min(step // 10, widest))
