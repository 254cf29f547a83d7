"""Kills windows at random moments and looks at what the next one would be offered."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from dllab import Trainer
from dllab.experiment import Experiment
from dllab.gui.document.recovery.lost import RecoveredSession, find_lost
from tests.gui.document.killing import LostForGood, said_until_killed
from tests.gui.document.recovery import victim

SCRIPT = Path(__file__).with_name("victim.py")
STAGES = ("up", "offered", "restored", "kept")


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
        """Start a window, kill it at a moment of chance, and look; raises LostForGood.

        That is where something that had been on the disk is offered no more, or is another than it was.
        """
        seed = number + 1  # the run's own is 0
        stage, seconds = self._random.choice(STAGES), self._random.uniform(0, 0.5) ** 2 * 4
        heard = said_until_killed(SCRIPT, self.folder, str(seed), after=(stage, "kept"), seconds=seconds)
        last = next(line for line in heard if line in (stage, "kept"))
        self.said.append(f"{seconds:.2f} s after “{last}”")
        if "kept" in heard:
            self.kept = seed
        self._look()
        self.said[-1] += f": step {self.step} is offered"

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
