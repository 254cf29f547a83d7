import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("linear", label="Linear", order=40)
class Linear(TimedSchedule):
    """Goes from one share of the rate to another along a straight line.

        η(t) = η₀·(a + (b − a)·t/T), then η₀·b

    Falling to 0 over the whole run, the simplest way to come to rest. Rising from near 0, it finds the largest rate at
    which the loss still falls: a range test.

    Source: as torch.optim.lr_scheduler.LinearLR; the range test is Smith's (2017).
    """

    start: float = parameter(1.0, ge=0, le=1, label="First share a", help="Share of the rate at the start.", live=True)
    end: float = parameter(0.0, ge=0, le=1, label="Last share b", help="Share of the rate at the end.", live=True)
    period: int = length_parameter(0, "Length T", "Time from the first share to the last. 0: the whole run.", least=0)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        progress = np.minimum(steps / (self.period * unit or total), 1.0)
        return rate * (self.start + (self.end - self.start) * progress)

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        length = self.period or total
        start, end = (
            Grip(name, time, "rate", scale=rate) for name, time in (("start", 0.0), ("end", min(length, total)))
        )
        return start, end, Grip("period", length, whole=True)
