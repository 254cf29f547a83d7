"""A run beside the one in the window: trained in the thread of whoever asks, and stopped within a moment."""

import math
import time
from collections.abc import Callable

from dllab.training.outcomes import Stopped
from dllab.training.trainer import Trainer

CHUNK_SECONDS = 0.05  # between two looks whether to stop


def train_beside(
    trainer: Trainer,
    steps: int,
    stop: Callable[[], bool],
    *,
    seconds: float = math.inf,
    tell: Callable[[int], None] = lambda step: None,
) -> bool:
    """Train up to step `steps`, or for as many as fit `seconds`, or until the run diverges or stops early.

    False once `stop()` is true; it is asked, and `tell` called with the step, about 20 times a second.
    """
    begun, chunk = time.perf_counter(), 1
    while trainer.step < steps and not isinstance(trainer.outcome, Stopped):
        if stop():
            return False
        tell(trainer.step)
        before, step = time.perf_counter(), trainer.step
        trainer.train(min(chunk, steps - trainer.step))
        now = time.perf_counter()
        if now - begun >= seconds or trainer.step == step:
            break
        chunk = max(1, min(2 * chunk, int(chunk * CHUNK_SECONDS / max(now - before, 1e-6))))
    return True
