"""Stopping where a goal is reached: at a step, or at the first evaluation whose accuracy or loss is good enough."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dllab.experiment.sections import EarlyStoppingSection, TrainingSection
from dllab.messages import text

Kind = Literal["step", "accuracy", "loss"]
METRICS: dict[Kind, str] = {"accuracy": "val_accuracy", "loss": "val_loss"}  # as Evaluation.metrics names them
UNREACHABLE = {
    "stop_at_accuracy": text(
        "An accuracy is measured for classes, on examples held out for validation: without these it stops no run."
    ),
    "stop_at_loss": text("Without examples held out for validation there is no loss to stop at."),
}


@dataclass(frozen=True)
class Goal:
    """What is to be reached: the step `value`, an accuracy of `value` at least, or a loss of `value` at most.

    Accuracies are shares, losses those of the targets as trained on; both are over all validation examples.
    """

    kind: Kind
    value: float

    def is_met(self, metrics: dict[str, float]) -> bool:
        """Whether an evaluation reaches it. What is not measured, or not finite, reaches none; nor is a step one."""
        value = metrics.get(METRICS.get(self.kind, ""), np.nan)
        if not np.isfinite(value):
            return False
        return value >= self.value if self.kind == "accuracy" else value <= self.value


def goals(training: TrainingSection) -> tuple[Goal, ...]:
    """Those that are set; of several the first that is reached stops the run."""
    wanted: dict[Kind, float] = {
        "step": training.stop_at_step,
        "accuracy": training.stop_at_accuracy,
        "loss": training.stop_at_loss,
    }
    return tuple(Goal(kind, value) for kind, value in wanted.items() if value)


def reached(training: TrainingSection, passed: tuple[Goal, ...], metrics: dict[str, float]) -> Goal | None:
    """The goal that an evaluation reaches, but for those `passed` before."""
    return next((goal for goal in goals(training) if goal not in passed and goal.is_met(metrics)), None)


def measured(training: TrainingSection) -> bool:
    """Whether any goal is one that an evaluation reaches."""
    return any(goal.kind in METRICS for goal in goals(training))


def unreachable(training: TrainingSection, *, classes: bool, held_out: bool) -> dict[str, str]:
    """Why goals stop no run on data with or without classes, with or without validation examples, by their settings."""
    missing = {"stop_at_accuracy": not (classes and held_out), "stop_at_loss": not held_out}
    return {key: UNREACHABLE[key] for key, without in missing.items() if without and getattr(training, key)}


def unheard(stopping: EarlyStoppingSection, *, classes: bool, held_out: bool) -> str | None:
    """Why early stopping stops no run on such data, where its metric is not measured on them; else None."""
    if (
        not stopping.patience
        or stopping.metric == "train_loss"
        or held_out
        and (classes or stopping.metric == "val_loss")
    ):
        return None
    return UNREACHABLE["stop_at_accuracy" if stopping.metric == "val_accuracy" else "stop_at_loss"]
