"""A running experiment takes its edits over at the next step, and still ends after the epochs asked for."""

import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest

from dllab import Trainer
from dllab.messages import UserError
from dllab.training import memory
from dllab.training.memory import TooLarge
from dllab.training.outcomes import Finished, Paused
from dllab.training.time_machine import TimeMachine
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


@pytest.mark.parametrize(
    ("start", "sections"),
    [
        ({"network": {"normalization": {"name": "batch"}}}, {"training": {"batch_size": 1}}),
        ({}, {"augmentation": {"shift": 1.0}}),
        ({"schedule": {"name": "cosine", "warmup_steps": 12}}, {"training": {"epochs": 1}}),
    ],
    ids=str,
)
def test_that_what_a_new_run_would_be_refused_for_no_running_one_takes_over(start, sections):
    machine = TimeMachine(Trainer(experiment(**start), clouds()), bound=10**8)
    trainer = machine.trainer
    machine.train(20)
    machine.seek(10)
    before, digest = trainer.now, trainer.digest()
    edited = experiment(**start | {key: start.get(key, {}) | entries for key, entries in sections.items()})
    with pytest.raises(UserError) as refusal:
        Trainer(edited, clouds())
    with pytest.raises(type(refusal.value)):
        machine.edit(edited)
    assert trainer.now is before and trainer.digest() == digest and machine.recorded == 20


def test_that_what_stands_already_hinders_no_other_edit():
    warm = experiment(schedule={"name": "cosine", "warmup_steps": 12}, training={"epochs": 20})
    trainer = Trainer(warm, clouds())
    trainer.now = trainer.now.edited(
        experiment(schedule={"name": "cosine", "warmup_steps": 12}, training={"epochs": 1})
    )
    again = experiment(schedule={"name": "cosine", "warmup_steps": 12}, training={"epochs": 1, "shuffle": False})
    trainer.edit(again)
    assert trainer.experiment == again


@pytest.mark.parametrize("curriculum", [0.0, 0.5])
@pytest.mark.parametrize("epochs", [10**9, 10**12])
def test_that_epochs_without_number_cost_neither_memory_nor_steps(epochs, curriculum):
    trainer = Trainer(experiment(training={"curriculum": curriculum}), clouds())
    trainer.train(10)
    tracemalloc.start()
    try:
        trainer.edit(experiment(training={"curriculum": curriculum, "epochs": epochs}))
        trainer.train(10)
        assert trainer.calendar.end > epochs and trainer.step == 20 and isinstance(trainer.outcome, Paused)
        assert tracemalloc.get_traced_memory()[1] < 5e6
    finally:
        tracemalloc.stop()


def test_that_a_batch_beyond_the_free_memory_is_refused_and_the_run_goes_on(monkeypatch):
    trainer = Trainer(experiment(), clouds())
    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: SimpleNamespace(available=1000))
    with pytest.raises(TooLarge, match=r"in batches of 20 needs"):
        trainer.edit(experiment(training={"batch_size": 20}))
    assert trainer.engine.batch == trainer.calendar.batch < 20
    trainer.train(5)
    assert trainer.step == 5
