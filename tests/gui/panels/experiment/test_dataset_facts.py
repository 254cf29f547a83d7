"""Datasets loaded beside the window."""

import numpy as np
import pytest

from dllab.datasets import DATASETS
from dllab.datasets.library import Library
from dllab.gui.panels.experiment.dataset_facts import DatasetFacts, DatasetLoader
from dllab.gui.panels.experiment.dataset_preview import telling_features
from dllab.messages import UserError


@pytest.fixture
def loader(qtbot):
    made = DatasetLoader(Library())
    yield made
    qtbot.waitUntil(lambda: not made.busy)


def test_that_facts_are_those_of_the_training_set(qtbot, loader):
    choice = DATASETS["spiral"](arms=3, samples=300)
    with qtbot.waitSignal(loader.loaded) as told:
        loader.request(choice, 0)
    facts = told.args[2]
    assert isinstance(facts, DatasetFacts)
    assert (facts.task, facts.features, facts.targets, facts.training) == ("classification", 2, 3, 210)
    assert (facts.validation, facts.test, facts.class_counts) == (90, 0, (100, 100, 100))


def test_that_only_the_last_of_several_requests_is_answered(qtbot, loader):
    answers = []
    loader.loaded.connect(lambda choice, seed, facts: answers.append(seed))
    for seed in range(5):
        loader.request(DATASETS["moons"](), seed)
    qtbot.waitUntil(lambda: bool(answers) and not loader.busy)
    assert answers == [4]


def test_that_an_unforeseen_error_becomes_one_that_can_be_shown(qtbot, loader, monkeypatch, caplog):
    monkeypatch.setattr(DATASETS["moons"], "load", lambda *_: 1 / 0)
    with qtbot.waitSignal(loader.loaded) as told:
        loader.request(DATASETS["moons"](), 0)
    assert isinstance(told.args[2], UserError)
    assert str(told.args[2]) == "the data cannot be loaded" and "division by zero" in told.args[2].beneath


@pytest.mark.parametrize(
    ("columns", "drawn_over"), [([3], (0, 0)), ([2, 9], (0, 1)), ([2, 9, 2, 9, 5], (1, 3)), ([9, 9, 9], (0, 1))]
)
def test_that_points_are_drawn_over_the_features_that_tell_most(columns, drawn_over):
    x = np.stack([np.arange(90) % count for count in columns], 1).astype(np.float32)
    assert telling_features(x) == drawn_over


def test_that_the_rarest_class_is_among_the_examples_and_comes_last():
    facts = DatasetFacts.of(DATASETS["imbalanced"](samples=5000, ratio=1000).load(0))
    assert facts.y[-1] == 1 and (np.diff(facts.y) >= 0).all() and len(facts.y) >= 400
