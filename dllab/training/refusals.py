"""Settings that are each right but do not go together, refused before a run begins."""

from dllab.experiment import Experiment
from dllab.messages import UserError, text


class DoesNotGoTogether(UserError):
    """Two settings of an experiment of which one defeats the other."""


def objections(experiment: Experiment, batch: int, total_steps: int) -> dict[str, UserError]:
    """What defeats a run of `total_steps` steps on batches of `batch` examples, by the key to be changed."""
    found: dict[str, UserError] = {}
    try:
        experiment.loss.refuse_output(experiment.network.output)
    except UserError as reason:
        found["network.output_activation"] = reason
    normalization, warmup = experiment.network.normalization, experiment.schedule.warmup_steps
    if normalization.needs_batch and batch < 2:
        found["training.batch_size"] = DoesNotGoTogether(
            text(
                "training.batch_size = {batch}: {normalization!r} normalization needs at least 2 examples in a batch, "
                "for one alone has no spread; take 2 or more, or 'layer' normalization"
            ),
            batch=batch, normalization=normalization.name,
        )  # fmt: skip
    if warmup > total_steps:
        found["schedule.warmup_steps"] = DoesNotGoTogether(
            text(
                "schedule.warmup_steps = {warmup:,}: the warm-up is longer than the run of {total:,} steps; "
                "take at most that many, or more epochs"
            ),
            warmup=warmup, total=total_steps,
        )  # fmt: skip
    return found


def refuse_unfit(experiment: Experiment, batch: int, total_steps: int) -> None:
    """Raise the first of the `objections`: DoesNotGoTogether or LossDoesNotFit."""
    for objection in objections(experiment, batch, total_steps).values():
        raise objection
