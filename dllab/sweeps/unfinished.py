"""Where a sweep of the window keeps its rows until all are there, so that it goes on where a crash has ended it."""

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dllab.experiment.files import NotToml
from dllab.messages import UserError
from dllab.sweeps.doing import FAILED
from dllab.sweeps.plan import Plan

PLAN, ROWS, TABLE = "plan.json", "rows.json", "rows.csv"  # the files of a folder
MOST = 20  # unfinished sweeps that are kept; of more the oldest go


def folder_of(plan: Plan, root: Path) -> Path:
    """The folder for the rows of this plan, and no other; a data file that has changed since makes another of it."""
    told = json.dumps([plan.as_table(), _files(plan.grid.base.as_table())], sort_keys=True, default=str)
    return root / hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class LeftOver:
    """A sweep that was left, the folder of its rows, and how many of its runs are done."""

    plan: Plan
    folder: Path
    done: int


def left_over(root: Path) -> LeftOver | None:
    """The sweep that was left last and can be gone on with; None where there is none."""
    with suppress(OSError):
        for folder in sorted(root.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
            try:
                plan = Plan.from_table(json.loads((folder / PLAN).read_bytes()))
                rows = json.loads((folder / ROWS).read_bytes()) if (folder / ROWS).exists() else []
                done = sum(one["outcome"] != FAILED for one in rows)
            except (OSError, ValueError, RecursionError, LookupError, TypeError, NotToml, UserError):
                continue  # of another version, or damaged: it is removed in its turn
            if folder_of(plan, root) == folder and 0 < done < len(plan):
                return LeftOver(plan, folder, done)
    return None


def remove(found: LeftOver) -> None:
    """Forget a sweep that was left; what cannot be removed stays."""
    shutil.rmtree(found.folder, ignore_errors=True)


def clear_old(root: Path) -> None:
    """Remove what nobody has gone on with for longest; what cannot be removed stays."""
    with suppress(OSError):
        there = sorted(root.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in there[MOST:]:
            shutil.rmtree(path, ignore_errors=True)


def _files(table: dict[str, Any]) -> list[tuple[str, int, int]]:
    """(name, bytes, time of the last change) of every file that an experiment names."""
    found = []
    for value in table.values():
        if isinstance(value, dict):
            found += _files(value)
        elif isinstance(value, str) and value:
            with suppress(OSError, ValueError):
                known = Path(value).stat()
                found.append((value, known.st_size, known.st_mtime_ns))
    return found
