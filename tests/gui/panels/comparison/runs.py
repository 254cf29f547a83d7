"""Runs to compare: of this length, with this loss."""

from dataclasses import replace

import numpy as np

from dllab import Experiment
from tests.gui.snapshots import snapshot

EXPERIMENT = snapshot().experiment


def changed(activation):
    table = EXPERIMENT.as_table()
    table["network"]["activation"] = activation
    return Experiment.model_validate(table)


def run(end, loss, **changes):
    """A run of `end` steps, evaluated every 10th, whose training loss is `loss`/step and validation loss twice that."""
    evaluated = np.arange(10, end + 1, 10)
    columns = {"train_loss_eval": loss / evaluated, "val_loss": 2 * loss / evaluated}
    accuracies = {"train_accuracy": 1 - 1 / evaluated, "val_accuracy": 1 - 2 / evaluated}
    given = {"step": np.arange(1, end + 1), "evaluated": evaluated, "evaluations": columns | accuracies}
    return snapshot(**given | changes)


def pin(pins, course, label, activation="tanh"):
    return pins.add(replace(course, experiment=changed(activation)), label)
