"""With its first step a run begins as it was last edited, and knows nothing of the run before."""

import pytest

from dllab.training.outcomes import Failed
from dllab.training.session import Session
from tests.training.examples import at_rest, experiment, until
from tests.training.sessions import DATA, loaded, trained


@pytest.mark.parametrize(("begin", "step"), [("run", 60), ("step", 1), ("epoch", 2)])
def test_that_what_waits_for_a_reset_waits_no_longer_than_for_the_first_step(session, begin, step):
    loaded(session)
    session.edit(experiment(network={"hidden": [4]}, training={"epochs": 30, "batch_size": 4}))
    assert at_rest(session).experiment.network.hidden == (6, 5)  # nothing begins again behind anybody's back
    getattr(session, begin)()
    found = at_rest(session)
    assert found.experiment.network.hidden == (4,) and found.edits == ()
    expected = trained(found.step, experiment(network={"hidden": [4]}, training={"epochs": 30, "batch_size": 4}))
    assert found.steps.last[0][-1] == expected.history.column("train_loss")[1][-1]
    session.edit(experiment(network={"hidden": [3]}))
    session.step()
    assert at_rest(session).experiment.network.hidden == (4,)  # steps that were taken are never given up


def test_that_a_run_dragged_back_to_its_start_is_not_given_up_for_what_waits(session):
    loaded(session)
    session.step(5)
    assert at_rest(session).step == 5
    session.edit(experiment(network={"hidden": [4]}))
    session.seek(0)
    until(lambda: session.latest().step == 0)
    session.step()
    found = until(lambda: (s := session.latest()).step == 1 and s)
    assert found.experiment.network.hidden == (6, 5)


def test_that_nothing_is_trained_where_what_waits_cannot_be_begun():
    session = Session()
    try:
        session.load(experiment(dataset={"name": "spiral", "samples": 50}))
        at_rest(session)
        session.edit(experiment(dataset={"name": "csv", "path": "/nowhere.csv"}))
        session.run()
        until(lambda: isinstance(session.outcome, Failed))
        session.ask(lambda trainer: None).result()  # all commands have been obeyed
        assert isinstance(session.outcome, Failed) and session.latest().step == 0
    finally:
        session.close()


def test_that_a_run_begins_with_nothing_known_of_the_time_of_its_steps(session):
    loaded(session)
    session.step(50)
    assert at_rest(session).us_per_step > 0
    session.reset()
    assert at_rest(session).us_per_step == 0
    session.run()
    session.load(experiment(network={"hidden": [500, 500]}), DATA)
    assert at_rest(session).us_per_step == 0
