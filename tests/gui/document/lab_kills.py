"""Kills windows at random moments in a lab and looks at what the next one goes on from."""

import os
import random
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from dllab.labs.lab import Lab
from dllab.labs.progress import Progress, ProgressFolder
from tests.gui.document.lab_victim import STUDENT
from tests.labs.handed import lab_file
from tests.labs.test_progress import PREDICT

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_name("lab_victim.py")
MOST_AT_ONCE = 4  # events of one thing that is done; so many of the oldest go, where a thousand are kept
LONGEST = 15.0  # seconds from the first event to the kill
RUN = {
    "id": "run",
    "start": "tiny",
    "points": 4.0,
    "text": {"en": "Run."},
    "check": [{"that": "unchanged"}, {"that": "steps", "at_least": 30}],
}
STEPS = [
    PREDICT | {"question": [PREDICT["question"][0] | {"graded": "effort"}]},
    RUN,
    {"id": "say", "kind": "explain", "text": {"en": "Say it."},
     "question": [PREDICT["question"][0] | {"id": "more", "value": -1.0}]},
    RUN | {"id": "again"},
]  # fmt: skip


class LostForGood(AssertionError):
    """More than the last event is gone, or what is there is another than it was."""


@dataclass
class LabKills:
    """One folder with a student's progress. lost: by kill, the events that were told of and are gone."""

    folder: Path
    seed: int
    lost: list[int] = field(default_factory=list)
    events: int = 0  # that were told of, over all windows
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._path = lab_file(self.folder, step=STEPS, solution={})
        self._left: Progress | None = None

    def kill(self, number: int) -> None:
        """Start a window, kill it at a moment of chance, and look; raises LostForGood."""
        seconds = self._random.uniform(0, LONGEST)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(SCRIPT), str(self.folder), str(self._path), str(number)]
        with (
            open(self.folder / "errors.txt", "wb") as errors,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=environment) as window,
        ):
            assert window.stdout is not None
            if window.stdout.readline().strip() != b"up":
                raise LostForGood(f"the window did not come up: {(self.folder / 'errors.txt').read_text()[-2000:]}")
            killer = threading.Timer(seconds, window.kill)
            killer.start()
            told = [line for line in window.stdout if line.endswith(b"\n")]
            killer.join()
            if window.wait() >= 0:
                raise LostForGood(f"the window ended by itself: {(self.folder / 'errors.txt').read_text()[-2000:]}")
        self.events += len(told)
        self.said.append(f"{number}: killed after {seconds:.2f} s and {len(told)} events")
        self._look([Progress.model_validate_json(line) for line in told])

    def _look(self, told: list[Progress]) -> None:
        if told and self._left is not None and told[0] != self._left:
            raise LostForGood("the window did not go on from what was on the disk")
        kept = ProgressFolder(self.folder / "progress").load(Lab.load(self._path), STUDENT)
        if kept is None or any(self.folder.rglob("*.unreadable")):
            raise LostForGood("nobody can read what was kept")
        self._left = kept
        if not told:
            return
        lost = next((back for back, progress in enumerate(reversed(told)) if progress == kept), 0)
        if lost > 1 or not goes_on(told[-1 - lost], kept):
            count = len(told[-1].handin.events), len(kept.handin.events)
            raise LostForGood(f"more than the last event is gone: {count} of {told[-1].at} and {kept.at}")
        self.lost.append(lost)


def goes_on(before: Progress, after: Progress) -> bool:
    """Whether `after` is `before`, or that with more done to it."""
    told, kept = before.handin, after.handin
    return (
        kept.session == told.session
        and any(kept.events[: len(told.events) - gone] == told.events[gone:] for gone in range(MOST_AT_ONCE))
        and all(kept.answers.get(name, ())[: len(given)] == given for name, given in told.answers.items())
        and set(told.gave_up) <= set(kept.gave_up)
        and set(told.runs) <= set(kept.runs)
        and set(before.done) <= set(after.done)
    )
