"""Measuring what was done in a step, in a process of its own: what crashes there, or takes long, costs no window."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dllab.gui.kit.background import GivenUp, Job
from dllab.labs.handin import SUFFIX, HandIn
from dllab.labs.worker import Stopped, Worker


@dataclass(frozen=True, eq=False)
class Attempted:
    """What is to be judged: a hand-in that holds what one step needs, and the lab's file."""

    handin: HandIn
    lab: Path
    step: str


def judged(asked: Attempted, job: Job) -> dict[str, Any]:
    """What Mark.as_json gives of the step; raises NotJudged, and GivenUp once nobody waits."""
    with tempfile.TemporaryDirectory(prefix="dllab-lab-") as folder, Worker() as worker:
        path = Path(folder) / f"attempt{SUFFIX}"
        asked.handin.save(path, asked.lab)
        try:
            found = worker.judge(path, asked.lab, job.is_given_up)
        except Stopped:
            raise GivenUp from None
    step: dict[str, Any] = next(step for step in found["steps"] if step["step"] == asked.step)
    return step
