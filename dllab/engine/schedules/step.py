import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import whole_powers
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("step", label="Staircase", order=20)
class StepDecay(TimedSchedule):
    """Multiplies the rate by the same factor at equal intervals.

        η(t) = η₀·γ^⌊t/T⌋

    After each fall the loss drops quickly, since the smaller steps no longer jump across the valley. Falling too early
    leaves the network slow for the rest of the run.

    Source: as torch.optim.lr_scheduler.StepLR.
    """

    period: int = length_parameter(1000, "Interval T", "Time between two falls.")
    gamma: float = parameter(0.1, gt=0, le=1, label="Factor γ", help="What the rate is multiplied by.", live=True)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        return rate * whole_powers(self.gamma, steps // (self.period * unit))

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        return (Grip("period", self.period),)
