import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import power
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("exponential", label="Exponential", order=60)
class Exponential(TimedSchedule):
    """Falls by the same share in equal times, smoothly.

        η(t) = η₀·γ^(t/T)

    Needs no length of the run. It falls fastest when the rate is largest, so the run may be nearly over before the
    network has travelled far: keep the time to half the rate at a good part of the run.

    Source: as torch.optim.lr_scheduler.ExponentialLR where T is 1.
    """

    gamma: float = parameter(0.9, gt=0, le=1, label="Factor γ", help="What is left of the rate after T.", live=True)
    period: int = length_parameter(100, "Time T", "Time in which the rate falls by the factor.")

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        return rate * power(self.gamma, steps / (self.period * unit))

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        return (Grip("period", self.period),)
