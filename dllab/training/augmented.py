"""Examples as augmentation changes them on their way into the network."""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine import passes
from dllab.engine.augmentation import augment
from dllab.engine.program import Program
from dllab.experiment import Experiment
from dllab.training.assembly import choices_of
from dllab.training.network import examples_of, layout_of

MOST = 1000  # examples at once


def augmented(experiment: Experiment, dataset: Dataset, chosen: NDArray[np.int64], draw: int) -> NDArray[np.float32]:
    """Training examples by number as a step would see them, float32[n, features]; another `draw`, another change.

    chosen: int64[n], at most MOST. The kernel is the step's own; its random numbers are none of the run's.
    """
    layout = layout_of(experiment, dataset)
    packed = examples_of(experiment, dataset, dataset.x_train[chosen], dataset.y_train[chosen])
    program = Program.build(layout, len(chosen), packed.target_rows, choices_of(experiment, dataset))
    tables = program.plan, program.layers, program.workspace
    passes.gather(*tables, packed.x, packed.targets, np.arange(len(chosen)), 0, len(chosen))
    plan = program.plan[0]
    if plan["augment"]:
        key = np.random.default_rng([experiment.seed, draw]).integers(1 << 32, dtype=np.uint32)
        augment(*tables, program.hyper, len(chosen), key)
    first, pitch = int(plan["rows"]), int(plan["pitch"])
    rows = program.workspace[first : first + len(chosen) * pitch].reshape(len(chosen), pitch)
    found: NDArray[np.float32] = rows[:, : dataset.feature_count].copy()
    return found
