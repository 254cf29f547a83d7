"""A small experiment on given arrays, its oracle, and how to wait for another thread."""

import threading
import time

import numpy as np

from dllab import Dataset, Experiment
from dllab.experiment.sections import TrainingSection
from dllab.training.calendar import Calendar
from dllab.training.outcomes import Preparing, Running
from tests import naive

PATIENCE = 60.0  # seconds; a busy machine is slow, not wrong


def until(condition):
    """Wait until `condition()` is true, and return it."""
    deadline, pause = time.monotonic() + PATIENCE, threading.Event()
    while not (found := condition()):
        assert time.monotonic() < deadline, "nothing came of it"
        pause.wait(0.001)
    return found


def at_rest(session):
    """The newest snapshot, once every command so far is done and nothing trains."""
    done = threading.Event()
    session._commands.put(done.set)
    until(done.is_set)
    until(lambda: not isinstance(session.outcome, (Running, Preparing)))
    return session.latest()


def experiment(**sections):
    table = {
        "network": {"hidden": [6, 5], "activation": "tanh"},
        "optimizer": {"name": "sgd", "learning_rate": 0.05},
        "training": {"batch_size": 8, "epochs": 30},
    }
    for key, entries in sections.items():
        table[key] = table.get(key, {}) | entries if isinstance(entries, dict) else entries
    return Experiment.model_validate(table)


def lasting(steps, batch=32):
    """The calendar of a run of one epoch with so many steps."""
    return Calendar.of(TrainingSection(batch_size=batch, epochs=1), steps * batch)


def clouds(count=21, held_out=9, classes=3, seed=0):
    """A classification of 3 features."""
    random = np.random.default_rng(seed)
    y = np.arange(count + held_out) % classes
    x = random.standard_normal((count + held_out, 3)) + y[:, None]
    return Dataset.from_arrays(x[:count], y[:count], x[count:], y[count:])


def curve(count=21, held_out=9, seed=0):
    """A regression of 3 features with 2 outputs."""
    random = np.random.default_rng(seed)
    x = random.standard_normal((count + held_out, 3))
    y = np.stack([x.sum(axis=1), np.sin(x[:, 0])], axis=1)
    return Dataset.from_arrays(x[:count], y[:count], x[count:], y[count:], task="regression")


def oracle(trainer):
    """The naive run that begins where the trainer stands."""
    chosen, data = trainer.experiment, trainer.dataset
    penalties = chosen.regularization.model_dump(exclude={"gradient_noise"})
    return naive.Run(
        trainer.parameters, data.x_train, data.y_train,
        activation=chosen.network.activation.name, loss=chosen.loss.name, loss_options=chosen.loss.model_dump(),
        optimizer=(chosen.optimizer.name, chosen.optimizer.model_dump(exclude={"learning_rate"})),
        batch=chosen.training.batch_size, **penalties,
    )  # fmt: skip


def held_bytes(history):
    """What a history takes by now."""
    tracks = [track for group in history.groups for track in (group.exact, group.drawn)]
    return sum(track._step.nbytes + track._buckets.nbytes for track in tracks)
