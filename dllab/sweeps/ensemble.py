"""Several runs of one experiment: the same with other seeds, or each holding out another fold."""

from functools import partial
from typing import TYPE_CHECKING

from dllab.datasets import Dataset
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.sweeps.crew import Crew
from dllab.sweeps.doing import Ear
from dllab.sweeps.plan import Job
from dllab.training.spread import Kind, Run, Spread

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer


class Ensemble(Crew[Spread]):
    """Trains several runs, and shows those that are done in the order of their numbers."""

    def __init__(self, library: Library | None = None) -> None:
        """`library`: where the data come from; left out, one of its own."""
        super().__init__()
        self._library = library or Library()

    def start(
        self, kind: Kind, experiment: Experiment, count: int, steps: int | None = None, dataset: Dataset | None = None
    ) -> None:
        """Take `count` runs to step `steps`, or through all epochs of the experiment, unless they stop earlier.

        Runs that are still going on are cancelled, and these begin when they have ended. What cannot be done is the
        spread's outcome (Failed).
        """
        written = experiment.as_toml().decode()
        jobs = [Job(written, kind, count, number, steps, number) for number in range(count)]
        self._start(Spread(kind, experiment, count), partial(self._run, jobs, dataset))

    # Everything below runs in the threads.

    def _run(self, jobs: list[Job], dataset: Dataset | None) -> None:
        def here(job: Job, ear: Ear) -> Run:
            return self._train(job, ear, dataset)

        done: dict[int, Run] = {}
        with self._hands(here, partial(train, dataset=dataset)) as hands:
            for number, one in self._do(range(len(jobs)), lambda number, ear: hands.do(jobs[number], ear)):
                done[number] = one
                self._show(runs=tuple(done[place] for place in sorted(done)))

    def _train(self, job: Job, ear: Ear, dataset: Dataset | None) -> Run:
        return train(job, ear, dataset, self._library)


def train(job: Job, ear: Ear, dataset: Dataset | None, library: Library | None = None) -> Run:
    """Do one of several runs; raises as `trained` does, whose arguments it has."""
    from dllab.sweeps.running import trained  # late: brings numba in, after the window is up

    return ended(trained(job, ear, dataset, library), job.number + 1)


def ended(trainer: "Trainer", number: int) -> Run:
    """Run `number` of several, as it stands now that it has ended."""
    trainer.evaluate()
    parts = {"train": trainer.scores("train"), "val": trainer.scores("val"), "test": trainer.test_scores()}
    scores = {f"{part}_{name}": value for part, found in parts.items() for name, value in vars(found).items()}
    curves = trainer.history.evaluations.drawn.curves()
    return Run(number, trainer.experiment.seed, trainer.outcome, trainer.step, curves, scores)
