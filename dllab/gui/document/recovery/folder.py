"""The folder in which one window keeps what a crash must not lose.

lock             held by the process that writes here
session.json     what is to be said of the session
experiment.toml  as it is being edited
run.dllab        the run that goes on
pin-1.dllab …    the pinned runs
"""

import os
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dllab.experiment import Experiment
from dllab.files import CannotSave, sync_folder
from dllab.gui.document.recovery.claim import LOCK, SESSION, Claim
from dllab.gui.document.recovery.description import Description
from dllab.gui.kit.pins import Pin
from dllab.messages import system_reason, text
from dllab.training.archive import SUFFIX, save_run
from dllab.training.run_state import RunState
from dllab.training.snapshot import Course

EXPERIMENT, RUN = "experiment.toml", f"run{SUFFIX}"
CLOSING_SECONDS = 0.5


class Replaced(Protocol):
    """A folder that is needed until what was in it is written elsewhere."""

    @property
    def folder(self) -> Path:
        """Where it is."""
        ...

    def give_up(self) -> None:
        """All of it is on the disk elsewhere."""
        ...


@dataclass(frozen=True, eq=False)
class Held:
    """What a window holds. modified: whether the experiment differs from its file `path`.

    course, state: the run that goes on, where there is one, and its state at its last step or shortly before.
    replaces: restored folders of which everything is in here. restoring: those of which something is still to come.
    """

    experiment: Experiment
    path: Path | None
    modified: bool
    course: Course | None
    state: RunState | None
    pins: tuple[Pin, ...]
    replaces: tuple[Replaced, ...] = ()
    restoring: tuple[Replaced, ...] = ()

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
    """Writes what a window holds. Any thread may call; one is served at a time.

    What was written is looked for again each time: a folder or a file that was removed is written anew.
    """

    def __init__(self, root: Path):
        self._root = root
        self._lock = threading.Lock()
        self._closed = False
        self._claim: Claim | None = None
        self._begin_anew()

    def save(self, held: Held) -> Path:
        """Write what is new since the last time; raises CannotSave, and the next time tries again. The folder's path.

        As long as there is nothing that matters, nothing is written at all. What is replaced is given up once all of
        `held` has reached the disk.
        """
        try:
            self._write(held)
        except OSError as error:
            reason = system_reason(error)
            raise CannotSave(text("cannot save {file}: {reason}"), file=self.path, reason=reason) from None
        return self.path

    def close(self) -> None:
        """Remove the folder: the window was closed as it should be.

        Waits a little for a write under way; where that takes longer the folder stays, and is offered.
        """
        self._closed = True
        if self._lock.acquire(timeout=CLOSING_SECONDS):
            try:
                if self._claim:
                    self._claim.remove()
            finally:
                self._lock.release()

    def leave(self) -> None:
        """Write no more, and leave what is there to the next start."""
        with self._lock:
            self._closed = True
            if self._claim:
                self._claim.release()

    def _begin_anew(self) -> None:
        self.path = self._root / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{secrets.token_hex(3)}"
        self._experiment: Experiment | None = None
        self._course: Course | None = None
        self._pins: list[_WrittenPin] = []
        self._pins_written = 0

    def _own(self) -> None:
        """Make sure that there is a folder and that it is this window's."""
        if self._claim is not None and self._claim.holds:
            return
        if self._claim is not None:
            self._claim.release()
            self._claim = None
            self._begin_anew()
        self.path.mkdir(parents=True, exist_ok=True)
        self._claim = Claim.take(self.path)
        if self._claim is None:
            raise OSError(f"{self.path / LOCK} is locked")

    def _write(self, held: Held) -> None:
        with self._lock:
            if self._closed or not (held.matters or self._claim):
                return
            self._own()
            if not (self.path / SESSION).exists():
                self._describe(held)
            if held.experiment is not self._experiment or not (self.path / EXPERIMENT).exists():
                held.experiment.save(self.path / EXPERIMENT)
                self._experiment = held.experiment
            if held.course is not None and (held.course is not self._course or not (self.path / RUN).exists()):
                save_run(self.path / RUN, held.course, held.state, held.course.experiment.name)
                self._course = held.course
            stale = self._write_pins(held.pins)
            self._describe(held)
            for file in stale:
                with suppress(OSError):
                    (self.path / file).unlink(missing_ok=True)
            if held.replaces:
                sync_folder(self.path)
            for replaced in held.replaces:
                replaced.give_up()

    def _write_pins(self, pins: tuple[Pin, ...]) -> set[str]:
        """Write the pins that are new or called something else; returns files that are no longer wanted."""
        before, now = {written.file for written in self._pins}, []
        for pin in pins:
            same = (w for w in self._pins if w.pin.course is pin.course and w.pin.label == pin.label)
            written = next(same, None)
            if written is None or not (self.path / written.file).exists():
                self._pins_written += 1
                written = _WrittenPin(pin, f"pin-{self._pins_written}{SUFFIX}")
                save_run(self.path / written.file, pin.course, None, pin.label)
            now.append(written)
        self._pins = now
        return before - {written.file for written in now}

    def _describe(self, held: Held) -> None:
        Description(
            name=held.experiment.name,
            step=held.step,
            path=str(held.path) if held.path else "",
            modified=held.modified,
            pins=[written.file for written in self._pins],
            matters=held.matters,
            restoring=[other.folder.name for other in held.restoring],
        ).write(self.path)
