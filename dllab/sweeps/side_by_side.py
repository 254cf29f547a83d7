"""Other experiments beside a run, each for as many steps as it took: for comparing what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.sweeps.crew import Crew
from dllab.sweeps.doing import Ear, Interrupted
from dllab.training.look import Look
from dllab.training.snapshot import Course


@dataclass(frozen=True, eq=False)
class Trial:
    """An experiment to be run for so many steps; data: those of it, or None where they are to be loaded."""

    experiment: Experiment
    data: Dataset | None
    steps: int


@dataclass(frozen=True, eq=False)
class Tried(Look):
    """How far several are. done: what came of each that is done, by number from 0: a Course, or why there is none."""

    trials: Sequence[Trial]
    done: Mapping[int, Course | Exception] = field(default_factory=dict)


class SideBySide(Crew[Tried]):
    """Runs experiments; one that cannot be run is left out, and the others go on."""

    def __init__(self, library: Library):
        super().__init__()
        self._library = library

    def start(self, trials: Sequence[Trial]) -> None:
        """Run all of these, once what is going on, which is given up, has ended."""
        self._start(Tried(trials), partial(self._run, trials))

    def forget(self) -> None:
        """Let go of what is done: whoever wants it has taken it."""
        with self._turn:
            self._latest = None

    # Everything below runs in the threads.

    def _run(self, trials: Sequence[Trial]) -> None:
        done: dict[int, Course | Exception] = {}
        for number, one in self._do(range(len(trials)), lambda number, ear: self._try(trials[number], ear)):
            done[number] = one
            self._show(done=dict(done))

    def _try(self, trial: Trial, ear: Ear) -> Course | Exception:
        from dllab.training.beside import train_beside  # late: brings numba in, after the window is up
        from dllab.training.trainer import Trainer

        try:
            trainer = Trainer(trial.experiment, trial.data, progress=ear.prepare, library=self._library)
            if not train_beside(trainer, trial.steps, ear.stopped, tell=lambda step: ear.reached(step / trial.steps)):
                raise Interrupted
            trainer.evaluate()
            return trainer.course()
        except Interrupted:
            raise
        except Exception as error:
            return error
