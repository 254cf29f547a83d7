"""Measuring what was done in a step, in a process of its own: what crashes there, or takes long, costs no window."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dllab.gui.kit.background import GivenUp, Job
from dllab.labs.handin import SUFFIX, HandIn
from dllab.labs.worker import SECONDS, NotJudged, Worker
from dllab.messages import text

LOOK_SECONDS = 0.03


@dataclass(frozen=True, eq=False)
class Attempted:
    """What is to be judged: a hand-in that holds what one step needs, and the lab's file."""

    handin: HandIn
    lab: Path
    step: str


def judged(asked: Attempted, job: Job) -> dict[str, Any]:
    """What Mark.as_json gives of the step; raises NotJudged, and GivenUp once nobody waits."""
    with tempfile.TemporaryDirectory(prefix="dllab-lab-") as folder:
        path = Path(folder) / f"attempt{SUFFIX}"
        asked.handin.save(path, asked.lab)
        end = time.monotonic() + SECONDS
        with Worker(path, asked.lab) as worker:
            while not worker.wait(LOOK_SECONDS):
                if job.is_given_up():
                    raise GivenUp
                if time.monotonic() > end:
                    raise NotJudged(text("checking took longer than {seconds:g} seconds"), seconds=SECONDS)
            found = worker.result()
    step: dict[str, Any] = next(step for step in found["steps"] if step["step"] == asked.step)
    return step
