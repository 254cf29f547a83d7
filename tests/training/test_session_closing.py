"""Whenever a session is closed, whoever waits for an answer has one: what was asked for, why not, or Closed."""

import threading
from concurrent.futures import CancelledError

import pytest

from dllab.training.commands import Closed
from dllab.training.recipe import Recipe
from dllab.training.session import Session
from dllab.training.time_machine import TimeMachine
from tests.training.examples import PATIENCE, experiment, until
from tests.training.sessions import DATA, loaded


def asked_all(session):
    """Everything that somebody may wait for."""
    return [
        session.ask(lambda trainer: trainer.step), session.number(), session.set_aside(), session.escape(),
        session.take_back(0),
    ]  # fmt: skip


def are_closed(futures):
    return all(future.done() and isinstance(future.exception(), Closed) for future in futures)


@pytest.fixture
def held(session, monkeypatch):
    """A run in the midst of a step that takes as long as it likes, and how it is let go on."""
    begun, go_on = threading.Event(), threading.Event()
    monkeypatch.setattr(Session, "_advance", lambda _: begun.set() or go_on.wait(PATIENCE))
    loaded(session, experiment(training={"epochs": 10_000_000}))
    session.run()
    assert begun.wait(PATIENCE)
    yield go_on
    go_on.set()


def test_that_what_was_asked_for_before_anything_began_is_answered():
    session, never = Session(), threading.Event()
    session.hold(never, PATIENCE)
    session.load(experiment(), DATA)
    futures = asked_all(session)
    assert session.close(PATIENCE / 2), "nobody waits for the end of what holds it"
    assert are_closed(futures) and session.latest() is None


def test_that_what_waits_for_a_long_step_is_answered_at_once(session, held):
    futures = asked_all(session)
    assert not any(future.done() for future in futures)
    assert not session.close(0.0)
    assert are_closed(futures)
    assert are_closed(asked_all(session)), "and so is what is asked for from now on"
    held.set()
    assert session.close()
    assert are_closed(asked_all(session))


def test_that_two_closes_are_as_good_as_one(session, held):
    futures = asked_all(session)
    assert not session.close(0.0) and not session.close(0.0)
    held.set()
    assert session.close() and session.close()
    assert are_closed(futures)


def test_that_what_is_under_way_is_still_answered(session):
    loaded(session)
    begun, go_on = threading.Event(), threading.Event()
    under_way = session.ask(lambda trainer: begun.set() or go_on.wait(PATIENCE) and trainer.step)
    assert begun.wait(PATIENCE)
    behind = session.number()
    assert not session.close(0.0) and not under_way.done() and are_closed([behind])
    go_on.set()
    assert under_way.result(PATIENCE) == 0


def test_that_a_step_that_is_being_taken_back_is_given_up(session, monkeypatch):
    loaded(session)
    begun, go_on = threading.Event(), threading.Event()

    def take_back(machine, step, progress):
        begun.set()
        assert go_on.wait(PATIENCE)
        progress("training again", 0, step)
        raise AssertionError("it goes on though nobody waits")

    monkeypatch.setattr(TimeMachine, "take_back", take_back)
    future = session.take_back(0)
    assert begun.wait(PATIENCE)
    assert not session.close(0.0)
    go_on.set()
    assert isinstance(future.exception(PATIENCE), Closed)


def test_that_a_replay_is_given_up_while_its_run_is_prepared(session, monkeypatch):
    loaded(session)
    begun, go_on, followed = threading.Event(), threading.Event(), []
    monkeypatch.setattr(TimeMachine, "follow", lambda machine, acts: followed.append(acts))
    monkeypatch.setattr(session.library, "load", lambda *_: begun.set() or go_on.wait(PATIENCE) and DATA)
    session.replay(Recipe(experiment()), 5)
    futures = asked_all(session)
    assert begun.wait(PATIENCE)
    assert not session.close(0.0)
    go_on.set()
    assert session.close() and are_closed(futures) and not followed


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_that_a_thread_that_was_ended_answers_too(session):
    loaded(session)

    def end(trainer):
        raise SystemExit

    ended = session.ask(end)
    assert isinstance(ended.exception(PATIENCE), SystemExit)
    until(lambda: are_closed(asked_all(session)))


def test_that_closing_from_several_threads_while_others_ask_leaves_nobody_waiting():
    for _ in range(20):
        session = Session()
        together, futures = threading.Barrier(5), []

        def ask(session=session, together=together, futures=futures):
            together.wait(PATIENCE)
            for _ in range(50):
                futures.extend(asked_all(session))

        def close(session=session, together=together):
            together.wait(PATIENCE)
            session.close()

        threads = [threading.Thread(target=work) for work in (ask, ask, ask, close, close)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert len(futures) == 750 and all(future.done() for future in futures)
        found = {CancelledError if future.cancelled() else type(future.exception()) for future in futures}
        assert found <= {CancelledError, Closed}, "without a run it is cancelled"
