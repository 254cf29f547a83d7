"""How several runs of one experiment are listed: the same with other seeds, or each holding out another fold."""

from collections.abc import Iterator, Sequence

from dllab.datasets import Dataset
from dllab.datasets.folds import folds
from dllab.datasets.library import Library
from dllab.experiment import Experiment
from dllab.experiment.varying import seeded
from dllab.training.recipe import Progress
from dllab.training.spread import Kind


def parts(
    kind: Kind,
    experiment: Experiment,
    count: int,
    dataset: Dataset | None,
    library: Library,
    progress: Progress,
    wanted: Sequence[int] | None = None,
) -> Iterator[tuple[Experiment, Dataset | None]]:
    """(experiment, dataset) of each of `count` runs; None: the experiment's own data, as that run's seed makes them.

    Seeds: the experiment's own, and those that follow it. Folds: all with the experiment's seed. Raises DataError as
    `folds` does; what a fold holds out gets the mismatch of the experiment's data. dataset: what to run on instead of
    the experiment's own data, which `library` loads. wanted: only the runs of these numbers, rising from 0.
    """
    if kind == "folds":
        from dllab.training.assembly import load_data  # late: brings numba in, after the window is up

        chosen = experiment.dataset
        alike = experiment.model_copy(update={"dataset": chosen.alike()})
        data = dataset or load_data(alike, library, progress)
        for fold in folds(data, count, experiment.seed, wanted):
            yield experiment, fold if dataset else chosen.differing(fold, experiment.seed)
        return
    for number in range(count) if wanted is None else wanted:
        yield seeded(experiment, number), dataset
