"""What the training thread shows of a run: immutable, numbered, and small enough to make 60 times a second."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine.state import TrainState
from dllab.experiment import Experiment
from dllab.training.calendar import Calendar
from dllab.training.outcomes import Outcome
from dllab.training.recipe import Recipe
from dllab.training.run_state import RunState


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

    def until(self, step: int) -> "Curves":
        """The buckets that end at `step` or before."""
        n = int(np.searchsorted(self.step, step, side="right"))
        return Curves(self.names, self.step[:n], self.low[:, :n], self.high[:, :n], self.last[:, :n])

    def thinned(self, most: int) -> "Curves":
        """The same in at most `most` buckets: neighbours are merged."""
        stride = -(-len(self.step) // most)
        if stride < 2:
            return self
        starts = np.arange(0, len(self.step), stride)
        ends = np.minimum(starts + stride, len(self.step)) - 1
        return Curves(
            self.names,
            self.step[ends],
            np.minimum.reduceat(self.low, starts, axis=1),
            np.maximum.reduceat(self.high, starts, axis=1),
            self.last[:, ends],
        )

    def ending_with(self, step: int, values: NDArray[np.float32]) -> "Curves":
        """With one more bucket that holds `values`, float32[columns], in place of one at the same step."""
        rest = self.until(step - 1)
        column = values.astype(np.float32)[:, None]
        steps = np.append(rest.step, step)
        return Curves(self.names, steps, *(np.hstack([old, column]) for old in (rest.low, rest.high, rest.last)))

    def of(self, names: tuple[str, ...]) -> "Curves | None":
        """The columns called `names`, in their order; None where one is missing.

        What earlier versions recorded of scores that nothing was held out for is left behind.
        """
        if names == self.names:
            return self
        left = set(self.names) - set(names)
        if not set(names) <= set(self.names) or not all(name.startswith("val_") for name in left):
            return None
        rows = [self.index(name) for name in names]
        return Curves(names, self.step, self.low[rows], self.high[rows], self.last[rows])

    def rows(self, prefix: str) -> slice:
        """The rows of the columns called `prefix`/layer1, `prefix`/layer2, …, which lie together."""
        return _rows(self.names, prefix)


@lru_cache(maxsize=256)
def _rows(names: tuple[str, ...], prefix: str) -> slice:
    """Kept: panels ask ten times a frame, and deep networks have hundreds of names."""
    rows = [i for i, name in enumerate(names) if name.startswith(prefix + "/")]
    return slice(rows[0], rows[-1] + 1)


Groups = tuple[Curves, Curves, Curves, Curves]  # of every step, of the layers, of the evaluations, of the curvature
CURVATURE = "sharpness", "lowest_curvature", "negative_directions"  # columns; see training.curvature
NOTHING = Curves((), np.zeros(0, np.int64), *[np.zeros((0, 0), np.float32)] * 3)


@dataclass(frozen=True, eq=False)
class Probe:
    """The network's `outputs`, float32[N, outputs], before softmax or sigmoid, for the `inputs` a watcher handed over.

    Every computation makes a new one; `inputs` is the very array that was handed over.
    """

    inputs: NDArray[np.float32]
    outputs: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Course:
    """All that a run has recorded, from its first step to `step`: what stays of a run once another one has begun.

    steps, layers, evaluations, curvature: as in Snapshot. recipe: how it came about, where that is known. events:
    (step, what happened, a text) of what the optimizer decided by itself.
    """

    run: int
    experiment: Experiment
    dataset: Dataset
    outcome: Outcome
    step: int
    steps: Curves
    layers: Curves
    evaluations: Curves
    curvature: Curves = NOTHING
    edits: tuple[tuple[int, str], ...] = ()
    recipe: Recipe | None = None
    events: tuple[tuple[int, str], ...] = ()

    @property
    def marks(self) -> tuple[tuple[int, str], ...]:
        """(step, words) of all that changed on the way, edits and events, as it happened; words may be texts."""
        return tuple(sorted((*self.edits, *self.events), key=lambda mark: mark[0]))

    @property
    def curves(self) -> Groups:
        """Those of every step, of the layers, of the evaluations and of the curvature."""
        return self.steps, self.layers, self.evaluations, self.curvature

    def without_examples(self) -> "Course":
        """To be compared with others: data are as large as many runs, and every seed has its own."""
        return replace(self, dataset=self.dataset.without_examples())

    def edits_until(self, step: int) -> tuple[tuple[int, str], ...]:
        """The edits made at `step` or before."""
        return tuple(edit for edit in self.edits if edit[0] <= step)


@dataclass(frozen=True, eq=False)
class SavedRun:
    """What a run needs to go on where it stood: its state, and its curves.

    digest: what Layout.digest has to be of the parameters, or "" where nobody has said it.
    """

    run_state: RunState
    curves: Groups
    digest: str = ""


@dataclass(frozen=True, eq=False)
class Replaced:
    """A run that another took the place of, at the last step it ever took. given: data handed to `load` for it."""

    saved: SavedRun
    dataset: Dataset
    given: Dataset | None

    @property
    def experiment(self) -> Experiment:
        """As last edited."""
        return self.saved.run_state.experiment

    @property
    def step(self) -> int:
        """Steps done."""
        return self.saved.run_state.step


Kept = Future[Replaced | None]  # a run that was set aside; None where it had taken no step


@dataclass(frozen=True, eq=False)
class Inspection:
    """The whole state of a run between two steps, an independent copy, for those who look into the network.

    path: checkpoints of the way so far, in their order, which may go on beyond this step; for them to be read.
    """

    run_state: RunState
    path: tuple[RunState, ...] = ()

    @property
    def step(self) -> int:
        """Steps done."""
        return self.run_state.step

    @property
    def rate(self) -> float:
        """The learning rate of the next step."""
        return self.run_state.next_rate

    @property
    def state(self) -> TrainState:
        """The arrays; cursor and order say which examples the next step will see."""
        return self.run_state.state


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One look at a run, at step `step`: the newest, or an earlier one that time was dragged back to.

    run: counts resets, loads and branches; a snapshot of an earlier run than the newest seen is dropped.
    calendar: the run's length and clock, as last edited.
    changes: counts everything that happened; a snapshot with the same number shows nothing new.
    steps, layers, evaluations, curvature end at `step`; `whole` goes on to the last step ever taken: the same, unless
        time was dragged back.
    steps: "train_loss", "learning_rate", "clipped" and "grad_norm/layer1" … of every step.
    layers: "activation_mean/layer1" …, "activation_std/…", "saturated/…", "dead/…", "update_ratio/…", at the record
        interval. Shares lie in 0 … 1. The output layer's activation is its linear output.
    evaluations: "train_loss_eval", "val_loss", and for classification "train_accuracy", "val_accuracy" and
        "val_top2_error" of three classes or more, for regression "val_r2", "val_mae" in the targets' own units, at the
        evaluation interval; what there are no examples for is not there.
    curvature: "sharpness", the largest eigenvalue of the Hessian of the training loss, "lowest_curvature", the
        smallest, and "negative_directions", how many negative ones were found, where the experiment has it measured.
    probes: for every watcher of `Session.watch` the network's outputs for the inputs it watches.
    edits: (step, description) of every change made to the running experiment.
    inspection: the network's state, renewed a few times a second while somebody asks for it with `Session.inspect`; it
        may be some steps older than `step`. None while nobody asks.
    parent: the run that this one branched from by an edit in its past; None for a run that began at step 0.
    seconds: spent taking the steps up to `step`.
    curvature_examples: over how many of the training set, always the same, curvature is measured.
    """

    run: int
    changes: int
    experiment: Experiment
    dataset: Dataset
    outcome: Outcome
    step: int
    epoch: float
    calendar: Calendar
    us_per_step: float
    steps: Curves
    layers: Curves
    evaluations: Curves
    probes: Mapping[str, Probe]
    edits: tuple[tuple[int, str], ...]
    whole: Course
    inspection: Inspection | None = None
    parent: Course | None = None
    seconds: float = 0.0
    curvature: Curves = NOTHING
    curvature_examples: int = 0
