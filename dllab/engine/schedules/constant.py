import numpy as np
from numpy.typing import NDArray

from dllab.engine.schedules.base import SCHEDULES, Schedule


@SCHEDULES.register("constant", label="Constant", order=10)
class Constant(Schedule):
    """The same learning rate at every step.

        η(t) = η₀

    The plain choice. With it, SGD ends up jittering around a minimum, by more the larger the rate.

    Source: as torch.optim.lr_scheduler.ConstantLR with factor 1.
    """

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        return np.full(steps.shape, rate)
