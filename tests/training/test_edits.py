"""A running experiment takes its edits over at the next step, and still ends after the epochs asked for."""

import numpy as np
import pytest

from dllab import Trainer
from dllab.training.outcomes import Finished, Paused
from tests import naive_schedules
from tests.training.examples import clouds, experiment, oracle

PLAIN = {"training": {"shuffle": False}}


@pytest.mark.parametrize(
    "sections, change",
    [
        ({"optimizer": {"learning_rate": 0.2}}, {}),
        ({"optimizer": {"momentum": 0.8}}, {"options": {"momentum": 0.8, "dampening": 0.0, "nesterov": False}}),
        ({"regularization": {"l1": 0.02}}, {"l1": 0.02}),
        ({"regularization": {"l2": 0.2}}, {"l2": 0.2}),
        ({"regularization": {"weight_decay": 0.5}}, {"weight_decay": 0.5}),
        ({"regularization": {"clip_norm": 0.1}}, {"clip_norm": 0.1}),
        ({"regularization": {"clip_value": 0.01}}, {"clip_value": 0.01}),
        ({"training": {"batch_size": 5}}, {"batch": 5}),
        ({"training": {"batch_size": 50}}, {"batch": 50}),
    ],
    ids=str,
)
def test_that_an_edit_takes_effect_at_the_next_step(sections, change):
    trainer = Trainer(experiment(**PLAIN), clouds())
    run = oracle(trainer)
    trainer.train(10)
    for _ in range(10):
        run.step(0.05)
    edited = experiment(**PLAIN | {key: PLAIN.get(key, {}) | entries for key, entries in sections.items()})
    trainer.edit(edited)
    vars(run).update(change)
    history = trainer.train(20)
    expected = [run.step(edited.optimizer.learning_rate)[0] for _ in range(20)]
    np.testing.assert_allclose(history.column("train_loss")[1][10:], expected, rtol=1e-4)
    for name, array in trainer.parameters.items():
        np.testing.assert_allclose(array, run.parameters[name], rtol=1e-3, atol=1e-5)


def test_that_another_schedule_length_acts_at_the_next_step():
    trainer = Trainer(experiment(schedule={"name": "cosine", "period": 40}), clouds())
    trainer.train(10)
    trainer.edit(experiment(schedule={"name": "cosine", "period": 60}))
    _, rates = trainer.train(5).column("learning_rate")
    expected = [naive_schedules.rate_at(t, "cosine", 0.05, 90, 0, 0.0, minimum=0.0, period=60) for t in range(10, 15)]
    np.testing.assert_allclose(rates[10:], expected, rtol=1e-6)


def test_that_more_epochs_wake_a_finished_run():
    trainer = Trainer(experiment(training={"epochs": 2}), clouds())
    trainer.train(6)
    assert trainer.outcome == Finished()
    trainer.edit(experiment(training={"epochs": 5}))
    assert trainer.outcome == Paused() and trainer.calendar.end == 15


def test_that_a_run_beyond_the_epochs_now_asked_for_is_finished():
    trainer = Trainer(experiment(training={"epochs": 10}), clouds())
    trainer.train(12)
    trainer.edit(experiment(training={"epochs": 2}))
    assert trainer.outcome == Finished()


@pytest.mark.parametrize("batch", [1, 4, 16, 21, 100])
def test_that_another_batch_size_leaves_the_epochs_asked_for(batch):
    trainer = Trainer(experiment(training={"epochs": 10}), clouds())
    trainer.train(18)  # six epochs of three steps
    trainer.edit(experiment(training={"epochs": 10, "batch_size": batch}))
    assert trainer.outcome == Paused()
    trainer.train(trainer.calendar.end - trainer.step)
    assert trainer.epoch == 10.0 and trainer.outcome == Finished()
