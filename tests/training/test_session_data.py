"""What a session begins with: data that others have as well, and runs that were saved."""

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.datasets.library import Library
from dllab.training.outcomes import Finished
from dllab.training.session import Session
from dllab.training.snapshot import SavedRun
from tests.training.examples import at_rest, clouds, experiment, until

DATA = clouds()


@pytest.fixture
def library():
    return Library()


@pytest.fixture
def session(library):
    session = Session(library)
    yield session
    session.close()


def test_that_a_saved_run_goes_on_where_it_stood(session):
    expected, before = Trainer(experiment(), DATA), Trainer(experiment(), DATA)
    expected.train(50, 1)
    before.train(30, 1)
    saved = SavedRun(before.checkpoint(), before.history.curves())
    session.load(experiment(), DATA, saved)
    resumed = at_rest(session)
    assert resumed.step == 30 and resumed.steps.step.tolist() == list(range(1, 31))
    session.step(20)
    at_rest(session)
    assert np.array_equal(session._trainer.engine.state.parameters, expected.engine.state.parameters)
    assert session.latest().steps.last.tolist() == expected.history.steps.drawn.curves().last.tolist()


def test_that_a_run_and_whoever_else_asks_share_their_data(session, library):
    small = Experiment.model_validate({"dataset": {"name": "moons", "samples": 40}, "network": {"hidden": [3]}})
    before = library.load(small.dataset, small.seed)
    session.load(small)
    assert at_rest(session).dataset is before
    session.reset()
    until(lambda: session.latest().run == 2)
    assert session.latest().dataset is before
    session.reset(seed=5)
    until(lambda: session.latest().run == 3)
    assert session.latest().dataset is library.load(small.dataset, 5) is not before


def test_that_a_saved_run_that_was_over_is_over_and_can_be_extended(session):
    short = experiment(training={"epochs": 5})
    before = Trainer(short, DATA)
    before.train(15)
    session.load(short, DATA, SavedRun(before.checkpoint(), before.history.curves()))
    assert at_rest(session).outcome == Finished() and session.latest().edits == ()
    session.run()
    until(lambda: session.latest().step == 30)
    before.extend()
    before.train(15)
    assert session.ask(lambda trainer: trainer.digest()).result(60) == before.digest()


def test_that_a_saved_run_brings_its_edits_back(session):
    before = Trainer(experiment(), DATA)
    before.train(10)
    before.edit(experiment(optimizer={"learning_rate": 0.5}))
    session.load(before.experiment, DATA, SavedRun(before.checkpoint(), before.history.curves()))
    assert at_rest(session).edits == ((10, "optimizer.learning_rate = 0.5"),)
