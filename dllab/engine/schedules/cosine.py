import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.schedules.base import LONGEST, SCHEDULES, Schedule


@SCHEDULES.register("cosine", label="Cosine", order=20)
class Cosine(Schedule):
    """Falls slowly, then fast, then slowly again, along half a cosine.

        η(t) = η_min + (η₀ − η_min)·(1 + cos(πt/T))/2

    Large steps for most of the run, ever smaller ones at its end. T is the whole run unless given; after T the rate
    stays at η_min.

    Source: Loshchilov & Hutter (2017), SGDR. As torch.optim.lr_scheduler.CosineAnnealingLR up to T.
    """

    minimum: float = parameter(0.0, ge=0, label="Lowest rate η_min", help="Where the rate ends.", live=True)
    period: int = parameter(
        0,
        ge=0,
        le=LONGEST,
        label="Length T",
        unit="steps",
        help="Steps from full to lowest rate. 0: the whole run.",
        live=True,
    )

    def decay(self, steps: NDArray[np.int64], rate: float, total: int) -> NDArray[np.float64]:
        progress = np.minimum(steps / (self.period or total), 1.0)
        return self.minimum + (rate - self.minimum) * (1 + np.cos(np.pi * progress)) / 2
