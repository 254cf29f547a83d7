"""Which differences between two experiments a running one can take over."""

import pytest

from dllab.engine.optimizers import OPTIMIZERS
from dllab.experiment import Experiment
from dllab.experiment.changes import Change, changes

RUNNING = Experiment()


def edited(**tables):
    return Experiment.model_validate({**RUNNING.as_table(), **tables})


def test_that_equal_experiments_have_no_changes():
    assert changes(RUNNING, edited()) == ()


def test_that_a_parameter_is_named_with_its_section_and_both_values():
    found = changes(RUNNING, edited(optimizer={"name": "adam", "learning_rate": 0.02}))
    assert found == (Change("optimizer.learning_rate", 0.001, 0.02, live=True),)


def test_that_another_choice_is_one_change_and_not_live():
    found = changes(RUNNING, edited(optimizer={"name": "sgd", "learning_rate": 0.5}))
    assert found == (Change("optimizer.name", "adam", "sgd", live=False),)


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        ({"seed": 3}, "seed"),
        ({"dataset": {"name": "spiral", "noise": 0.2}}, "dataset.noise"),
        ({"network": {"hidden": [8]}}, "network.hidden"),
        ({"network": {"activation": "relu"}}, "network.activation.name"),
        ({"network": {"initializer": {"name": "xavier_normal", "gain": 2.0}}}, "network.initializer.gain"),
    ],
)
def test_that_what_a_run_is_built_from_waits(tables, key):
    assert [(change.key, change.live) for change in changes(RUNNING, edited(**tables))] == [(key, False)]


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        ({"name": "Another"}, "name"),
        ({"regularization": {"l2": 0.1}}, "regularization.l2"),
        ({"training": {"batch_size": 64}}, "training.batch_size"),
        ({"schedule": {"name": "constant", "warmup_steps": 5}}, "schedule.warmup_steps"),
    ],
)
def test_that_what_applies_at_the_next_step_is_live(tables, key):
    assert [(change.key, change.live) for change in changes(RUNNING, edited(**tables))] == [(key, True)]


def test_that_several_changes_come_in_the_files_order():
    keys = [change.key for change in changes(RUNNING, edited(training={"epochs": 7}, seed=1, loss="mse"))]
    assert keys == ["seed", "loss.name", "training.epochs"]


@pytest.mark.parametrize("name", OPTIMIZERS.names())
def test_that_every_optimizer_can_be_compared_with_itself(name):
    assert changes(edited(optimizer=name), edited(optimizer=name)) == ()
