"""What windows hold and leave behind, made by hand."""

from dataclasses import replace
from pathlib import Path

from dllab.gui.document.recovery.folder import Held, SessionFolder
from dllab.gui.kit.pins import Pin
from tests.gui.snapshots import snapshot


def held(**changed):
    course = snapshot(step=range(1, 6)).whole
    return replace(Held(course.experiment, None, False, course, None, ()), **changed)


def pin(number, label=""):
    return Pin(number, label, snapshot(step=range(1, 2 + number)).whole)


def lose(root, **changed) -> Path:
    """Leave a session behind whose process is gone; its folder."""
    folder = SessionFolder(root)
    folder.save(held(**changed))
    folder.leave()
    return folder.path
