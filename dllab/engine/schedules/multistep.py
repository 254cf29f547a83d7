from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, Field

from dllab.catalogue import IntList, parameter
from dllab.engine.kernels.real import whole_powers
from dllab.engine.schedules.base import LONGEST, SCHEDULES, Grip, TimedSchedule, length_parameter
from dllab.messages import text

MOST = 100  # milestones


def _rising(milestones: tuple[int, ...]) -> tuple[int, ...]:
    if any(later <= earlier for earlier, later in zip(milestones, milestones[1:], strict=False)):
        raise ValueError(text("milestones must rise"))
    return milestones


@SCHEDULES.register("multistep", label="Milestones", order=30)
class MultiStep(TimedSchedule):
    """Multiplies the rate by the same factor at each of a few chosen moments.

        η(t) = η₀·γᵏ, k milestones reached
        from the return on: only milestones after it count

    The classic recipe of image networks: hold the rate until the loss stops falling, then cut it. The milestones must
    be known beforehand. Letting the first rate return shows how small steps had settled the network into a minimum.

    Source: as torch.optim.lr_scheduler.MultiStepLR; the return is the lab's own.
    """

    milestones: Annotated[
        IntList[Annotated[int, Field(ge=1, le=LONGEST)]], Field(max_length=MOST), AfterValidator(_rising)
    ] = parameter((1000, 2000), label="Milestones", help="When the rate falls, in rising order.", live=True)
    gamma: float = parameter(0.1, gt=0, le=1, label="Factor γ", help="What the rate is multiplied by.", live=True)
    return_at: int = length_parameter(0, "Return", "When the first rate returns. 0: never.", least=0)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        moments, returned = unit * np.array(self.milestones, np.int64), unit * self.return_at
        reached = np.searchsorted(moments, steps, side="right")
        if returned:
            forgotten = np.searchsorted(moments, returned, side="right")
            reached = np.where(steps >= returned, reached - forgotten, reached)
        return rate * whole_powers(self.gamma, reached)

    def grips(self, rate: float, total: float) -> tuple[Grip, ...]:
        moments = tuple(Grip("milestones", moment, index=k) for k, moment in enumerate(self.milestones))
        return (*moments, Grip("return_at", self.return_at)) if self.return_at else moments
