"""Whether a run fits the machine, before anything is laid out."""

import psutil

from dllab.datasets import Dataset
from dllab.engine.network import Layout, padded
from dllab.engine.program import Choices, Program
from dllab.experiment import Experiment
from dllab.messages import UserError, text

FLOAT_BYTES = 4
COPIES = 3  # parameters, gradient, and the parameters before a step: what even a batch of one takes


class TooLarge(UserError):
    """A network that needs more memory than is free."""


def run_bytes(layout: Layout, batch: int, choices: Choices, dataset: Dataset, experiment: Experiment) -> int:
    """What a run takes beside its dataset and history: parameters, the optimizer's memory, the step's tables, examples.

    And what early stopping keeps, two copies for a moment, and what curvature is measured with.
    """
    rows, examples = target_rows(choices, dataset), len(dataset.x_train) + len(dataset.x_val)
    state = layout.length * (1 + sum(len(part.slots) for part in choices.optimizer.chain))
    packed = examples * (padded(layout.sizes[0]) + rows)
    stopping, initializer = experiment.early_stopping, experiment.network.initializer
    best = 2 * layout.length if stopping.patience and stopping.restore_best else 0
    beside = best + (_curvature_floats(layout, batch, choices, dataset) if experiment.training.curvature else 0)
    trained = FLOAT_BYTES * (state + Program.floats(layout, batch, rows, choices) + packed + beside)
    drawn = max(  # the system gives what is still empty when it is first written to: here, layer by layer
        FLOAT_BYTES * layer.weight + initializer.scratch * layer.fan_in * layer.fan_out for layer in layout.layers
    )
    return max(trained, drawn)


def _curvature_floats(layout: Layout, batch: int, choices: Choices, dataset: Dataset) -> int:
    from dllab.training.curvature import CurvatureWatch  # late: brings numba in

    return CurvatureWatch.floats(layout, choices, batch, len(dataset.x_train), target_rows(choices, dataset))


def program_bytes(layout: Layout, batch: int, choices: Choices, dataset: Dataset) -> int:
    """What the tables of one step take, made anew for another batch size."""
    return FLOAT_BYTES * Program.floats(layout, batch, target_rows(choices, dataset), choices)


def target_rows(choices: Choices, dataset: Dataset) -> int:
    """Numbers an example's target takes."""
    return choices.loss.encode(dataset.y_train[:1], dataset.task, dataset.targets).size


def check_memory(layout: Layout, batch: int, needed: int) -> None:
    """Raise TooLarge where `needed` bytes are not free."""
    free = psutil.virtual_memory().available
    if needed > free:
        raise TooLarge(
            text(
                "a network of {parameters:,} parameters in batches of {batch:,} needs {needed:.1f} GB of memory; "
                "{free:.1f} GB are free"
            ),
            parameters=layout.parameter_count, batch=batch, needed=needed / 1e9, free=free / 1e9,
        )  # fmt: skip
