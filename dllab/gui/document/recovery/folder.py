"""The folder in which one window keeps what a crash must not lose, and how to tell whose it is.

session.json     the process that writes here, and what is to be said of the session
experiment.toml  as it is being edited
run.dllab        the run that goes on
pin-1.dllab …    the pinned runs
"""

import json
import os
import platform
import secrets
import shutil
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from dllab.experiment import Experiment
from dllab.files import CannotSave, write_atomically
from dllab.gui.kit.pins import Pin
from dllab.messages import text
from dllab.training.archive import SUFFIX, save_run
from dllab.training.run_state import RunState
from dllab.training.snapshot import Course

SESSION, EXPERIMENT, RUN = "session.json", "experiment.toml", f"run{SUFFIX}"
CLOCK_SECONDS = 60.0  # by which a process's start may seem to have moved when the clock was set


@dataclass(frozen=True)
class Owner:
    """A process, told apart from a later one of the same number by when it started, in seconds since 1970."""

    pid: int
    started: float
    host: str

    @classmethod
    def this_process(cls) -> "Owner":
        """The one that asks."""
        return cls(os.getpid(), psutil.Process().create_time(), platform.node())

    @property
    def may_live(self) -> bool:
        """Whether it is still there, or was on another machine, of which nothing is known here."""
        if self.host != platform.node():
            return True
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.started) < CLOCK_SECONDS
            return same and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False
        except psutil.Error:
            return True


@dataclass(frozen=True, eq=False)
class Held:
    """What a window holds. modified: whether the experiment differs from its file `path`.

    course, state: the run that goes on, where there is one, and its state at its last step or shortly before.
    """

    experiment: Experiment
    path: Path | None
    modified: bool
    course: Course | None
    state: RunState | None
    pins: tuple[Pin, ...]

    @property
    def matters(self) -> bool:
        """Whether anybody would miss it."""
        return self.modified or bool(self.pins) or self.step > 0

    @property
    def step(self) -> int:
        """How far the run has come, as it is written."""
        if self.state is not None:
            return self.state.step
        return self.course.step if self.course else 0


@dataclass(frozen=True, eq=False)
class _WrittenPin:
    """A pin, and the name of the file that holds it."""

    pin: Pin
    file: str


class SessionFolder:
    """Writes what a window holds. Any thread may call; one is served at a time."""

    def __init__(self, root: Path):
        self.path = root / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{secrets.token_hex(3)}"
        self._owner = Owner.this_process()
        self._lock = threading.Lock()
        self._closed = False
        self._replaced: list[Path] = []
        self._experiment: Experiment | None = None
        self._course: Course | None = None
        self._pins: list[_WrittenPin] = []
        self._pins_written = 0

    def replace(self, other: Path) -> None:
        """Remove another folder, whose contents this window has taken over, once they are written here."""
        with self._lock:
            self._replaced.append(other)

    def save(self, held: Held) -> Path:
        """Write what is new since the last time; raises CannotSave, and the next time tries again. The folder's path.

        As long as there is nothing that matters, nothing is written at all.
        """
        try:
            self._write(held)
        except OSError as error:
            reason = error.strerror or str(error)
            raise CannotSave(text("cannot save {file}: {reason}"), file=self.path, reason=reason) from None
        return self.path

    def _write(self, held: Held) -> None:
        with self._lock:
            if self._closed or not (held.matters or self.path.exists()):
                return
            if not self.path.exists():
                self._describe(held)
            if held.experiment is not self._experiment:
                held.experiment.save(self.path / EXPERIMENT)
                self._experiment = held.experiment
            if held.course is not None and held.course is not self._course:
                save_run(self.path / RUN, held.course, held.state, held.course.experiment.name)
                self._course = held.course
            stale = self._write_pins(held.pins)
            self._describe(held)
            for file in stale:
                with suppress(OSError):
                    (self.path / file).unlink(missing_ok=True)
            while held.course is not None and self._replaced:
                shutil.rmtree(self._replaced.pop(), ignore_errors=True)

    def close(self) -> None:
        """Remove the folder: the window was closed as it should be. Waits for a write under way."""
        with self._lock:
            self._closed = True
            for folder in (self.path, *self._replaced):
                shutil.rmtree(folder, ignore_errors=True)

    def _write_pins(self, pins: tuple[Pin, ...]) -> set[str]:
        """Write the pins that are new or called something else; returns files that are no longer wanted."""
        before, now = {written.file for written in self._pins}, []
        for pin in pins:
            same = (w for w in self._pins if w.pin.course is pin.course and w.pin.label == pin.label)
            written = next(same, None)
            if written is None:
                self._pins_written += 1
                written = _WrittenPin(pin, f"pin-{self._pins_written}{SUFFIX}")
                save_run(self.path / written.file, pin.course, None, pin.label)
            now.append(written)
        self._pins = now
        return before - {written.file for written in now}

    def _describe(self, held: Held) -> None:
        description = {
            **vars(self._owner),
            "name": held.experiment.name,
            "step": held.step,
            "path": str(held.path) if held.path else "",
            "modified": held.modified,
            "pins": [written.file for written in self._pins],
            "matters": held.matters,
        }
        write_atomically(self.path / SESSION, lambda stream: stream.write(json.dumps(description).encode()))


def take_over(folder: Path, description: dict[str, Any]) -> None:
    """Make this process the owner of a session's folder, which described itself so; raises CannotSave."""
    owned = json.dumps(description | vars(Owner.this_process())).encode()
    write_atomically(folder / SESSION, lambda stream: stream.write(owned))
