import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import cos_pi
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("cosine", label="Cosine", order=70)
class Cosine(TimedSchedule):
    """Falls slowly, then fast, then slowly again, along half a cosine.

        η(t) = η_min + (η₀ − η_min)·(1 + cos(πt/T))/2

    Large steps for most of the run, ever smaller ones at its end. T is the whole run unless given; after T the rate
    stays at η_min.

    Source: Loshchilov & Hutter (2017), SGDR. As torch.optim.lr_scheduler.CosineAnnealingLR up to T.
    """

    minimum: float = parameter(0.0, ge=0, label="Lowest rate η_min", help="Where the rate ends.", live=True)
    period: int = length_parameter(0, "Length T", "Time from full to lowest rate. 0: the whole run.", least=0)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        progress = np.minimum(steps / (self.period * unit or total), 1.0)
        return self.minimum + (rate - self.minimum) * (1 + cos_pi(progress)) / 2

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        length = self.period or total
        return Grip("period", length, whole=True), Grip("minimum", min(length, total), "rate")
