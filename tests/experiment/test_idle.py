"""Settings with nothing to act on: they are found, they do nothing, and what would be refused is never called idle."""

from dataclasses import dataclass

import numpy as np
import pytest

from dllab.experiment import Experiment
from dllab.experiment.idle import idle_keys, idle_options
from dllab.training.trainer import Trainer
from tests.training.examples import clouds, experiment

STEPS = 12
IDLE = [
    ("optimizer.dampening", 0.5, {"optimizer": {"name": "sgd"}}),
    ("schedule.warmup_start", 0.5, {}),
    ("schedule.gamma", 0.5, {"schedule": {"name": "cyclic", "rise": 5}}),
    ("regularization.gradient_noise_decay", 3.0, {}),
    ("early_stopping.minimal_change", 1.0, {}),
    ("early_stopping.metric", "train_loss", {}),
    ("early_stopping.restore_best", False, {}),
    ("network.activation", "relu", {"network": {"hidden": []}}),
]
AT_WORK = {
    "optimizer.dampening": {"optimizer": {"name": "sgd", "momentum": 0.9}},
    "schedule.warmup_start": {"schedule": {"name": "constant", "warmup_steps": 9}},
    "schedule.gamma": {"schedule": {"name": "cyclic", "rise": 5, "mode": "exp_range"}},
    "regularization.gradient_noise_decay": {"regularization": {"gradient_noise": 0.5}},
}


@dataclass
class Known:
    """What is known of data."""

    task: str = "classification"
    image_shape: tuple[int, int] | None = None
    validation: int = 9


POINTS, REGRESSION = Known(), Known("regression")


def changed(table, key, value):
    section, name = key.split(".")
    parts = experiment(**table).as_table()
    parts[section][name] = value
    return Experiment.model_validate(parts)


def trained(chosen):
    trainer = Trainer(chosen, clouds())
    trainer.train(STEPS)
    return trainer.parameters


def alike(one, other):
    return all(np.array_equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize(("key", "value", "table"), IDLE)
def test_that_an_idle_setting_changes_nothing(key, value, table):
    assert key in idle_keys(experiment(**table))
    assert key in idle_keys(changed(table, key, value))
    assert alike(trained(experiment(**table)), trained(changed(table, key, value)))


@pytest.mark.parametrize("key", AT_WORK)
def test_that_it_does_where_it_is_not_idle(key):
    value = next(value for name, value, _ in IDLE if name == key)
    assert key not in idle_keys(experiment(**AT_WORK[key]))
    assert not alike(trained(experiment(**AT_WORK[key])), trained(changed(AT_WORK[key], key, value)))


def test_that_what_only_images_can_do_is_idle_for_others_until_it_is_set_and_refused():
    keys = {f"augmentation.{name}" for name in ("shift", "rotation", "flip_horizontal", "flip_vertical")}
    assert keys <= idle_keys(Experiment(), POINTS) and "augmentation.noise" not in idle_keys(Experiment(), POINTS)
    assert not keys & idle_keys(Experiment(), Known(image_shape=(8, 8)))
    assert not keys & idle_keys(Experiment())  # nothing is known of the data yet
    turned = Experiment.model_validate({"augmentation": {"rotation": 10.0}})
    assert "augmentation.rotation" not in idle_keys(turned, POINTS)


def test_that_without_layers_what_is_done_to_them_is_idle_until_it_is_set():
    keys = {"network.dropout", "network.residual", "network.normalization", "network.activation"}
    assert keys <= idle_keys(experiment(network={"hidden": []}))
    assert not keys & idle_keys(experiment())
    normalized = experiment(network={"hidden": [], "normalization": "batch"})
    assert "network.normalization" not in idle_keys(normalized)


def test_that_the_scale_of_a_target_is_for_regressions():
    assert "dataset.standardize_target" in idle_keys(Experiment(), POINTS)
    assert "dataset.standardize_target" not in idle_keys(Experiment(), REGRESSION)


def test_that_metrics_which_are_not_measured_are_not_offered_but_where_they_are_picked():
    picked = Experiment.model_validate({"early_stopping": {"metric": "val_accuracy"}})
    none_held_out = Known(validation=0)
    assert idle_options(Experiment(), REGRESSION)["early_stopping.metric"] == {"val_accuracy"}
    assert idle_options(picked, REGRESSION)["early_stopping.metric"] == set()
    assert idle_options(Experiment(), none_held_out)["early_stopping.metric"] == {"val_accuracy"}
    assert idle_options(picked, none_held_out)["early_stopping.metric"] == {"val_loss"}
    assert "schedule.metric" in idle_keys(Experiment(), none_held_out)
    assert "schedule.metric" not in idle_keys(Experiment(), POINTS)


def test_that_outputs_which_the_loss_refuses_are_not_offered():
    refused = idle_options(Experiment())["network.output_activation"]
    assert "sigmoid" in refused and not refused & {"auto", "identity", "softmax"}
    assert not idle_options(Experiment.model_validate({"loss": "mse"}))["network.output_activation"]
