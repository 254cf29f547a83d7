import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import cos_pi
from dllab.engine.schedules.base import LONGEST, SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("cosine_restarts", label="Cosine with restarts", order=80)
class CosineRestarts(TimedSchedule):
    """Falls along half a cosine, jumps back to the full rate, and falls again, each time for longer.

        η(t) = η_min + (η₀ − η_min)·(1 + cos(π·t_k/T_k))/2
        T_k = T₀·Mᵏ;   t_k counts from the last restart

    A jump throws the network out of a narrow minimum, and the loss rises for a while. The network is at its best just
    before a jump: stop there.

    Source: Loshchilov & Hutter (2017), SGDR. As torch.optim.lr_scheduler.CosineAnnealingWarmRestarts.
    """

    minimum: float = parameter(0.0, ge=0, label="Lowest rate η_min", help="Where each fall ends.", live=True)
    period: int = length_parameter(1000, "First length T₀", "Time from the start to the first restart.")
    multiplier: int = parameter(
        2, ge=1, le=1000, label="Factor M", help="How many times longer each fall is than the last.", live=True
    )

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        first = self.period * unit
        if self.multiplier == 1:
            progress = steps % first / first
        else:
            starts = [0]
            while starts[-1] <= LONGEST:
                starts.append(starts[-1] * self.multiplier + first)
            begun, lengths = np.array(starts[:-1]), np.diff(starts)
            fall = np.searchsorted(begun, steps, side="right") - 1
            progress = (steps - begun[fall]) / lengths[fall]
        return self.minimum + (rate - self.minimum) * (1 + cos_pi(progress)) / 2

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        return Grip("period", self.period), Grip("minimum", min(self.period - 1, total), "rate")
