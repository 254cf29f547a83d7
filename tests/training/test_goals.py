"""A run stops where its goal is reached, wherever that is looked at from."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dllab import Experiment, Trainer
from dllab.experiment import ExperimentError
from dllab.sweeps.ensemble import Ensemble
from dllab.training.archive import DamagedRun, load_run
from dllab.training.early_stopping import Best
from dllab.training.goals import Goal, goals, unheard, unreachable
from dllab.training.outcomes import Finished, GoalReached, Paused
from dllab.training.session_thread import CHECKPOINT_BYTES
from dllab.training.time_machine import TimeMachine
from tests.training.examples import at_rest, clouds, curve, experiment, until
from tests.training.run_files import change, contents, rewrite, written

DATA, CURVE = clouds(), curve()
ACCURACY, LOSS = 5 / 9, 0.1
FAST = {"optimizer": {"learning_rate": 0.2}, "training": {"epochs": 60}}  # 180 steps
RUNS = {
    "step": ({"stop_at_step": 47}, "cross_entropy", DATA),
    "accuracy": ({"stop_at_accuracy": ACCURACY}, "cross_entropy", DATA),
    "loss": ({"stop_at_loss": LOSS}, "mse", CURVE),
}


def chosen(training, loss, **sections):
    return experiment(**(FAST | {"training": FAST["training"] | training, "loss": {"name": loss}} | sections))


def trainer_of(kind, **sections):
    training, loss, data = RUNS[kind]
    return Trainer(chosen(training, loss, **sections), data)


def undisturbed(kind):
    """The same run without a goal, to its end."""
    _, loss, data = RUNS[kind]
    trainer = Trainer(chosen({}, loss), data)
    trainer.train(180)
    return trainer


def expected(kind):
    """The step at which the goal is reached first, by the evaluations of a run that has none."""
    if kind == "step":
        return 47
    trainer = undisturbed(kind)
    curves = trainer.history.evaluations.exact.curves()
    values = curves.last[curves.index("val_accuracy" if kind == "accuracy" else "val_loss")][1:]
    met = values >= np.float32(ACCURACY) if kind == "accuracy" else values <= LOSS
    return int(curves.step[1:][met][0])


@pytest.mark.parametrize("kind", RUNS)
@given(chunks=st.lists(st.integers(1, 60), min_size=1, max_size=9), looks=st.booleans())
@settings(max_examples=12, deadline=None)
def test_that_a_run_stops_at_the_same_step_whatever_the_chunks(kind, chunks, looks):
    trainer, place = trainer_of(kind), 0
    while isinstance(trainer.outcome, Paused):
        trainer.train(chunks[place % len(chunks)], record_every=1 + place % 3)
        place += 1
        if looks:
            trainer.evaluate()  # as a window does, at steps that decide nothing
    step = expected(kind)
    assert trainer.step == step and 10 < step < 180
    assert isinstance(trainer.outcome, GoalReached) and trainer.outcome.step == step
    assert trainer.outcome.goal == goals(trainer.experiment.training)[0]
    assert trainer.outcome.goal.kind == kind


@pytest.mark.parametrize("kind", RUNS)
def test_that_a_goal_changes_no_bit_before_it_and_none_after_it(kind):
    trainer, free = trainer_of(kind), undisturbed(kind)
    trainer.train(180)
    begun = Trainer(chosen({}, RUNS[kind][1]), RUNS[kind][2])
    begun.train(trainer.step)
    assert trainer.digest() == begun.digest()
    trainer.extend()
    trainer.train(180 - trainer.step)
    assert trainer.digest() == free.digest() and trainer.outcome == Finished()


@pytest.mark.parametrize("kind", RUNS)
def test_that_a_goal_that_is_gone_on_from_stops_no_more_until_it_is_another(kind):
    trainer = trainer_of(kind)
    trainer.train(180)
    reached = trainer.step
    trainer.extend()
    trainer.train(20)
    assert trainer.step == reached + 20 and trainer.outcome == Paused()
    raised = {"step": {"stop_at_step": 100}, "accuracy": {"stop_at_accuracy": 0.5}, "loss": {"stop_at_loss": 5.0}}[kind]
    trainer.edit(chosen(raised, RUNS[kind][1]))
    trainer.train(180 - trainer.step)
    assert isinstance(trainer.outcome, GoalReached) and trainer.outcome.goal == Goal(kind, *raised.values())


def test_that_another_goal_wakes_a_run_that_has_reached_its():
    trainer = trainer_of("step")
    trainer.train(180)
    trainer.edit(chosen({"stop_at_step": 47}, "cross_entropy", optimizer={"learning_rate": 0.01}))
    assert isinstance(trainer.outcome, GoalReached), "the goal is the same"
    trainer.edit(chosen({"stop_at_step": 60}, "cross_entropy"))
    assert trainer.outcome == Paused()
    trainer.train(180)
    assert trainer.outcome == GoalReached(Goal("step", 60), 60)


def test_that_a_step_that_lies_behind_stops_nothing():
    trainer = Trainer(chosen({}, "cross_entropy"), DATA)
    trainer.train(50)
    trainer.edit(chosen({"stop_at_step": 30}, "cross_entropy"))
    trainer.train(130)
    assert trainer.outcome == Finished() and trainer.step == 180


def test_that_the_last_step_may_be_a_goal_which_can_be_gone_on_from():
    trainer = Trainer(chosen({"stop_at_step": 180}, "cross_entropy"), DATA)
    trainer.train(300)
    assert trainer.outcome == GoalReached(Goal("step", 180), 180)
    trainer.extend()
    assert trainer.outcome == Paused() and trainer.calendar.end == 360


@pytest.mark.parametrize("kind", RUNS)
def test_that_a_saved_run_stops_where_it_would_have_and_says_what_it_reached(kind, tmp_path):
    trainer, path = trainer_of(kind), tmp_path / "x.dllab"
    trainer.train(12)
    trainer.save(path)
    again = Trainer.load(path, RUNS[kind][2])
    for each in (trainer, again):
        each.train(180)
        assert isinstance(each.outcome, GoalReached)
    assert again.outcome == trainer.outcome and again.digest() == trainer.digest()
    again.save(path)
    assert load_run(path).outcome == trainer.outcome
    beyond = Trainer.load(path, RUNS[kind][2])
    beyond.extend()
    beyond.train(5)
    beyond.save(path)
    later = Trainer.load(path, RUNS[kind][2])
    later.train(180 - later.step)
    assert later.outcome == Finished() and later.now.passed == (trainer.outcome.goal,)
    assert load_run(path).recipe.replay(later.step, RUNS[kind][2]).digest() == later.digest()


def test_that_files_from_before_there_were_goals_are_read(tmp_path):
    trainer = Trainer(experiment(), DATA)
    trainer.train(5)
    path = written(trainer, tmp_path)
    state = json.loads(contents(path)["state.json"])
    assert state.pop("passed") == []
    parts = contents(path) | {"state.json": json.dumps(state).encode()}
    rewrite(path, parts)
    assert load_run(path).saved.run_state.passed == ()


@pytest.mark.parametrize("goal", [["speed", 1], ["step", -1], ["loss", float("nan")], ["step", 10**400], ["step"], 7])
def test_that_a_goal_nobody_can_have_had_is_refused(goal, tmp_path):
    trainer = trainer_of("step")
    trainer.train(180)
    path = written(trainer, tmp_path)
    change(path, "state.json", passed=[goal])
    assert load_run(path).saved is None
    change(path, outcome={"kind": "goal_reached", "goal": goal, "step": 47})
    with pytest.raises(DamagedRun):
        load_run(path)


@pytest.mark.parametrize("kind", RUNS)
def test_that_a_run_taken_back_stops_again_where_it_did_and_goes_on_where_it_went_on(kind):
    machine = TimeMachine(trainer_of(kind), CHECKPOINT_BYTES)
    machine.train(180)
    reached = machine.trainer.step
    machine.seek(5)
    machine.train(180)
    assert machine.trainer.step == reached and isinstance(machine.trainer.outcome, GoalReached)
    machine.extend()
    machine.train(30)
    digest = machine.trainer.digest()
    machine.seek(reached - 3)
    machine.train(33)
    assert machine.trainer.digest() == digest and machine.trainer.outcome == Paused()
    machine.seek(5)
    machine.edit(chosen({**RUNS[kind][0], "stop_on_divergence": False}, RUNS[kind][1]))
    machine.train(180)
    assert machine.trainer.step == reached and isinstance(machine.trainer.outcome, GoalReached), "a branch has its own"


def test_that_a_goal_keeps_the_network_that_reached_it_from_early_stopping():
    trainer = trainer_of("accuracy", early_stopping={"patience": 1})
    trainer.train(3)
    best = Best(0.0, 1, -10.0, trainer.now.state.parameters * 0, trainer.now.state.running * 0)
    now = trainer.now.__class__(**{**vars(trainer.now), "best": best})
    heard = now.hearing({"train_loss": 1.0, "val_loss": 1.0, "val_accuracy": 0.9})
    assert isinstance(heard.outcome, GoalReached) and heard.state.parameters.any()


@pytest.mark.parametrize("kind", RUNS)
@pytest.mark.parametrize("speed", [None, 300.0])
def test_that_a_session_rests_at_the_goal_at_any_speed_and_run_goes_on(session, kind, speed):
    training, loss, data = RUNS[kind]
    session.set_speed(speed)
    session.load(chosen(training, loss), data)
    session.run()
    found = at_rest(session)
    assert found.step == expected(kind) and isinstance(found.outcome, GoalReached) and session.outcome == found.outcome
    session.run()
    found = at_rest(session)
    assert found.step == 180 and found.outcome == Finished()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), None])
def test_that_what_is_not_finite_or_not_measured_reaches_nothing(value):
    metrics = {} if value is None else {"val_loss": value, "val_accuracy": value}
    assert not Goal("loss", 1.0).is_met(metrics) and not Goal("accuracy", 0.5).is_met(metrics)


def test_that_goals_without_what_they_are_measured_on_are_named():
    training = Experiment.model_validate({"training": {"stop_at_accuracy": 0.9, "stop_at_loss": 0.1}}).training
    assert unreachable(training, classes=True, held_out=True) == {}
    assert list(unreachable(training, classes=False, held_out=True)) == ["stop_at_accuracy"]
    assert list(unreachable(training, classes=True, held_out=False)) == ["stop_at_accuracy", "stop_at_loss"]
    assert unreachable(Experiment().training, classes=False, held_out=False) == {}
    alone = type(DATA).from_arrays(DATA.x_train, DATA.y_train, classes=DATA.classes)
    trainer = Trainer(chosen({"stop_at_accuracy": 0.1, "stop_at_loss": 9.0}, "cross_entropy"), alone)
    trainer.train(180)
    assert trainer.outcome == Finished()


@pytest.mark.parametrize(
    "training", [{"stop_at_step": -1}, {"stop_at_accuracy": 1.5}, {"stop_at_accuracy": -0.1}, {"stop_at_loss": -1.0}]
)
def test_that_goals_out_of_range_are_refused_with_their_key(training):
    key, value = next(iter(training.items()))
    with pytest.raises(ExperimentError, match=rf"training\.{key} = {value}: must be at"):
        Experiment.model_validate({"training": training})


def test_that_goals_are_in_the_experiment_s_file(tmp_path):
    wanted = Experiment.model_validate({"training": {"stop_at_step": 5, "stop_at_accuracy": 0.9, "stop_at_loss": 0.1}})
    wanted.save(tmp_path / "x.toml")
    assert Experiment.load(tmp_path / "x.toml") == wanted
    assert goals(wanted.training) == (Goal("step", 5), Goal("accuracy", 0.9), Goal("loss", 0.1))


def test_that_each_of_several_runs_stops_at_its_goal():
    several = Ensemble()
    several.start("seeds", chosen({"stop_at_step": 20}, "cross_entropy"), 2, steps=40, dataset=DATA)
    try:
        spread = until(lambda: (found := several.latest()) and found.over and found)
    finally:
        several.close()
    assert [(run.step, run.outcome) for run in spread.runs] == [(20, GoalReached(Goal("step", 20), 20))] * 2


@pytest.mark.parametrize(
    ("metric", "patience", "classes", "held_out", "silent"),
    [
        ("val_loss", 3, True, False, True),
        ("val_loss", 3, False, True, False),
        ("val_accuracy", 3, False, True, True),
        ("val_accuracy", 3, True, False, True),
        ("val_accuracy", 3, True, True, False),
        ("train_loss", 3, False, False, False),
        ("val_loss", 0, True, False, False),
    ],
)
def test_that_early_stopping_by_what_is_not_measured_is_said_to_stop_nothing(
    metric, patience, classes, held_out, silent
):
    stopping = Experiment.model_validate({"early_stopping": {"metric": metric, "patience": patience}}).early_stopping
    assert (unheard(stopping, classes=classes, held_out=held_out) is not None) == silent
