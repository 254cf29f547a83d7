"""A run that has taken no step begins as it was last edited."""

from dllab.training.outcomes import Failed, Finished
from tests.training.examples import at_rest, experiment
from tests.training.sessions import loaded


def test_that_a_run_without_a_step_begins_as_it_was_last_edited_and_one_with_steps_waits_for_a_reset(session):
    first = loaded(session)
    session.edit(experiment(network={"hidden": [4]}))
    assert at_rest(session).experiment.network.hidden == (6, 5)
    session.step(3)
    found = at_rest(session)
    assert found.experiment.network.hidden == (4,) and found.step == 3 and found.run == first.run + 1
    session.edit(experiment(network={"hidden": [7]}))
    session.seek(0)
    session.step(1)
    found = at_rest(session)
    assert found.experiment.network.hidden == (4,) and found.step == 1 and found.run == first.run + 1
    session.reset()
    session.edit(experiment(network={"hidden": [5]}))
    session.epoch()
    assert at_rest(session).experiment.network.hidden == (5,)
    session.reset()
    session.edit(experiment(network={"hidden": [3]}, training={"epochs": 2}))
    session.run()
    found = at_rest(session)
    assert found.experiment.network.hidden == (3,) and isinstance(found.outcome, Finished)


def test_that_a_run_that_cannot_begin_as_it_was_edited_trains_nothing_else(session):
    loaded(session)
    session.edit(experiment(network={"normalization": {"name": "batch"}}, training={"batch_size": 1}))
    session.step(3)
    assert at_rest(session).step == 0 and isinstance(session.outcome, Failed)
