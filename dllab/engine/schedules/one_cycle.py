from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.kernels.real import cos_pi
from dllab.engine.schedules.base import SCHEDULES, Grip, TimedSchedule, length_parameter


@SCHEDULES.register("one_cycle", label="One cycle", order=100)
class OneCycle(TimedSchedule):
    """Rises once from a small rate to the full one, then falls to almost nothing, over the whole run.

        η₀/D → η₀ in the share r of the run, then → η₀/(DF)
        three phases: → η₀ and → η₀/D in the share r each, then → η₀/(DF)

    The rise lets the network start gently and stand a rate that would have been too large at once; the long fall
    settles it. The rate set with the optimizer is the peak: choose it several times larger than usual.

    Source: Smith & Topin (2018). As torch.optim.lr_scheduler.OneCycleLR without its cycle of the momentum.
    """

    rise: float = parameter(
        0.3, gt=0, lt=1, label="Rise r", help="Share of the run in which the rate rises.", live=True
    )
    start_divisor: float = parameter(
        25.0, ge=1, le=1e12, label="Divisor D", help="The full rate over the first.", live=True
    )
    final_divisor: float = parameter(
        1e4, ge=1, le=1e12, label="Divisor F", help="The first rate over the last.", live=True, logarithmic=True
    )
    shape: Literal["cosine", "linear"] = parameter("cosine", label="Shape", help="How the rate moves.", live=True)
    three_phases: bool = parameter(
        False, label="Three phases", help="Fall as fast as it rose, then to rest.", live=True
    )
    period: int = length_parameter(0, "Length", "Time from the first rate to the last. 0: the whole run.", least=0)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        length = self.period * unit or total
        first = rate / self.start_divisor
        times, rates = [0.0, self.rise * length - 1], [first, rate]
        if self.three_phases:
            times, rates = [*times, 2 * self.rise * length - 2], [*rates, first]
        times, rates = [*times, length - 1.0], [*rates, first / self.final_divisor]
        ends = np.maximum.accumulate(np.clip(times, 0, length - 1.0))
        phase = np.minimum(np.searchsorted(ends[1:-1], steps, side="left"), len(rates) - 2)
        spans = np.maximum(np.diff(ends), 1e-9)
        progress = np.minimum((steps - ends[phase]) / spans[phase], 1.0)
        share = (1 - cos_pi(progress)) / 2 if self.shape == "cosine" else progress
        before, after = np.array(rates)[phase], np.array(rates)[phase + 1]
        return before + (after - before) * share

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        length = self.period or total
        return Grip("rise", self.rise * length, scale=length or 1.0), Grip("period", length, whole=True)
