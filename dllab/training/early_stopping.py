"""Stopping when a metric no longer improves, and going back to where it was best.

Source: Prechelt (1998), Early Stopping: But When?
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.engine.state import TrainState
from dllab.experiment.sections import EarlyStoppingSection
from dllab.training.rising import rises


@dataclass(frozen=True, eq=False)
class Best:
    """The best value so far, and when it was reached; with what parameters and running statistics, where they are kept.

    parameters, running: as in TrainState, or None both.
    """

    value: float
    step: int
    epoch: float
    parameters: NDArray[np.float32] | None
    running: NDArray[np.float32] | None

    def restore(self, state: TrainState) -> None:
        """Put the parameters, and the running statistics that belong to them, into `state`."""
        if self.parameters is not None and self.running is not None:
            state.parameters[...] = self.parameters
            state.running[...] = self.running


def follow(
    settings: EarlyStoppingSection,
    best: Best | None,
    metrics: dict[str, float],
    step: int,
    epoch: float,
    state: TrainState,
) -> tuple[Best | None, bool]:
    """Take in an evaluation: the best so far, and whether it has not been bettered for `patience` epochs.

    Better is by more than the minimal change. A metric that is not finite is the worst there is: no improvement, and
    any finite one betters it. One that is not measured, and so not among the metrics, never stops a run.
    """
    value = metrics.get(settings.metric)
    if settings.patience == 0 or value is None:
        return best, False
    if not np.isfinite(value):
        value = -np.inf if rises(settings.metric) else np.inf
    if best is None or _gain(settings, best, value) > settings.minimal_change:
        kept = (state.parameters.copy(), state.running.copy()) if settings.restore_best else (None, None)
        return Best(value, step, epoch, *kept), False
    return best, epoch - best.epoch >= settings.patience


def _gain(settings: EarlyStoppingSection, best: Best, value: float) -> float:
    if not np.isfinite(value):
        return -np.inf
    return value - best.value if rises(settings.metric) else best.value - value
