"""How a run stands: one immutable value, shown as it is."""

from dataclasses import dataclass

from dllab.messages import text
from dllab.training.goals import Goal


@dataclass(frozen=True)
class Preparing:
    """Data is loaded and kernels are compiled before the first step: `what` is next, `done` of `total` are ready."""

    what: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class Running:
    """Steps are being taken."""


@dataclass(frozen=True)
class Paused:
    """Ready for the next step."""


@dataclass(frozen=True)
class Finished:
    """Every epoch asked for is done."""


@dataclass(frozen=True)
class EarlyStopped:
    """The metric no longer improved; `best_step` was the best."""

    best_step: int


@dataclass(frozen=True)
class GoalReached:
    """The run was to stop once `goal` is reached, which it was after `step` steps."""

    goal: Goal
    step: int


@dataclass(frozen=True)
class Diverged:
    """A number stopped being finite: `what` ("weight", "activation", "gradient", "loss") of layer `layer` at `step`."""

    step: int
    layer: int
    what: str


@dataclass(frozen=True)
class Failed:
    """The run cannot go on. `template` and `values` say why; `details` holds the traceback for those who ask."""

    template: str
    values: dict[str, object]
    details: str = ""


Stopped = Diverged | EarlyStopped | GoalReached  # a run that takes no further step by itself, wherever its epochs end
Outcome = Preparing | Running | Paused | Finished | EarlyStopped | GoalReached | Diverged | Failed

QUANTITIES = {
    "weight": text("the weights"),
    "activation": text("the activations"),
    "gradient": text("the gradient"),
    "loss": text("the loss"),
}
