from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import parameter
from dllab.engine.schedules.base import SCHEDULES, Feedback, Schedule


class PlateauMemory(NamedTuple):
    """What is remembered: the best loss, evaluations in vain since, evaluations still to be ignored, factor so far."""

    best: float = np.inf
    waited: float = 0.0
    cooling: float = 0.0
    factor: float = 1.0


@SCHEDULES.register("reduce_on_plateau", label="Reduce on plateau", order=110)
class ReduceOnPlateau(Schedule):
    """Cuts the rate whenever the loss has stopped falling.

        better: L < (1 − θ)·best (relative), L < best − θ (absolute)
        more than N evaluations in a row not better: η ← max(γη, η_min)

    Finds the milestones by itself. A noisy loss can look like a plateau: more patience helps. Once the rate is very
    small, a network that has stopped learning looks as if it had converged.

    A loss that is not finite is not better.

    Source: as torch.optim.lr_scheduler.ReduceLROnPlateau with mode "min" and eps 0, after every evaluation.
    """

    metric: Literal["val_loss", "train_loss"] = parameter(
        "val_loss", label="Loss", help="Which loss is watched; the training loss where no data are held out.", live=True
    )
    factor: float = parameter(0.1, gt=0, lt=1, label="Factor γ", help="What the rate is multiplied by.", live=True)
    patience: int = parameter(
        10, ge=0, le=10**9, label="Patience N", help="Evaluations in vain that are let pass.", live=True
    )
    threshold: float = parameter(
        1e-4, ge=0, lt=1, label="Threshold θ", help="By how much better is better.", live=True, logarithmic=True
    )
    threshold_mode: Literal["relative", "absolute"] = parameter(
        "relative", label="Threshold is", help="A share of the best loss, or a difference from it.", live=True
    )
    cooldown: int = parameter(
        0, ge=0, le=10**9, label="Cool-down", help="Evaluations after a cut that are ignored.", live=True
    )
    minimum: float = parameter(0.0, ge=0, label="Lowest rate η_min", help="Below it the rate is never cut.", live=True)

    def decay(self, steps: NDArray[np.int64], rate: float, total: int, unit: int) -> NDArray[np.float64]:
        return np.full(steps.shape, rate)

    def no_feedback(self) -> Feedback:
        return PlateauMemory()

    def observe(self, feedback: Feedback, train_loss: float, val_loss: float | None) -> Feedback:
        loss = train_loss if self.metric == "train_loss" or val_loss is None else val_loss
        best, waited, cooling, factor = PlateauMemory(*feedback)  # nothing, where another schedule went before
        if loss < (best * (1 - self.threshold) if self.threshold_mode == "relative" else best - self.threshold):
            best, waited = loss, 0.0
        else:
            waited += 1
        if cooling > 0:
            cooling, waited = cooling - 1, 0.0
        if waited > self.patience:
            return PlateauMemory(best, 0.0, float(self.cooldown), factor * self.factor)
        return PlateauMemory(best, waited, cooling, factor)

    def reduced(self, rate: float, feedback: Feedback) -> float:
        return min(rate, max(rate * PlateauMemory(*feedback).factor, self.minimum))
