import numpy as np
from numpy.typing import NDArray

from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("inverse_sqrt", label="Inverse square root", order=65)
class InverseSqrt(TimedSchedule):
    """Falls as one over the square root of the time.

        η(t) = η₀/√(1 + t/T)

    Needs no length of the run and never comes to rest: the slowest fall under which SGD still converges. After a
    warm-up of T steps it is the schedule of the first Transformer.

    Source: Vaswani et al. (2017), equation 3; Robbins & Monro (1951).
    """

    period: int = length_parameter(1000, "Time T", "Three times it halves the rate.")

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        return rate / np.sqrt(1 + steps / (self.period * unit))

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        return (Grip("period", self.period),)
