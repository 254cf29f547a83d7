import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import power
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("polynomial", label="Polynomial", order=50)
class PolynomialDecay(TimedSchedule):
    """Falls to zero along a power of the time that is left.

        η(t) = η₀·(1 − t/T)ᵖ, then 0

    p = 1 is a straight line; a larger p falls faster at first and lands more softly. At T learning stops.

    Source: as torch.optim.lr_scheduler.PolynomialLR.
    """

    power: float = parameter(1.0, gt=0, le=100, label="Power p", help="How sharply the curve bends.", live=True)
    period: int = length_parameter(0, "Length T", "Time from full rate to zero. 0: the whole run.", least=0)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        return rate * power(1 - np.minimum(steps / (self.period * unit or total), 1.0), self.power)

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        return (Grip("period", self.period or total, whole=True),)
