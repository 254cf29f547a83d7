"""Control runs: a second experiment, trained beside the user's to settle a question that a finding asks."""

import math
import time
from collections.abc import Callable

from dllab.datasets import Dataset
from dllab.diagnostics.evidence import Control
from dllab.experiment import Experiment
from dllab.training.outcomes import Diverged
from dllab.training.trainer import Trainer

SECONDS = 10.0  # that a control run may take
CHUNK_SECONDS = 0.05  # between two looks at the clock


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
    begun, chunk = time.perf_counter(), 1
    while trainer.step < steps and not isinstance(trainer.outcome, Diverged):
        if stop():
            return None
        before, step = time.perf_counter(), trainer.step
        trainer.train(min(chunk, steps - trainer.step))
        now = time.perf_counter()
        if now - begun >= seconds or trainer.step == step:
            break
        chunk = max(1, min(2 * chunk, int(chunk * CHUNK_SECONDS / max(now - before, 1e-6))))
    loss = trainer.evaluate()["train_loss"]
    return Control(experiment, trainer.step, loss if math.isfinite(loss) else math.inf)
