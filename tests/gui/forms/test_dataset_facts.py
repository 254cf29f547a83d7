"""Datasets loaded beside the window."""

import pytest

from dllab.datasets import DATASETS
from dllab.gui.forms.dataset_facts import DatasetFacts, DatasetLoader
from dllab.messages import UserError


@pytest.fixture
def loader(qtbot):
    made = DatasetLoader()
    yield made
    qtbot.waitUntil(lambda: not made.busy)


def test_that_facts_are_those_of_the_training_set(qtbot, loader):
    choice = DATASETS["spiral"](arms=3, samples=300)
    with qtbot.waitSignal(loader.loaded) as told:
        loader.request(choice, 0)
    facts = told.args[2]
    assert isinstance(facts, DatasetFacts)
    assert (facts.task, facts.features, facts.targets, facts.training) == ("classification", 2, 3, 210)


def test_that_only_the_last_of_several_requests_is_answered(qtbot, loader):
    answers = []
    loader.loaded.connect(lambda choice, seed, facts: answers.append(seed))
    for seed in range(5):
        loader.request(DATASETS["moons"](), seed)
    qtbot.waitUntil(lambda: bool(answers) and not loader.busy)
    assert answers == [4]


def test_that_an_unforeseen_error_becomes_one_that_can_be_shown(qtbot, loader, monkeypatch, caplog):
    monkeypatch.setattr(DATASETS["moons"], "load", lambda choice, seed: 1 / 0)
    with qtbot.waitSignal(loader.loaded) as told:
        loader.request(DATASETS["moons"](), 0)
    assert isinstance(told.args[2], UserError)
    assert "division by zero" in str(told.args[2])
