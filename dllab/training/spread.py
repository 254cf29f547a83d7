"""What several runs of one experiment have in common, and how far they lie apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.experiment import Experiment
from dllab.training.look import Look
from dllab.training.outcomes import Diverged, Outcome
from dllab.training.rising import rises
from dllab.training.snapshot import Curves

Kind = Literal["seeds", "folds"]
Band = tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]
NOTHING: Band = np.zeros(0, np.int64), *np.zeros((3, 0), np.float32)  # the band of no runs


@dataclass(frozen=True)
class Statistic:
    """Mean, standard deviation (n − 1; NaN for one number) and median of `count` numbers, which are all finite."""

    count: int
    mean: float
    std: float
    median: float

    @classmethod
    def of(cls, values: Iterable[float | None]) -> "Statistic":
        """Of all values that are there and finite; NaN where there is none."""
        given = np.array([value for value in values if value is not None and np.isfinite(value)], np.float64)
        if not len(given):
            return cls(0, np.nan, np.nan, np.nan)
        std = float(given.std(ddof=1)) if len(given) > 1 else np.nan
        return cls(len(given), float(given.mean()), std, float(np.median(given)))


@dataclass(frozen=True, eq=False)
class Run:
    """One of several runs, as it ended.

    number: of the fold or of the run, from 1. curves: its evaluations. scores: over the whole training, validation and
    test data with the parameters it ended with: "train_loss", "val_loss" and, by task, "train_accuracy" …; None: not
    measured.
    """

    number: int
    seed: int
    outcome: Outcome
    step: int
    curves: Curves
    scores: Mapping[str, float | None]

    @property
    def diverged(self) -> bool:
        """Whether a number stopped being finite."""
        return isinstance(self.outcome, Diverged)


@dataclass(frozen=True, eq=False)
class Spread(Look):
    """Several runs of one experiment, as far as they are done: other seeds, or each holding out another fold.

    total: runs that were asked for. runs: those that are done, however they ended, by rising number.
    """

    kind: Kind
    experiment: Experiment
    total: int
    runs: tuple[Run, ...] = ()

    @property
    def done(self) -> int:
        """Runs that have ended."""
        return len(self.runs)

    @property
    def diverged(self) -> tuple[Run, ...]:
        """Those whose numbers stopped being finite: in no `statistic` and no `band`, which they would spoil."""
        return tuple(run for run in self.runs if run.diverged)

    @property
    def sound(self) -> tuple[Run, ...]:
        """Those that did not diverge."""
        return tuple(run for run in self.runs if not run.diverged)

    def statistic(self, score: str) -> Statistic:
        """Of one of the runs' scores, over all runs that did not diverge."""
        return Statistic.of(run.scores[score] for run in self.sound)

    def best(self, score: str) -> Run | None:
        """The sound run with the best of one of the scores, the first of equals; None where none was measured."""
        sign = -1.0 if rises(score) else 1.0
        found = [(sign * value, run.number, run) for run in self.sound if (value := run.scores[score]) is not None]
        return min(found, key=lambda one: one[:2])[2] if found else None

    def band(self, column: str) -> Band:
        """(steps, low, middle, high) of a column of the evaluations, for the sound runs that reached each step.

        Seeds: median and quartiles (25 % and 75 %, between two values in proportion). Folds: mean ∓ standard deviation
        (n − 1); low and high are NaN where only one run is left. Steps are those of the run that went farthest; a run
        evaluated at others counts with what lies on the line between its two nearest. Values that are not finite count
        as missing; where all are, so is the middle (NaN). Raises ValueError for a column that is not recorded.
        """
        if not self.sound:
            return NOTHING
        steps, values = self._values(column)
        low, middle, high = _quartiles(values) if self.kind == "seeds" else _deviations(values)
        return steps, low.astype(np.float32), middle.astype(np.float32), high.astype(np.float32)

    def extent(self, column: str) -> Band:
        """(steps, smallest, mean, largest) of a column, over the runs that `band` is of, at the same steps."""
        if not self.sound:
            return NOTHING
        steps, values = self._values(column)
        known = ~np.isnan(values)
        some = known.any(axis=0)
        low = np.where(some, np.where(known, values, np.inf).min(axis=0), np.nan)
        high = np.where(some, np.where(known, values, -np.inf).max(axis=0), np.nan)
        return steps, low.astype(np.float32), _mean(values).astype(np.float32), high.astype(np.float32)

    def _values(self, column: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Steps of the run that went farthest, and float64[runs, n] of the sound ones there; NaN: not known."""
        steps = max(self.sound, key=lambda run: run.step).curves.step
        return steps, np.stack([_at(steps, run.curves, column) for run in self.sound])


def _at(steps: NDArray[np.int64], curves: Curves, column: str) -> NDArray[np.float64]:
    """float64[n]: a run's column at `steps`, NaN before its first and beyond its last."""
    own = curves.last[curves.index(column)].astype(np.float64)
    own[~np.isfinite(own)] = np.nan
    between = np.interp(steps, curves.step, own, left=np.nan, right=np.nan)
    place = np.minimum(np.searchsorted(curves.step, steps), len(own) - 1)
    return np.where(curves.step[place] == steps, own[place], between)


def _quartiles(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """The 25 %, 50 % and 75 % quantiles along the runs, values[runs, n], of those that are not NaN."""
    rising = np.sort(values, axis=0)  # NaN last
    last = np.maximum(np.count_nonzero(~np.isnan(values), axis=0) - 1, 0)
    found = []
    for share in (0.25, 0.5, 0.75):
        place = share * last
        below = np.floor(place).astype(np.int64)
        lower, upper = (np.take_along_axis(rising, rows[None], 0)[0] for rows in (below, np.minimum(below + 1, last)))
        found.append(lower + (place - below) * (upper - lower))
    return tuple(found)


def _deviations(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Mean less, mean, and mean plus the standard deviation along the runs, values[runs, n], where not NaN."""
    known = ~np.isnan(values)
    count, mean = np.count_nonzero(known, axis=0), _mean(values)
    squares = np.where(known, (values - mean) ** 2, 0.0).sum(0)
    std = np.where(count > 1, np.sqrt(squares / np.maximum(count - 1, 1)), np.nan)
    return mean - std, mean, mean + std


def _mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Along the runs, values[runs, n], of those that are not NaN; NaN where all are."""
    known = ~np.isnan(values)
    count = np.count_nonzero(known, axis=0)
    return np.where(count > 0, np.where(known, values, 0.0).sum(0) / np.maximum(count, 1), np.nan)
