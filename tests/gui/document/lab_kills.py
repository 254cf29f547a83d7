"""Kills windows at random moments in a lab and looks at what the next one goes on from."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from dllab.labs.lab import Lab
from dllab.labs.progress import Progress, ProgressFolder
from tests.gui.document.killing import LostForGood, said_until_killed
from tests.gui.document.lab_victim import STUDENT
from tests.labs.handed import lab_file
from tests.labs.test_progress import PREDICT

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
        """Start a window, kill it at a moment of chance, and look; raises LostForGood.

        That is where more than the last event is gone, or where what is there is another than it was.
        """
        seconds = self._random.uniform(0, LONGEST)
        arguments = str(self._path), str(number)
        _, *told = said_until_killed(SCRIPT, self.folder, *arguments, after=("up",), seconds=seconds)
        self.events += len(told)
        self.said.append(f"killed after {seconds:.2f} s and {len(told)} events")
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
