"""What the training thread shows of a run: immutable, numbered, and small enough to make 60 times a second."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.training.outcomes import Outcome


@dataclass(frozen=True, eq=False)
class Curves:
    """Columns of the history that share their steps, thinned to at most a few hundred buckets.

    Bucket i covers the steps after step[i−1] up to step[i]. low, high, last: float32[columns, buckets] are the
    smallest, largest and last value in each; `names` are the columns' names, in the history's order.
    """

    names: tuple[str, ...]
    step: NDArray[np.int64]
    low: NDArray[np.float32]
    high: NDArray[np.float32]
    last: NDArray[np.float32]

    def index(self, name: str) -> int:
        """The row of the column called `name`; raises ValueError."""
        return self.names.index(name)

    def rows(self, prefix: str) -> slice:
        """The rows of the columns called `prefix`/layer1, `prefix`/layer2, …, which lie together."""
        rows = [i for i, name in enumerate(self.names) if name.startswith(prefix + "/")]
        return slice(rows[0], rows[-1] + 1)


@dataclass(frozen=True, eq=False)
class Probe:
    """The network's `outputs`, float32[N, outputs], before softmax or sigmoid, for the `inputs` a watcher handed over.

    Every computation makes a new one; `inputs` is the very array that was handed over.
    """

    inputs: NDArray[np.float32]
    outputs: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One look at a run.

    run: counts resets and loads; a snapshot of an earlier run than the newest seen is dropped.
    changes: counts everything that happened; a snapshot with the same number shows nothing new.
    steps: "train_loss", "learning_rate", "clipped" and "grad_norm/layer1" … of every step.
    layers: "activation_mean/layer1" …, "activation_std/…", "saturated/…", "dead/…", "update_ratio/…", at the record
        interval. Shares lie in 0 … 1. The output layer's activation is its linear output.
    evaluations: "train_loss_eval", "val_loss", and for classification "train_accuracy", "val_accuracy", at the
        evaluation interval.
    probes: for every watcher of `Session.watch` the network's outputs for the inputs it watches.
    edits: (step, description) of every change made to the running experiment.
    """

    run: int
    changes: int
    experiment: Experiment
    dataset: Dataset
    outcome: Outcome
    step: int
    epoch: float
    total_steps: int
    us_per_step: float
    steps: Curves
    layers: Curves
    evaluations: Curves
    probes: Mapping[str, Probe]
    edits: tuple[tuple[int, str], ...]
