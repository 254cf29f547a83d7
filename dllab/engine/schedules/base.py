"""What a schedule is: a pure function from steps to learning rates."""

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import Choice, Registry, parameter

LONGEST = 10**12  # steps that a schedule may span


class Schedule(Choice):
    """Base of the schedules: a linear warm-up, then `decay`, whose clock starts when the warm-up ends."""

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
        0.0, ge=0, le=1, label="Warm-up start", help="Share of the rate at which the warm-up begins.", live=True
    )

    def rates(self, steps: NDArray[np.int64], rate: float, total: int) -> NDArray[np.float64]:
        """Learning rates at `steps`, counted from 0, of a run of `total` steps with base rate `rate`.

        Warm-up at step t < W: rate·(s + (1 − s)·t/W), as torch.optim.lr_scheduler.LinearLR with start_factor s.
        """
        after = np.maximum(steps - self.warmup_steps, 0)
        decayed = self.decay(after, rate, max(total - self.warmup_steps, 1))
        if self.warmup_steps == 0:
            return decayed
        rising = rate * (self.warmup_start + (1 - self.warmup_start) * steps / self.warmup_steps)
        return np.where(steps < self.warmup_steps, rising, decayed)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int) -> NDArray[np.float64]:
        """Rates after the warm-up: float64 like `steps`."""
        raise NotImplementedError


SCHEDULES: Registry[Schedule] = Registry("schedules")
