"""A run to show in the loss panel."""

import numpy as np

from dllab.gui.kit.pins import Pin
from tests.gui.snapshots import snapshot

STEPS = np.arange(1, 101)


def trained(**changes):
    accuracy = {"train_accuracy": np.linspace(0.5, 0.9, 10), "val_accuracy": np.linspace(0.5, 0.8, 10)}
    losses = {"train_loss_eval": np.linspace(1, 0.2, 10), "val_loss": np.linspace(1, 0.4, 10)}
    given = {"step": STEPS, "train_loss": 1 / STEPS, "evaluated": STEPS[9::10], "evaluations": losses | accuracy}
    return snapshot(**given | changes)


def pinned(*runs):
    return tuple(Pin(number, f"run {number}", run.whole) for number, run in enumerate(runs, 1))


def flat(loss, end=100, **changes):
    """A run with one training loss and one validation loss all along."""
    steps = np.arange(1, end + 1)
    losses = {"train_loss_eval": np.full(end // 10, loss), "val_loss": np.full(end // 10, 2 * loss)}
    accuracy = {"train_accuracy": np.full(end // 10, 0.9), "val_accuracy": np.full(end // 10, 0.7)}
    return trained(step=steps, train_loss=loss, evaluated=steps[9::10], evaluations=losses | accuracy, **changes)
