"""What windows hold and leave behind, made by hand."""

import json
from dataclasses import replace
from pathlib import Path

from dllab.gui.document.recovery.folder import Held, SessionFolder
from dllab.gui.kit.pins import Pin
from tests.gui.snapshots import snapshot

NOBODY = 2**22 + 1  # no process has this number


def held(**changed):
    course = snapshot(step=range(1, 6)).whole
    return replace(Held(course.experiment, None, False, course, None, ()), **changed)


def pin(number, label=""):
    return Pin(number, label, snapshot(step=range(1, 2 + number)).whole)


def lose(root, **changed) -> Path:
    """Leave a session behind whose process is gone; its folder."""
    folder = SessionFolder(root)
    folder.save(held(**changed))
    disown(folder.path)
    return folder.path


def disown(folder: Path) -> None:
    """Let the process that owns a session be gone."""
    path = folder / "session.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"pid": NOBODY}))
