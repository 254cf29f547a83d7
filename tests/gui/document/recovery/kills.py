"""Kills windows at random moments and looks at what the next one would be offered."""

import os
import random
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from dllab import Trainer
from dllab.experiment import Experiment
from dllab.gui.document.recovery.lost import RecoveredSession, find_lost
from tests.gui.document.recovery import victim

ROOT = Path(__file__).resolve().parents[4]
SCRIPT = Path(__file__).with_name("victim.py")
STAGES = ("up", "offered", "restored", "kept")


class LostForGood(AssertionError):
    """Something that had been on the disk is offered no more, or is another than it was."""


@dataclass
class Kills:
    """One folder of sessions, and what it must still offer."""

    folder: Path
    seed: int
    step: int = -1  # of the newest run that was offered,
    kept: int = 0  # and the seed that was edited last and known to be on the disk
    reference: Trainer | None = None
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def kill(self, number: int) -> None:
        """Start a window, kill it at a moment of chance, and look; raises LostForGood."""
        seed = number + 1  # the run's own is 0
        stage, seconds = self._random.choice(STAGES), self._random.uniform(0, 0.5) ** 2 * 4
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(SCRIPT), str(self.folder), str(seed)]
        with (
            open(self.folder / "errors.txt", "wb") as errors,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=environment) as window,
        ):
            assert window.stdout is not None
            heard: list[str] = []
            while (line := window.stdout.readline().decode().strip()) and line != stage and line != "kept":
                heard.append(line)
            killer = threading.Timer(seconds, window.kill)
            killer.start()
            heard += [line, *window.stdout.read().decode().split()]
            killer.join()
        self.said.append(f"{number}: {seconds:.2f} s after “{line}”")
        if not line:
            raise LostForGood(f"the window ended by itself: {(self.folder / 'errors.txt').read_text()[-2000:]}")
        if "kept" in heard:
            self.kept = seed
        self._look()

    def _look(self) -> None:
        lost = find_lost(self.folder / "autosave")
        found = [session.load() for session in lost]
        try:
            self._compare(found)
        finally:
            for session in found:
                session.claim.release()

    def _compare(self, found: list[RecoveredSession]) -> None:
        damaged = [words() for session in found for words in session.problems]
        if damaged:
            raise LostForGood(f"cannot be read: {damaged}")
        for session in found:
            if session.run is not None:
                self._check_bits(session)
        first = found[0].run.step if found and found[0].run else 0
        newest = max((session.run.step for session in found if session.run), default=0)
        if self.step >= 0 and first < self.step:
            raise LostForGood(f"step {self.step} had been on the disk, {first} is offered, {newest} is still there")
        self.step = max(self.step, first)
        if self.kept and max((session.experiment.seed for session in found), default=0) < self.kept:
            raise LostForGood(f"the edit of window {self.kept} is gone")
        if self.kept and not any(run.label == victim.PINNED for run in found[0].pins):
            raise LostForGood("the pinned run is gone")

    def _check_bits(self, session: RecoveredSession) -> None:
        """The run must be that of an undisturbed training, bit for bit."""
        run = session.run
        assert run is not None
        state = run.whole().run_state
        if self.reference is None or self.reference.step > state.step:
            self.reference = Trainer(Experiment.model_validate(run.whole().run_state.recipe.start.as_table()))
        self.reference.train(state.step - self.reference.step)
        digest = self.reference.layout.digest(state.state.parameters)
        if not digest == run.digest == self.reference.digest():
            raise LostForGood(f"step {state.step} of {session.folder.name} is another than it was")
