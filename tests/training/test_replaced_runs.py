"""A run whose place another took goes on where it stood, bit for bit."""

import numpy as np

from tests.training.examples import at_rest, clouds, curve, experiment
from tests.training.sessions import DATA, loaded, trained


def test_that_a_run_that_was_reset_comes_back_bit_for_bit_with_its_curves(session):
    loaded(session)
    session.step(37)
    before = at_rest(session)
    session.reset(seed=5)
    after = at_rest(session)
    assert after.step == 0 and session.replaced.step == 37 and session.replaced.experiment == experiment()
    session.return_to(session.replaced.experiment)
    back = at_rest(session)
    assert (back.step, back.experiment, back.dataset) == (37, experiment(), DATA) and back.run > after.run
    np.testing.assert_array_equal(back.steps.last, before.steps.last)
    session.step(13)
    at_rest(session)
    assert session.ask(lambda trainer: trainer.digest()).result(60) == trained(50).digest()


def test_that_two_runs_can_take_turns(session):
    loaded(session)
    session.step(20)
    at_rest(session)
    session.reset(seed=5)
    session.step(30)
    at_rest(session)
    for seed, step in ((0, 20), (5, 30), (0, 20)):
        session.return_to(session.replaced.experiment)
        back = at_rest(session)
        assert (back.experiment.seed, back.step) == (seed, step)


def test_that_a_run_without_a_step_replaces_nothing(session):
    loaded(session)
    assert session.replaced is None
    session.step(20)
    at_rest(session)
    for seed in (1, 2, 3):
        session.reset(seed=seed)
        assert at_rest(session).step == 0
    assert session.replaced.step == 20
    session.return_to(session.replaced.experiment)
    assert at_rest(session).step == 20


def test_that_an_experiment_whose_run_is_gone_begins_anew(session):
    loaded(session)
    session.return_to(experiment(seed=3))
    found = at_rest(session)
    assert (found.step, found.experiment.seed, session.replaced) == (0, 3, None)
    session.step(4)
    at_rest(session)
    session.reset()
    at_rest(session)
    session.return_to(experiment(seed=4))
    found = at_rest(session)
    assert (found.step, found.experiment.seed, session.replaced.step) == (0, 4, 4)


def test_that_a_run_that_was_dragged_back_returns_at_its_newest_step(session):
    loaded(session)
    session.step(37)
    at_rest(session)
    session.seek(10)
    at_rest(session)
    session.reset()
    at_rest(session)
    session.return_to(session.replaced.experiment)
    assert at_rest(session).step == 37
    assert session.ask(lambda trainer: trainer.digest()).result(60) == trained(37).digest()


def test_that_data_that_were_given_come_back_with_the_run(session):
    given, other = clouds(), curve()
    loaded(session, data=given)
    session.step(5)
    at_rest(session)
    session.load(experiment(loss={"name": "mse"}), other)
    assert at_rest(session).dataset is other
    session.return_to(session.replaced.experiment)
    assert at_rest(session).dataset is given
    session.reset(seed=9)
    assert at_rest(session).dataset is given


def test_that_runs_that_were_set_aside_go_on_in_any_order_bit_for_bit(session):
    kept = {}
    for seed, steps in ((0, 20), (1, 30)):
        loaded(session, experiment(seed=seed))
        session.step(steps)
        at_rest(session)
        kept[seed] = session.set_aside()
    for seed, steps in ((0, 20), (1, 30), (0, 20), (1, 30)):
        session.take_up(experiment(seed=seed), kept[seed])
        assert (at_rest(session).experiment.seed, at_rest(session).step) == (seed, steps)
    session.step(7)
    at_rest(session)
    assert session.ask(lambda trainer: trainer.digest()).result(60) == trained(37, experiment(seed=1)).digest()


def test_that_of_a_run_set_aside_before_its_first_step_a_new_one_begins(session):
    loaded(session)
    kept = session.set_aside()
    session.step(5)
    at_rest(session)
    session.take_up(experiment(seed=4), kept)
    found = at_rest(session)
    assert kept.result(60) is None and (found.step, found.experiment.seed) == (0, 4)
