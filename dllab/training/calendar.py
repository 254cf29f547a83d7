"""The length and the clock of a run: how many steps it takes, which epoch a step belongs to, and what rate it has.

A run is parted into stretches between edits of its batch size or its epochs. Within one, whole epochs of equally many
steps follow each other in blocks, so that every question costs the same however long the run.
"""

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.engine.schedules import Schedule
from dllab.engine.schedules.dragging import Span
from dllab.experiment.sections import TrainingSection
from dllab.training.curriculum import epoch_sizes


class EpochPlace(NamedTuple):
    """Where steps lie, arrays of one shape: epochs done, examples of the current epoch visited, examples it has."""

    epoch: NDArray[np.int64]
    position: NDArray[np.int64]
    size: NDArray[np.int64]


@dataclass(frozen=True)
class Stretch:
    """From `step` on: batches of `batch` examples, until `epochs` epochs are done; the first `easy_epochs` are shorter.

    It begins after `epoch` epochs, of the current one `position` of `size` examples visited.
    """

    step: int
    epoch: int
    position: int
    size: int
    batch: int
    epochs: int
    easy_epochs: float

    def epoch_size(self, epochs: ArrayLike, examples: int) -> NDArray[np.int64]:
        """The examples that each of `epochs`, counted from 0, sees of all `examples`."""
        sizes = epoch_sizes(examples, self.easy_epochs, np.asarray(epochs, np.int64))
        return np.where(self.has_begun(epochs), self.size, sizes)

    def blocks(self, examples: int) -> NDArray[np.int64]:
        """int64[3, blocks]: first step, first epoch, and steps an epoch, of epochs of equally many steps.

        The first is the rest of an epoch that has begun, where there is one.
        """
        most = -(-examples // self.batch)
        begun = self.position > 0
        epoch, step = self.epoch + begun, self.step + begun * -(-(self.size - self.position) // self.batch)
        counts = np.arange(most if self.easy_epochs == 0 else 1, most + 1)
        firsts = self._first_epochs((counts - 1) * self.batch + 1, epoch, examples)
        last = np.append(np.diff(firsts) > 0, True)  # of those that begin together: it has all the steps
        firsts, counts = firsts[last], counts[last]
        steps = step + np.append(0, np.cumsum(np.diff(firsts) * counts[:-1]))
        rest = [[self.step, self.epoch, step - self.step]] * begun
        return np.hstack([np.array(rest, np.int64).reshape(-1, 3).T, np.array([steps, firsts, counts])])

    def _first_epochs(self, least: NDArray[np.int64], epoch: int, examples: int) -> NDArray[np.int64]:
        """The first epoch from `epoch` on with so many examples at least: epochs never become smaller."""
        low = np.full(len(least), epoch)
        high = np.maximum(low, int(np.ceil(self.easy_epochs)))
        while (low < high).any():
            middle = (low + high) // 2
            enough = epoch_sizes(examples, self.easy_epochs, middle) >= least
            low, high = np.where(enough, low, middle + 1), np.where(enough, middle, high)
        return low

    def has_begun(self, epochs: ArrayLike) -> NDArray[np.bool_]:
        """Whether each of `epochs` is the one in which the stretch begins."""
        return (np.asarray(epochs) == self.epoch) & (self.position > 0)


@dataclass(frozen=True)
class Calendar:
    """A run on `examples` training examples. Steps are counted from 0: step t is the one after t were taken.

    stretches: in order of their steps, the last without end. stop: the step at which the run is finished, where that is
    not the end of its epochs.
    """

    examples: int
    stretches: tuple[Stretch, ...]
    stop: int | None = None

    @classmethod
    def of(cls, training: TrainingSection, examples: int) -> Self:
        """That of a run which nobody edits."""
        return cls.since(training, examples, 0, 0, 0, examples)

    @classmethod
    def since(cls, training: TrainingSection, examples: int, step: int, epoch: int, position: int, size: int) -> Self:
        """That of a run of which only is known where it stands: at `step`, as a Stretch says."""
        return cls(examples, (_stretch(training, examples, step, epoch, position, size),))

    @property
    def batch(self) -> int:
        """Examples in a step."""
        return self.stretches[-1].batch

    @property
    def easy_epochs(self) -> float:
        """The epochs in which the easiest examples come first."""
        return self.stretches[-1].easy_epochs

    @property
    def steps_per_epoch(self) -> int:
        """Steps in one pass through all examples; the last may be on a smaller batch."""
        return -(-self.examples // self.batch)

    @cached_property
    def total(self) -> int:
        """Steps in all epochs asked for: what schedules last."""
        last, (steps, epochs, counts) = self.stretches[-1], self._blocks(len(self.stretches) - 1)
        if last.epochs <= last.epoch:  # they lie behind
            return last.step
        block = int(np.searchsorted(epochs, last.epochs, side="right")) - 1
        return int(steps[block] + (last.epochs - epochs[block]) * counts[block])

    @property
    def end(self) -> int:
        """The step at which the run is finished."""
        return self.total if self.stop is None else self.stop

    def place(self, steps: ArrayLike) -> EpochPlace:
        """Where `steps` lie, none of them before the first stretch."""
        steps = np.asarray(steps, np.int64)
        found = [np.zeros(steps.shape, np.int64) for _ in EpochPlace._fields]
        for stretch, mine, (epoch, taken, _) in self._by_stretch(steps):
            begun = stretch.position * stretch.has_begun(epoch)
            for all_of_them, own in zip(
                found, (epoch, begun + taken * stretch.batch, stretch.epoch_size(epoch, self.examples)), strict=True
            ):
                all_of_them[mine] = own
        return EpochPlace(*found)

    def epoch_at(self, steps: ArrayLike) -> NDArray[np.float64]:
        """Passes through the data when `steps` are done, with the part of the current one.

        Before the first stretch, of which nothing is known, epochs are taken to be equally long.
        """
        steps, first = np.asarray(steps, np.int64), self.stretches[0].step
        epoch, position, size = self.place(np.maximum(steps, first))
        return (epoch + position / size) * np.minimum(steps / first if first else 1.0, 1.0)

    def steps_left_in_epoch(self, step: int) -> int:
        """Steps from `step` to the end of the epoch it lies in."""
        (_, _, (_, taken, count)), *_ = self._by_stretch(np.array([step]))
        return int(count[0] - taken[0])

    def rates(self, schedule: Schedule, rate: float, steps: ArrayLike) -> NDArray[np.float64]:
        """Learning rates that the schedule plans for `steps`, as the run is now, with base rate `rate`."""
        span = self.span(rate)
        return schedule.rates(np.asarray(steps, np.int64), rate, span.total, span.steps_per_epoch, span.clock)

    def span(self, rate: float) -> Span:
        """The run as a schedule sees it that plans its rates from the base rate `rate`."""
        return Span(rate, self.total, self.steps_per_epoch, partial(self.clock, unit=self.steps_per_epoch))

    def clock(self, steps: ArrayLike, unit: int) -> NDArray[np.float64]:
        """The time at `steps` for those that count epochs: `unit` an epoch, evenly within it, whatever its length."""
        steps, first = np.asarray(steps, np.int64), self.stretches[0].step
        times = np.zeros(steps.shape)
        for stretch, mine, (epoch, taken, count) in self._by_stretch(np.maximum(steps, first)):
            before = stretch.position / stretch.size * stretch.has_begun(epoch)
            times[mine] = (epoch + before) * unit + (1 - before) * (taken * unit / count)
        return times * np.minimum(steps / first if first else 1.0, 1.0)

    def edited(self, step: int, training: TrainingSection) -> Self:
        """With another batch size or other epochs from `step` on, which lies in the last stretch."""
        epoch, position, size = (int(value) for value in self.place(step))
        new = _stretch(training, self.examples, step, epoch, position, size)
        old = self.stretches[-1]
        if (new.batch, new.epochs, new.easy_epochs) == (old.batch, old.epochs, old.easy_epochs):
            return self
        kept = self.stretches if old.step < step else self.stretches[:-1]
        return replace(self, stretches=(*kept, new), stop=None)

    def extended(self, step: int) -> Self:
        """To go on from `step` for as long again; what lasted as long as the run stays as long."""
        return self.stopping_at(step + self.stretches[-1].epochs * self.steps_per_epoch)

    def stopping_at(self, step: int) -> Self:
        """Finished at `step`; what lasts as long as the run does not change."""
        return replace(self, stop=step)

    @cached_property
    def _known_blocks(self) -> dict[int, NDArray[np.int64]]:
        return {}

    def _blocks(self, index: int) -> NDArray[np.int64]:
        """Those of stretch `index`, worked out when first asked for: most calendars are asked for the last alone."""
        if index not in self._known_blocks:
            self._known_blocks[index] = self.stretches[index].blocks(self.examples)
        return self._known_blocks[index]

    def _by_stretch(self, steps: NDArray[np.int64]) -> list[tuple[Stretch, NDArray[np.bool_], NDArray[np.int64]]]:
        """Every stretch in which some of `steps` lie, which of them do, and int64[3, those]: their epoch, how many of
        its steps are done, and how many it has.
        """
        begins = np.array([stretch.step for stretch in self.stretches])
        place = np.searchsorted(begins, steps, side="right") - 1
        found = []
        for index in np.unique(place):
            first, epochs, counts = self._blocks(int(index))
            mine = place == index
            block = np.searchsorted(first, steps[mine], side="right") - 1
            done = steps[mine] - first[block]
            whole, taken = np.divmod(done, counts[block])
            found.append((self.stretches[index], mine, np.stack([epochs[block] + whole, taken, counts[block]])))
        return found


def _stretch(training: TrainingSection, examples: int, step: int, epoch: int, position: int, size: int) -> Stretch:
    batch = min(training.batch_size, examples)
    return Stretch(step, epoch, position, size, batch, training.epochs, training.curriculum * training.epochs)
