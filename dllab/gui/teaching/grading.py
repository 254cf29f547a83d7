"""Grading a folder of hand-ins beside the window: the same code as `dllab grade`."""

import os
from dataclasses import dataclass
from pathlib import Path

from dllab.gui.kit.background import GivenUp, Job
from dllab.labs.grade import Row, grade
from dllab.labs.lab import SUFFIX
from dllab.labs.roster import read_roster
from dllab.labs.worker import Stopped
from dllab.messages import UserError, text

MOST_JOBS = 4  # hand-ins at once: a process each, of some hundred MB


@dataclass(frozen=True)
class Grading:
    """What is to be graded: a folder of hand-ins, by labs (a file, a folder, or None for those that come along)."""

    folder: Path
    labs: Path | None = None
    roster: Path | None = None

    @property
    def lab_files(self) -> tuple[Path, ...]:
        """The teacher's labs, where there are any; raises NoLabs."""
        if self.labs is None or not self.labs.is_dir():
            return () if self.labs is None else (self.labs,)
        found = tuple(sorted(self.labs.glob(f"*{SUFFIX}")))
        if not found:
            raise NoLabs(text("there is no file of the kind *{suffix} in {folder}"), suffix=SUFFIX, folder=self.labs)
        return found


class NoLabs(UserError):
    """A folder without labs."""


def graded(asked: Grading, job: Job) -> list[Row]:
    """Every row; each is told as soon as it is there. Raises UserError, and GivenUp once nobody waits."""
    roster = read_roster(asked.roster) if asked.roster else None
    jobs = min(MOST_JOBS, os.cpu_count() or 1)
    try:
        return grade(asked.folder, asked.lab_files, roster, jobs, tell=job.tell, stopped=job.is_given_up)
    except Stopped:
        raise GivenUp from None
