"""Control runs: a second experiment, trained beside the user's to settle a question that a finding asks."""

import math
from collections.abc import Callable

from dllab.datasets import Dataset
from dllab.diagnostics.evidence import Control
from dllab.experiment import Experiment
from dllab.training.beside import train_beside
from dllab.training.trainer import Trainer

SECONDS = 10.0  # that a control run may take


def run_control(
    experiment: Experiment, dataset: Dataset, steps: int, stop: Callable[[], bool], seconds: float = SECONDS
) -> Control | None:
    """Train `experiment` on `dataset` for `steps` steps, or for as many as fit `seconds`.

    None once `stop()`, asked about 20 times a second, is true. A run that diverges has the loss ∞. It counts as trained
    for the steps it has taken. Raises as Trainer does where experiment and data do not go together.
    """
    if stop():
        return None
    trainer = Trainer(experiment, dataset)
    if not train_beside(trainer, steps, stop, seconds=seconds):
        return None
    loss = trainer.evaluate()["train_loss"]
    return Control(experiment, trainer.step, loss if math.isfinite(loss) else math.inf)
