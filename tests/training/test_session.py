"""A session trains in a thread of its own exactly what a trainer trains, and is never in the way."""

import threading
import time

import numpy as np
import pytest

from dllab.experiment import Experiment
from dllab.training.outcomes import Diverged, Failed, Finished, Paused, Preparing, Running
from dllab.training.session import Session
from tests.training.examples import at_rest, curve, experiment, until
from tests.training.sessions import DATA, loaded, trained


def test_that_a_loaded_run_rests_at_step_zero(session):
    assert session.latest() is None and isinstance(session.outcome, Preparing)
    snapshot = loaded(session)
    assert snapshot.run == 1 and snapshot.step == 0 and snapshot.outcome == session.outcome == Paused()
    assert snapshot.calendar.end == 90 and snapshot.evaluations.step.tolist() == [0]
    assert snapshot.dataset is DATA and snapshot.experiment == experiment()


@pytest.mark.parametrize("speed", [None, 2_000.0, 300.0])
def test_that_the_numbers_are_the_trainers_whatever_the_speed(session, speed):
    loaded(session)
    session.watch("a", DATA.x_val)
    session.set_speed(speed)
    for count in (1, 20, 16):
        session.step(count)
    found = at_rest(session)  # commands that come before the steps of the last are done replace it
    session.step(37 - found.step)
    found = at_rest(session)
    expected = trained(37)
    assert found.step == 37 and found.probes["a"].inputs is DATA.x_val
    np.testing.assert_array_equal(found.probes["a"].outputs, expected.forward(DATA.x_val))
    for name in ("train_loss", "learning_rate", "grad_norm/layer1"):
        np.testing.assert_array_equal(found.steps.last[found.steps.index(name)], expected.history.column(name)[1])


def test_that_steps_and_epochs_are_counted_exactly(session):
    loaded(session)
    for count, step in ((1, 1), (1, 2), (8, 10)):
        session.step(count)
        assert at_rest(session).step == step
    session.epoch()
    assert at_rest(session).step == 12
    session.epoch()
    found = at_rest(session)
    assert found.step == 15 and found.epoch == 5.0 and found.outcome == Paused()


def test_that_the_time_spent_on_steps_is_said(session):
    assert loaded(session).seconds == 0
    session.step(3)
    first = at_rest(session).seconds
    session.step(3)
    assert 0 < first < at_rest(session).seconds


def test_that_a_run_rests_at_a_step_and_goes_on_from_there(session):
    loaded(session)
    session.rest_at(37)
    session.set_speed(300.0)  # whose chunks do not end there by chance
    session.run()
    found = at_rest(session)
    assert found.step == 37 and found.outcome == Paused()
    assert found.steps.last[0][-1] == trained(37).history.column("train_loss")[1][-1]
    session.set_speed(None)
    session.run()
    assert at_rest(session).step == 90, "it is over that step"
    session.reset()
    session.run()
    assert at_rest(session).step == 37, "and so does every run"
    session.rest_at(None)
    session.reset()
    session.run()
    assert at_rest(session).step == 90


def test_that_a_run_ends_after_its_epochs_and_may_go_on(session):
    loaded(session)
    session.run()
    found = at_rest(session)
    assert found.step == 90 and found.outcome == Finished()
    expected = trained(90)
    assert found.steps.last[0][-1] == expected.history.column("train_loss")[1][-1]
    assert found.evaluations.step[-1] == 90
    session.run()
    assert at_rest(session).step == 180


def test_that_pausing_changes_nothing(session):
    loaded(session, experiment(training={"epochs": 3000}))
    session.watch("a", DATA.x_val)
    for _ in range(5):
        session.run()
        session.pause()
        at_rest(session)
    found = at_rest(session)
    expected = trained(found.step, experiment(training={"epochs": 3000})).forward(DATA.x_val)
    np.testing.assert_array_equal(found.probes["a"].outputs, expected)


def test_that_snapshots_are_numbered_and_never_change(session):
    loaded(session, experiment(training={"epochs": 10_000_000}))
    session.run()
    seen, copies = [], []
    while len(seen) < 12:
        new = until(lambda: (s := session.latest()) and (not seen or s.changes != seen[-1].changes) and s)
        seen.append(new)
        copies.append((new.step, new.steps.last.copy(), new.layers.last.copy(), new.evaluations.last.copy()))
    session.pause()
    at_rest(session)
    assert (np.diff([s.changes for s in seen]) > 0).all() and (np.diff([s.step for s in seen]) >= 0).all()
    for snapshot, (step, *columns) in zip(seen, copies, strict=True):
        found = snapshot.steps.last, snapshot.layers.last, snapshot.evaluations.last
        assert snapshot.step == step
        np.testing.assert_equal(list(found), columns)
    with pytest.raises(AttributeError):
        seen[0].step = 3


def test_that_a_reset_begins_again_with_the_same_weights_or_another_seeds(session):
    first = loaded(session)
    session.watch("a", DATA.x_val)
    start = at_rest(session).probes["a"].outputs
    session.step(20)
    at_rest(session)
    session.reset()
    again = at_rest(session)
    assert again.run == first.run + 1 and again.step == 0 and again.dataset is DATA
    np.testing.assert_array_equal(again.probes["a"].outputs, start)
    session.reset(seed=5)
    other = at_rest(session)
    assert other.run == first.run + 2 and other.experiment.seed == 5
    assert (other.probes["a"].outputs != start).any()


def test_that_an_edit_is_live_and_marked_and_the_rest_waits_for_a_reset(session):
    loaded(session)
    session.step(10)
    at_rest(session)
    session.edit(experiment(optimizer={"learning_rate": 0.5}, network={"hidden": [4]}))
    found = at_rest(session)
    assert found.edits == ((10, "optimizer.learning_rate = 0.5"),)
    assert found.experiment.optimizer.learning_rate == 0.5 and found.experiment.network.hidden == (6, 5)
    session.step(1)
    found = at_rest(session)
    assert found.steps.last[found.steps.index("learning_rate")][-2:].tolist() == pytest.approx([0.05, 0.5])
    session.reset()
    found = at_rest(session)
    assert found.experiment.network.hidden == (4,) and found.edits == ()


def test_that_other_data_edited_in_is_loaded_at_every_reset():
    session = Session()
    try:
        session.load(experiment(dataset={"name": "spiral", "samples": 50}))
        at_rest(session)
        session.reset()
        for samples in (60, 70):
            session.edit(experiment(dataset={"name": "spiral", "samples": samples}))
            session.reset()
            assert at_rest(session).dataset.size == samples
    finally:
        session.close()


def test_that_edits_while_running_keep_it_running(session):
    loaded(session, experiment(training={"epochs": 10_000_000}))
    session.run()
    until(lambda: session.latest().step > 0)
    session.edit(experiment(training={"epochs": 10_000_000, "batch_size": 3}))
    until(lambda: session.latest().edits)
    reached = session.latest().step
    until(lambda: session.latest().step > reached)
    assert session.outcome == Running()


def test_that_a_limited_speed_is_kept_and_every_step_recorded_in_full(session):
    loaded(session, experiment(training={"epochs": 10_000_000}))
    session.set_speed(50.0)
    begun = time.perf_counter()
    session.run()
    until(lambda: session.latest().step >= 3)
    session.pause()
    found = at_rest(session)
    assert found.step <= 50 * (time.perf_counter() - begun) + 1  # at full speed it would be thousands by now
    assert found.layers.step.tolist() == list(range(1, found.layers.step[-1] + 1))


def test_that_a_failing_load_says_why_and_keeps_the_run(session):
    loaded(session)
    session.step(5)
    before = at_rest(session)
    session.load(experiment(), curve())
    until(lambda: isinstance(session.outcome, Failed))
    assert "does not fit" in session.outcome.template and session.outcome.values["loss"] == "cross_entropy"
    assert session.latest() is before
    session.step(1)
    found = at_rest(session)
    assert found.run == before.run and found.step == 6 and found.outcome == Paused()


def test_that_divergence_rests_the_session_and_a_reset_revives_it(session):
    wild = experiment(network={"activation": "relu"}, loss={"name": "mse"}, optimizer={"learning_rate": 1e9})
    loaded(session, wild, curve())
    session.run()
    found = at_rest(session)
    assert isinstance(found.outcome, Diverged) and found.step == found.outcome.step
    session.run()
    assert at_rest(session).step == found.step
    session.reset()
    assert at_rest(session).outcome == Paused()


def test_that_commands_before_any_run_do_nothing(session):
    for command in (session.run, session.pause, session.step, session.epoch, session.reset):
        command()
    session.edit(experiment())
    session.set_speed(10.0)
    session.watch("a", DATA.x_val)
    done = threading.Event()
    session._commands.put(done.set)
    until(done.is_set)
    assert session.latest() is None and isinstance(session.outcome, Preparing)


def test_that_time_dragged_back_shows_the_past_and_still_knows_the_whole(session):
    loaded(session)
    session.step(60)
    at_rest(session)
    session.seek(25)
    past = at_rest(session)
    assert past.run == 1 and past.step == 25 and past.outcome == Paused()
    assert past.steps.step.tolist() == list(range(1, 26)) and past.evaluations.step[-1] == 25
    assert past.layers.step[-1] == 25
    assert past.whole.step == 60 and past.whole.steps.step[-1] == 60
    assert past.epoch == trained(25).epoch


def test_that_of_many_places_sought_the_last_one_counts(session):
    loaded(session)
    session.step(60)
    at_rest(session)
    for step in range(60):
        session.seek(step)
    assert at_rest(session).step == 59


def test_that_an_inspection_is_the_state_at_its_step(session):
    loaded(session)
    session.inspect("a", True)
    session.step(30)
    inspection = at_rest(session).inspection
    assert inspection.step == 30 and np.array_equal(inspection.state.parameters, trained(30).engine.state.parameters)
    assert inspection.rate == 0.05
    session.seek(12)
    inspection = at_rest(session).inspection
    assert inspection.step == 12 and np.array_equal(inspection.state.parameters, trained(12).engine.state.parameters)
    session.inspect("a", False)
    assert at_rest(session).inspection is None


def test_that_an_edit_in_the_past_branches_a_run_that_keeps_its_parent(session):
    loaded(session)
    session.step(60)
    at_rest(session)
    session.seek(25)
    session.edit(experiment(optimizer={"learning_rate": 0.2}))
    branch = at_rest(session)
    assert branch.run == 2 and branch.step == branch.whole.step == 25
    assert branch.parent.run == 1 and branch.parent.step == 60 and branch.parent.experiment == experiment()
    assert branch.edits == ((25, "optimizer.learning_rate = 0.2"),)
    session.step(10)
    grown = at_rest(session)
    assert grown.step == 35 and grown.parent is branch.parent
    session.reset()
    assert at_rest(session).parent is None


def test_that_a_run_can_be_asked_while_it_trains(session):
    until(session.ask(lambda trainer: trainer.step).cancelled)
    loaded(session)
    session.run()
    assert session.ask(lambda trainer: trainer.experiment).result(60) == experiment()
    with pytest.raises(KeyError):
        session.ask(lambda trainer: trainer.history.column("no such column")).result(60)
    assert isinstance(at_rest(session).outcome, Finished)


def test_that_closing_while_a_run_is_prepared_ends_the_thread():
    session = Session()
    for _ in range(5):
        session.load(experiment(), DATA)
    session.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "training"]
    session.close()


def test_that_closing_ends_a_running_session():
    session = Session()
    loaded(session, experiment(training={"epochs": 10_000_000}))
    session.run()
    until(lambda: session.latest().step > 0)
    session.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "training"]


def test_that_a_replay_takes_a_run_where_it_was_with_all_that_was_done_to_it(session):
    start = Experiment.model_validate({"dataset": {"name": "moons", "samples": 60}, "network": {"hidden": [4]}})
    session.load(start)
    session.step(9)
    at_rest(session)
    after = start.model_copy(update={"optimizer": start.optimizer.model_copy(update={"learning_rate": 0.5})})
    session.edit(after)
    session.step(9)
    at_rest(session)
    recipe, digest = session.ask(lambda trainer: (trainer.now.recipe, trainer.digest())).result()
    session.load(Experiment())
    session.replay(recipe, 18)
    found = at_rest(session)
    assert found.step == 18 and found.experiment == after and [step for step, _ in found.edits] == [9]
    assert session.ask(lambda trainer: trainer.digest()).result() == digest
    session.seek(4)
    assert at_rest(session).step == 4
    session.reset()
    assert at_rest(session).experiment == after, "what the form shows is what Reset begins"
