"""Settings that are each right but do not go together, refused before a run begins."""

from dllab.catalogue import called
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.experiment import Experiment
from dllab.messages import UserError, text
from dllab.training.calendar import Calendar


class DoesNotGoTogether(UserError):
    """Two settings of an experiment of which one defeats the other."""


def objections(experiment: Experiment, calendar: Calendar) -> dict[str, UserError]:
    """What defeats a run of that length on such batches, by the key to be changed."""
    found: dict[str, UserError] = {}
    try:
        experiment.loss.refuse_output(experiment.network.output)
    except UserError as reason:
        found["network.output_activation"] = reason
    normalization, warmup = experiment.network.normalization, experiment.schedule.warmup_steps
    if normalization.needs_batch and calendar.batch < 2:
        found["training.batch_size"] = DoesNotGoTogether(
            text(
                "a batch size of {batch}: {normalization!r} needs at least 2 examples in a batch, for one alone has no "
                "spread; take 2 or more, or {other!r}"
            ),
            batch=calendar.batch, normalization=called(normalization), other=called(NORMALIZATIONS["layer"]),
        )  # fmt: skip
    frozen, layers = experiment.training.frozen_layers, experiment.network.depth + 1
    if frozen >= layers:
        found["training.frozen_layers"] = DoesNotGoTogether(
            text(
                "training.frozen_layers = {frozen}: the network has {layers} layers with weights, and one at least has "
                "to learn; freeze fewer"
            ),
            frozen=frozen, layers=layers,
        )  # fmt: skip
    if warmup > calendar.total:
        found["schedule.warmup_steps"] = DoesNotGoTogether(
            text(
                "the warm-up of {warmup:,} steps is longer than the run of {total:,} steps; take at most that many, "
                "or more epochs"
            ),
            warmup=warmup, total=calendar.total,
        )  # fmt: skip
    return found


def refuse_unfit(experiment: Experiment, calendar: Calendar) -> None:
    """Raise the first of the `objections`: DoesNotGoTogether or LossDoesNotFit."""
    for objection in objections(experiment, calendar).values():
        raise objection
