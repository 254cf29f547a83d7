"""Whether a run could begin: an experiment held against the data it would be trained on, before anything is made."""

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.messages import UserError
from dllab.training.assembly import choices_of
from dllab.training.calendar import Calendar
from dllab.training.network import examples_of, layout_of
from dllab.training.refusals import refuse_unfit


def refuse_on(experiment: Experiment, dataset: Dataset) -> None:
    """Raise what Trainer would of settings that do not go together with these data or with each other.

    DataError, LossDoesNotFit, OptimizerDoesNotFit or DoesNotGoTogether. Memory is not asked for.
    """
    layout_of(experiment, dataset)
    choices_of(experiment, dataset)
    examples_of(experiment, dataset, dataset.x_train[:1], dataset.y_train[:1])
    refuse_unfit(experiment, Calendar.of(experiment.training, len(dataset.x_train)))


def is_accepted_on(experiment: Experiment, dataset: Dataset) -> bool:
    """Whether a run of the experiment on these data could begin."""
    try:
        refuse_on(experiment, dataset)
    except UserError:
        return False
    return True
