"""Where a sweep of the window keeps its rows until all are there, so that it goes on where a crash has ended it."""

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from dllab.sweeps.plan import Plan

MOST = 20  # unfinished sweeps that are kept; of more the oldest go


def folder_of(plan: Plan, root: Path) -> Path:
    """The folder for the rows of this plan, and no other; a data file that has changed since makes another of it."""
    told = json.dumps([plan.as_table(), _files(plan.grid.base.as_table())], sort_keys=True, default=str)
    return root / hashlib.sha256(told.encode()).hexdigest()[:16]


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
