from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import power, whole_powers
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("cyclic", label="Cyclic", order=90)
class Cyclic(TimedSchedule):
    """Rises and falls between the rate and a multiple of it, along straight lines, again and again.

        η(t) = η₀ + (Mη₀ − η₀)·x·s
        x: from 0 to 1 in the rise, back to 0 in the fall
        triangular: s = 1;   triangular2: s = ½ᵏ in cycle k = 0, 1, …;   exp_range: s = γᵗ

    Large rates carry the network across flat stretches, small ones let it settle, and no single rate has to be right.
    The loss goes up and down with the rate: compare the ends of cycles.

    Source: Smith (2017). As torch.optim.lr_scheduler.CyclicLR with max_lr = Mη₀.
    """

    mode: Literal["triangular", "triangular2", "exp_range"] = parameter(
        "triangular", label="Mode", help="Whether later cycles are as high as the first.", live=True
    )
    peak: float = parameter(4.0, ge=1, le=1000, label="Peak M", help="The highest rate over the lowest.", live=True)
    rise: int = length_parameter(2000, "Rise", "Time from the lowest rate to the highest.")
    fall: int = length_parameter(
        0, "Fall", "Time from the highest rate to the lowest. 0: as long as the rise.", least=0
    )
    gamma: float = parameter(
        0.9999,
        gt=0,
        le=1,
        label="Factor γ",
        help="Of fading cycles: what is left of the height after 1 unit.",
        live=True,
        needs="mode=exp_range",
    )

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        rise, fall = self.rise * unit, (self.fall or self.rise) * unit
        cycle, place = np.divmod(steps, rise + fall)
        height = np.where(place <= rise, place / rise, (rise + fall - place) / fall)
        if self.mode == "triangular2":
            height = height * whole_powers(0.5, cycle)
        elif self.mode == "exp_range":
            height = height * power(self.gamma, steps / unit)
        return rate + (self.peak - 1) * rate * height

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        return Grip("rise", self.rise), Grip("fall", self.rise + (self.fall or self.rise), origin=self.rise)
