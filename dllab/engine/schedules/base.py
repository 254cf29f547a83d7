"""What a schedule is: a pure function from steps to learning rates."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, parameter

LONGEST = 10**12  # steps that a schedule may span

Feedback = tuple[float, ...]  # what a schedule remembers of the losses it was told
Clock = Callable[[NDArray[np.int64]], NDArray[Any]]


@dataclass(frozen=True)
class Grip:
    """A place of the curve that can be dragged along time, or up and down.

    It sets the parameter `name`, or entry `index` of a list, to its time after `origin`, counted from the end of the
    warm-up in the schedule's own unit, or to its rate, divided by `scale`. whole: 0 stands for the whole run.
    """

    name: str
    time: float
    way: Literal["time", "rate"] = "time"
    origin: float = 0.0
    scale: float = 1.0
    index: int | None = None
    whole: bool = False


def even(steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """The clock of a run whose epochs are all as long."""
    return steps


def length_parameter(
    default: int,
    label: str,
    help: str,  # noqa: A002 - as `parameter` calls it
    least: int = 1,
) -> Any:
    """A number of steps, or of epochs where the schedule's unit says so."""
    return parameter(default, ge=least, le=LONGEST, label=label, help=help, live=True)


class Schedule(Choice):
    """Base of the schedules: a linear warm-up, then `decay`, whose clock starts when the warm-up ends.

    One that needs feedback is told the losses after every evaluation. What it remembers of them is a Feedback, which
    belongs to the state of the run: it starts as `no_feedback()`, `observe` makes the next one, and `reduced` is the
    base rate to be scheduled from then on.
    """

    warmup_steps: int = parameter(
        0,
        ge=0,
        le=LONGEST,
        label="Warm-up",
        unit="steps",
        help="Steps over which the rate rises to its full value.",
        live=True,
    )
    warmup_start: float = parameter(
        0.0,
        ge=0,
        le=1,
        label="Warm-up start",
        help="Share of the rate at which the warm-up begins.",
        live=True,
        needs="warmup_steps",
    )

    def rates(
        self, steps: NDArray[np.int64], rate: float, total: int, steps_per_epoch: int = 1, clock: Clock = even
    ) -> NDArray[np.float64]:
        """Learning rates at `steps`, counted from 0, of a run of `total` steps with base rate `rate`.

        Warm-up at step t < W, to the schedule's first rate η: η·(s + (1 − s)·t/W), as torch.optim.lr_scheduler.LinearLR
        with start_factor s. Where the schedule's unit is epochs, time is what `clock` makes of the steps, of which an
        epoch has `steps_per_epoch`.
        """
        unit, time = (steps_per_epoch, clock) if self.counts_epochs() else (1, even)
        ends = time(np.array([self.warmup_steps, total]))
        total = max((ends[1] - ends[0]).item(), 1)
        after = np.maximum(time(steps) - ends[0], 0)
        decayed = self.decay(after, rate, total, unit)
        if self.warmup_steps == 0:
            return decayed
        first = self.decay(np.zeros(1, np.int64), rate, total, unit)[0]
        rising = first * (self.warmup_start + (1 - self.warmup_start) * steps / self.warmup_steps)
        return np.where(steps < self.warmup_steps, rising, decayed)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        """Rates after the warm-up, float64 like `steps`; a unit of the schedule's own lengths is `unit` steps.

        Where the unit is epochs, steps may be fractions: float64.
        """
        raise NotImplementedError

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        """What of the curve can be dragged; `total` is the run after the warm-up, in the schedule's own unit."""
        return ()

    def no_feedback(self) -> Feedback:
        """What is remembered before the first evaluation."""
        return ()

    def observe(self, feedback: Feedback, train_loss: float, val_loss: float | None) -> Feedback:
        """What is remembered after an evaluation. val_loss: None without validation data, NaN or ∞ if not finite."""
        return feedback

    def reduced(self, rate: float, feedback: Feedback) -> float:
        """The base rate, given what is remembered."""
        return rate

    def counts_epochs(self) -> bool:
        """Whether its lengths are epochs."""
        return False


class TimedSchedule(Schedule):
    """Base of the schedules with lengths of their own, which count steps or epochs; the warm-up's counts steps."""

    unit: Literal["steps", "epochs"] = parameter(
        "steps",
        label="Unit",
        help="What this schedule's lengths count. The rate changes every step in either.",
        live=True,
    )

    def counts_epochs(self) -> bool:
        return self.unit == "epochs"


SCHEDULES: Registry[Schedule] = Registry("schedules")
