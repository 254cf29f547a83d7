"""A run taken back to any step is what it was there, and goes on from there as it did."""

from types import SimpleNamespace

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.training.checkpoints import Checkpoints
from dllab.training.outcomes import Diverged, EarlyStopped, Finished, Paused
from dllab.training.recipe import Edit
from dllab.training.session_thread import CHECKPOINT_BYTES
from dllab.training.time_machine import TimeMachine
from tests.training.examples import clouds, experiment

DATA = clouds()

RUNS = {
    "plain": experiment(),
    "everything": experiment(
        network={"hidden": [6, 6], "dropout": 0.2, "normalization": {"name": "batch"}, "residual": True},
        optimizer={"name": "adam", "learning_rate": 0.01},
        regularization={"gradient_noise": 0.1, "weight_decay": 0.01, "clip_norm": 0.5},
        augmentation={"noise": 0.05},
    ),
    "plateau": experiment(
        schedule={"name": "reduce_on_plateau", "patience": 1},
        optimizer={"name": "sgd", "momentum": 0.9, "learning_rate": 0.5},
    ),
    "lookahead": Experiment.model_validate({"network": {"hidden": [6]}, "optimizer": {"name": "lookahead"}}),
    "curriculum": experiment(training={"curriculum": 0.5, "epochs": 60}),
}


def machine_of(chosen, bound=CHECKPOINT_BYTES):
    return TimeMachine(Trainer(chosen, DATA), bound)


def state_of(trainer):
    return [array.tolist() for array in trainer.engine.state]


def states_along(chosen, steps):
    """The state after every step of an undisturbed run."""
    trainer, states = Trainer(chosen, DATA), []
    states.append(state_of(trainer))
    for _ in range(steps):
        trainer.train(1)
        states.append(state_of(trainer))
    return states


def columns_of(trainer):
    return {name: [values.tolist() for values in trainer.history.column(name)] for name in trainer.history.columns()}


@pytest.mark.parametrize("name", RUNS)
def test_that_any_step_is_found_again_bit_for_bit(name):
    states, machine = states_along(RUNS[name], 80), machine_of(RUNS[name])
    machine.train(50)
    machine._mark()  # a checkpoint on the way, whatever the time it took to get there
    machine.train(30)
    for step in (80, 3, 51, 50, 49, 0, 79, 1):
        machine.seek(step)
        assert machine.trainer.step == step and machine.recorded == 80
        assert state_of(machine.trainer) == states[step]


@pytest.mark.parametrize("name", RUNS)
def test_that_running_on_from_the_past_repeats_the_run_and_its_history(name):
    undisturbed, machine = Trainer(RUNS[name], DATA), machine_of(RUNS[name])
    undisturbed.train(120, record_every=1)
    machine.train(80, record_every=1)
    machine.seek(33)
    assert machine.in_the_past
    machine.train(87, record_every=1)
    assert not machine.in_the_past
    assert state_of(machine.trainer) == state_of(undisturbed)
    found, expected = columns_of(machine.trainer), columns_of(undisturbed)
    assert all(np.array_equal(found[key], expected[key], equal_nan=True) for key in expected)


def test_that_the_step_sought_is_recorded_in_full():
    trainer = Trainer(RUNS["plain"], DATA)
    trainer.train(60, record_every=1)
    machine = machine_of(RUNS["plain"])
    machine.train(60)
    machine.seek(41)
    moment = machine.trainer.moment
    assert moment is not None and moment.step == 41 and moment.layers is not None
    curves = trainer.history.steps.exact.curves()
    assert moment.steps.astype(np.float32).tolist() == curves.last[:, 40].tolist()
    assert moment.layers.tolist() == trainer.history.layers.exact.curves().last[:, 40].tolist()


def test_that_edits_are_made_again_where_they_were_made():
    hotter = experiment(optimizer={"learning_rate": 0.2}, training={"batch_size": 5})
    machine = machine_of(RUNS["plain"])
    machine.train(20)
    machine.edit(hotter)
    machine.train(20)
    final = state_of(machine.trainer)
    machine.seek(10)
    assert machine.trainer.experiment == RUNS["plain"]
    machine.train(30)
    assert machine.trainer.experiment == hotter and state_of(machine.trainer) == final
    machine.seek(20)
    assert machine.trainer.experiment == hotter


def test_that_an_edit_in_the_past_goes_another_way_and_forgets_the_old_one():
    hotter = experiment(optimizer={"learning_rate": 0.2})
    expected = Trainer(RUNS["plain"], DATA)
    expected.train(20)
    expected.edit(hotter)
    expected.train(20)
    machine = machine_of(RUNS["plain"])
    machine.train(70)
    machine.seek(20)
    machine.edit(hotter)
    assert machine.recorded == 20 and not machine.in_the_past
    assert machine.trainer.history.column("train_loss")[0].tolist() == list(range(1, 21))
    machine.train(20)
    assert state_of(machine.trainer) == state_of(expected)
    assert columns_of(machine.trainer)["train_loss"] == columns_of(expected)["train_loss"]


def test_that_an_extended_run_is_replayed_beyond_its_first_end():
    short = experiment(training={"epochs": 5})
    machine = machine_of(short)
    machine.train(100)
    assert machine.trainer.step == 100 and isinstance(machine.trainer.outcome, Finished)
    machine.extend()
    goal = machine.trainer.calendar.end
    machine.train(10)
    final = state_of(machine.trainer)
    machine.seek(4)
    assert machine.trainer.calendar.end == 15
    machine.train(106)
    assert state_of(machine.trainer) == final and machine.trainer.calendar.end == goal


def test_that_an_early_stop_is_found_again():
    chosen = experiment(
        early_stopping={"patience": 2}, optimizer={"name": "sgd", "learning_rate": 2.0}, training={"epochs": 400}
    )
    machine = machine_of(chosen)
    machine.train(1200)
    stopped, final = machine.trainer.outcome, state_of(machine.trainer)
    assert isinstance(stopped, EarlyStopped)
    machine.seek(machine.recorded // 2)
    assert isinstance(machine.trainer.outcome, Paused)
    machine.train(1200)
    assert machine.trainer.outcome == stopped and state_of(machine.trainer) == final


def test_that_a_diverged_run_can_be_taken_back_and_diverges_again():
    chosen = experiment(
        optimizer={"name": "sgd", "learning_rate": 1e8}, network={"hidden": [6, 6], "activation": "relu"},
        loss={"name": "mse"},
    )  # fmt: skip
    machine = machine_of(chosen)
    machine.train(100)
    diverged = machine.trainer.outcome
    assert isinstance(diverged, Diverged)
    machine.seek(machine.recorded - 1)
    assert isinstance(machine.trainer.outcome, Paused)
    machine.seek(machine.recorded)
    assert machine.trainer.outcome == diverged


def test_that_seeking_beyond_what_was_taken_stays_within_it():
    machine = machine_of(RUNS["plain"])
    machine.train(30)
    machine.seek(1000)
    assert machine.trainer.step == 30
    machine.seek(-5)
    assert machine.trainer.step == 0


def test_that_checkpoints_keep_to_their_bound_and_never_lose_an_event():
    trainer = Trainer(RUNS["plain"], DATA)
    one = trainer.checkpoint().nbytes
    kept = Checkpoints(bound=8 * one)
    kept.add(trainer.checkpoint(), event=True)
    for step in range(1, 60):
        trainer.train(1)
        kept.add(trainer.checkpoint(), event=step == 7)
        assert kept.nbytes == len(kept) * one <= 9 * one
    assert kept.before(1).step == 0 and kept.event_after(0) == 7
    event = kept.event_at(7)
    assert event is not None and event.step == 7 and kept.event_after(7) is None
    assert kept.before(60).step >= 58
    kept.forget_after(6)
    assert kept.event_after(0) is None and kept.before(60).step <= 6


def test_that_a_lower_bound_takes_effect_at_once():
    trainer = Trainer(RUNS["plain"], DATA)
    kept = Checkpoints(bound=CHECKPOINT_BYTES)
    for _ in range(20):
        kept.add(trainer.checkpoint())
        trainer.train(1)
    before = kept.nbytes
    assert kept.limit(before // 2) and kept.nbytes < 0.6 * before


@pytest.mark.parametrize("events", [1, 640])
def test_that_a_bound_is_kept_to_however_much_lower_it_is(events):
    kept = Checkpoints(bound=CHECKPOINT_BYTES)
    for step in range(640):
        kept.add(SimpleNamespace(step=step, nbytes=1000), event=step < events)
    assert kept.limit(80_000) and 2000 < kept.nbytes <= 80_000
    assert [checkpoint.step for checkpoint in kept.spread(2)] == [0, 639]


def with_rate(chosen, rate):
    return chosen.model_copy(update={"optimizer": chosen.optimizer.model_copy(update={"learning_rate": rate})})


def test_that_a_slider_that_is_dragged_keeps_to_the_bound_and_every_step_is_found_again():
    """Each of its edits had a checkpoint for good: 64 MB that were allowed became 247 within a hundred of them."""
    chosen = experiment(optimizer={"name": "adam"}, training={"batch_size": 8, "epochs": 2}, network={"dropout": 0.2})
    one = Trainer(chosen, DATA).checkpoint().nbytes
    machine, states = machine_of(chosen, bound=6 * one), []
    for step in range(1, 41):
        machine.train(1)
        if step == 20:
            machine.extend()
        machine.edit(with_rate(chosen, 0.001 * step))
        machine.edit(with_rate(chosen, 0.002 * step))
        assert machine._checkpoints.nbytes <= 7 * one
        states.append((state_of(machine.trainer), machine.trainer.experiment, machine.trainer.calendar.end))
    acts = machine.recipe.acts
    assert len(acts) == 81
    for step in (40, 1, 39, 17, 23, 40, 2):
        machine.seek(step)
        found = state_of(machine.trainer), machine.trainer.experiment, machine.trainer.calendar.end
        assert found == states[step - 1] and machine.recorded == 40
    machine.train(38)
    assert state_of(machine.trainer) == states[-1][0] and machine.recipe.acts == acts


def test_that_a_recipe_is_followed_with_what_was_done_on_its_way_and_can_be_taken_back():
    start = experiment(optimizer={"name": "sgd", "learning_rate": 0.05}, training={"batch_size": 8, "epochs": 10})
    faster = start.model_copy(update={"optimizer": start.optimizer.model_copy(update={"learning_rate": 0.2})})
    led = machine_of(start)
    led.train(7)
    led.edit(faster)
    led.train(23)
    led.extend()
    led.train(5)
    followed = machine_of(start)
    followed.follow(led.recipe.acts)
    followed.train(35)
    assert (followed.trainer.step, followed.trainer.digest()) == (35, led.trainer.digest())
    assert followed.recipe.edits == led.recipe.edits and len(followed.recipe.acts) == 2
    for step in (3, 20, 35):
        led.seek(step)
        followed.seek(step)
        assert state_of(followed.trainer) == state_of(led.trainer)


def test_that_who_edits_a_run_that_follows_another_goes_a_way_of_their_own():
    slow, fast = (experiment(optimizer={"name": "sgd", "learning_rate": rate}) for rate in (0.01, 0.2))
    start = experiment(optimizer={"name": "sgd", "learning_rate": 0.05})
    machine = machine_of(start)
    machine.follow([Edit(20, start, fast)])
    machine.train(10)
    machine.edit(slow)
    machine.train(20)
    assert machine.trainer.experiment == slow and [act.step for act in machine.recipe.acts] == [10]
