"""Which losses fit the data, and which takes over where the one picked does not."""

from dllab.datasets.dataset import Task
from dllab.engine.losses import LOSSES, Loss
from dllab.experiment import Experiment
from dllab.messages import UserError


def objection(loss: Loss, task: Task, targets: int) -> UserError | None:
    """Why the loss cannot be trained on such data, or None."""
    try:
        loss.outputs(task, targets)
    except UserError as reason:
        return reason
    return None


def fitting(candidates: list[Loss], task: Task, targets: int) -> Loss:
    """The first of the candidates that fits, else the lab's default loss, else the first on offer."""
    offered = [*candidates, Experiment().loss, *(kind() for kind in LOSSES)]
    return next(loss for loss in offered if objection(loss, task, targets) is None)
