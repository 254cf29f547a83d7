"""Stopping when a metric no longer improves, and going back to where it was best.

Source: Prechelt (1998), Early Stopping: But When?
"""

from dataclasses import dataclass

from dllab.engine.state import TrainState
from dllab.experiment.sections import EarlyStoppingSection


@dataclass(frozen=True)
class Best:
    """The best value so far, and the state it was reached with."""

    value: float
    step: int
    epoch: float
    state: TrainState | None


class EarlyStopping:
    """Follows one metric of a run."""

    def __init__(self, best: Best | None = None):
        self.best = best

    def observe(
        self, settings: EarlyStoppingSection, metrics: dict[str, float], step: int, epoch: float, state: TrainState
    ) -> bool:
        """Take in an evaluation; whether the metric has not improved by the minimal change for `patience` epochs.

        A metric that is not finite is no improvement; one that there is no data for never stops a run.
        """
        value = metrics.get(settings.metric)
        if settings.patience == 0 or value is None or value != value:
            return False
        if self.best is None or self._gain(settings, value) > settings.minimal_change:
            self.best = Best(value, step, epoch, state.copy() if settings.restore_best else None)
            return False
        return epoch - self.best.epoch >= settings.patience

    def restore(self, state: TrainState) -> None:
        """Put the best parameters, and the running statistics that belong to them, into `state`."""
        if self.best and self.best.state:
            state.parameters[...] = self.best.state.parameters
            state.running[...] = self.best.state.running

    def _gain(self, settings: EarlyStoppingSection, value: float) -> float:
        assert self.best is not None
        return value - self.best.value if settings.metric.endswith("accuracy") else self.best.value - value
