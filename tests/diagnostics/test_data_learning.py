"""What a run makes of its data: overfitting, a training loss that stays high, classes that are never predicted."""

import dataclasses
import re
import time
from types import SimpleNamespace

import numpy as np
import pytest

from dllab import Dataset, Trainer
from dllab.diagnostics.controls import run_control
from dllab.diagnostics.detector import DETECTORS
from dllab.diagnostics.evidence import Control
from dllab.diagnostics.finding import Severity
from dllab.diagnostics.findings.dead_classes import _rare, predictions
from dllab.diagnostics.network_size import shallower
from tests.diagnostics.runs import evidence_of, experiment, found, trained
from tests.diagnostics.said import runs, shown

FEW = {"name": "moons", "samples": 60, "noise": 0.4, "validation": 0.5}
DEEP = {"network__hidden": (32,) * 20, "network__activation": "sigmoid"}
DATA = (
    "class_imbalance", "unscaled_inputs", "train_validation_mismatch", "tiny_batch_normalization", "dead_classes",
    "overfitting", "high_training_loss", "batch_too_small", "batch_too_large",
)  # fmt: skip


def few(**entries):
    return experiment(
        dataset=FEW, network__hidden=(64, 64), network__activation="relu", network__initializer="he_normal",
        optimizer__learning_rate=0.003, training__epochs=5000, **entries,
    )  # fmt: skip


def test_that_overfitting_is_found_with_the_step_at_which_validation_was_best():
    trainer = trained(few(), 1500)
    finding = DETECTORS["overfitting"].look(evidence_of(trainer), active=False)
    step, losses = trainer.history.column("val_loss")
    assert finding.severity == Severity.PROBLEM
    assert 0 < finding.since < 500 and finding.values["best_step"] == finding.since
    assert finding.values["best"] == pytest.approx(losses.min(), rel=0.1)
    assert finding.values["best"] < finding.values["now"] == pytest.approx(losses[-1], rel=0.1)
    assert f"{finding.since:,}" in shown(finding) and runs(finding, None)


def test_that_stopping_early_ends_the_run_before_it_overfits():
    stop = found("overfitting", few(), 1500).remedies[0].experiment
    assert stop.early_stopping.patience >= 5
    trainer = trained(stop, 1500)
    assert trainer.step < 1500 and trainer.evaluate()["val_loss"] < trained(few(), 1500).evaluate()["val_loss"] / 2


def test_that_more_data_are_enough_of_them_to_cure_it():
    more = found("overfitting", few(), 1500).remedies[1].experiment
    layers = (2 * 64 + 64) + (64 * 64 + 64) + (64 * 2 + 2)
    assert layers <= more.dataset.samples <= 1.1 * layers and found("overfitting", more, 4000) is None


def test_that_a_penalty_holds_what_overfits():
    held = found("overfitting", few(), 1500).remedies[2].experiment
    assert held.regularization.l2 == 0.02 and found("overfitting", held, 4000) is None


def test_that_overfitting_in_a_regression_is_found():
    noisy = {"name": "polynomial", "samples": 40, "noise": 0.4, "validation": 0.5}
    chosen = experiment(dataset=noisy, loss="mse", network__hidden=(64, 64), optimizer__learning_rate=0.003)
    assert found("overfitting", chosen, 10_000) is not None


@pytest.mark.parametrize(
    "entries",
    [{"dataset": {"name": "spiral", "samples": 1000}}, {"dataset": "moons"}, {"dataset": "sine", "loss": "mse"}],
    ids=["spiral", "moons", "sine"],
)
@pytest.mark.parametrize("steps", [300, 3000])
def test_that_a_run_that_generalizes_does_not_overfit(entries, steps):
    assert found("overfitting", experiment(**entries), steps) is None


def test_that_nothing_overfits_without_validation_data():
    data = few().dataset.load(0)
    alone = Dataset.from_arrays(data.x_train, data.y_train)
    assert found("overfitting", few(), 1500, alone) is None


def test_that_overfitting_clears_only_well_below_where_it_appears():
    trainer, detector = Trainer(few()), DETECTORS["overfitting"]
    seen = {False: set(), True: set()}
    while trainer.step < 400:
        trainer.train(10)
        for active in seen:
            if detector.look(evidence_of(trainer), active):
                seen[active].add(trainer.step)
    assert seen[False] < seen[True]


def high(chosen, steps=1000):
    """The finding before its control runs, and after all that it asks for."""
    trainer = trained(chosen, steps)
    detector = DETECTORS["high_training_loss"]
    asked = judged = detector.look(evidence_of(trainer), active=False)
    control = None
    while judged.control is not None:
        run = run_control(judged.control, trainer.dataset, trainer.step, lambda: False)
        control = dataclasses.replace(run, earlier=control)
        judged = detector.look(evidence_of(trainer, controls={"high_training_loss": control}), active=True)
    return asked, judged


def test_that_failed_optimization_is_told_by_a_shallower_run_that_gets_lower():
    asked, judged = high(experiment(**DEEP))
    assert len(asked.control.network.hidden) == 2 and asked.severity == Severity.PROBLEM
    assert "will tell" in shown(asked) and "optimization fails" in shown(judged)
    assert judged.control is None and judged.values["control"] < judged.values["loss"]
    assert judged.remedies[0].experiment.network.activation.name == "relu"
    assert runs(asked, None) and runs(judged, None)


def test_that_model_bias_is_told_by_a_shallower_run_that_comes_no_further():
    quick = {"name": "adam", "learning_rate": 0.01}
    asked, judged = high(experiment(network__hidden=(1, 1), optimizer=quick, training__epochs=5000))
    assert asked.control.network.hidden == (1,) and "too simple" in shown(judged)
    assert judged.remedies[0].experiment.network.hidden == (2, 2) and runs(judged, None)


@pytest.mark.parametrize("seed", range(5))
def test_that_a_network_that_has_not_finished_learning_is_not_too_simple(seed):
    slow = experiment(seed=seed, optimizer={"name": "sgd", "learning_rate": 0.003}, training__epochs=5000)
    asked, judged = high(slow)
    assert "will tell" in shown(asked) and "has not finished learning" in shown(judged)
    assert judged.control is None and judged.values["control"] < 0.1 * judged.values["loss"]
    assert judged.remedies[0].experiment.optimizer.name == "adam" and runs(judged, None)


def test_that_slow_training_of_a_model_that_is_too_simple_hides_nothing():
    slow = {"name": "sgd", "learning_rate": 0.1}
    _, judged = high(experiment(network__hidden=(1, 1), optimizer=slow, training__epochs=5000), 3000)
    assert "too simple" in shown(judged) and "of its hidden layers the network comes no further" in shown(judged)


def test_that_regularization_is_lifted_first_where_it_holds_the_model_down():
    finding = found("high_training_loss", experiment(regularization__l2=1.0, training__epochs=5000), 1000)
    assert finding.control is None and "penalties hold the weights down" in shown(finding) and runs(finding, None)
    assert finding.remedies[0].experiment.regularization.l2 == 0


def test_that_a_linear_model_needs_no_control_run():
    finding = found("high_training_loss", experiment(network__hidden=(), training__epochs=5000), 1000)
    assert finding.control is None and "without a hidden layer" in shown(finding) and runs(finding, None)


def test_that_units_which_all_start_alike_are_no_model_bias():
    asked, judged = high(experiment(network__initializer="zeros", training__epochs=5000), 2000)
    assert asked.control.network.initializer.name == "xavier_normal" and "optimization fails" in shown(judged)


def test_that_a_control_run_of_another_network_settles_nothing():
    trainer = trained(experiment(**DEEP), 1000)
    stale = {"high_training_loss": Control(experiment(network__hidden=(8,)), 1000, 0.001)}
    finding = DETECTORS["high_training_loss"].look(evidence_of(trainer, controls=stale), active=True)
    assert finding.control is not None and "will tell" in shown(finding)


@pytest.mark.parametrize(
    "entries",
    [{"training__epochs": 5000}, {"dataset": "sine", "loss": "mse", "training__epochs": 5000}, {"dataset": "wine"}],
    ids=["spiral", "sine", "wine"],
)
def test_that_a_run_that_fits_its_training_data_has_no_high_loss(entries):
    assert found("high_training_loss", experiment(optimizer__learning_rate=0.003, **entries), 4000) is None


def test_that_few_mistakes_on_rare_examples_are_no_high_loss():
    assert found("high_training_loss", experiment(dataset={"name": "imbalanced", "ratio": 100}), 2000) is None


def test_that_a_shallower_experiment_keeps_the_first_of_lists_by_layer():
    layered = experiment(
        network__hidden=(8, 7, 6, 5), network__activation=["relu", "tanh", "relu", "relu"],
        network__dropout=[0.1, 0.2, 0.3, 0.4],
    )  # fmt: skip
    smaller = shallower(layered)
    assert smaller.network.hidden == (8, 7) and smaller.network.dropouts == (0.1, 0.2)
    assert [activation.name for activation in smaller.network.activations] == ["relu", "tanh"]
    assert [len(one.network.hidden) for one in (shallower(smaller), shallower(shallower(smaller)))] == [1, 0]
    assert shallower(experiment(network__hidden=())) is None


def test_that_a_rare_class_which_is_never_predicted_is_found_and_weights_are_offered():
    chosen = experiment(dataset={"name": "imbalanced", "ratio": 60, "noise": 1.0})
    finding = found("dead_classes", chosen, 500)
    assert finding.severity == Severity.PROBLEM and "taken for rare" in shown(finding)
    assert finding.remedies[0].experiment.loss.class_weights == "balanced" and runs(finding, None)
    assert found("dead_classes", finding.remedies[0].experiment, 500) is None


def test_that_a_class_hidden_within_others_is_found():
    random = np.random.default_rng(0)
    apart = np.arange(600) % 2
    x = random.standard_normal((600, 2)) + 4.0 * apart[:, None]
    y = np.where(apart, 1, np.where(random.random(600) < 0.25, 2, 0))  # beside each example of class 2 lie three of 0
    data = Dataset.from_arrays(x[:400], y[:400], x[400:], y[400:])
    finding = found("dead_classes", experiment(network__hidden=(4,)), 500, data)
    assert finding.values["classes"] == ("2",) and finding.values["examples"] == 200 and runs(finding, data)


@pytest.mark.parametrize("name", ["spiral", "iris", "digits", "blobs"])
def test_that_classes_which_are_all_predicted_are_no_finding(name):
    assert found("dead_classes", experiment(dataset=name), 1000) is None


def test_that_a_network_which_learns_nothing_is_left_to_other_findings():
    assert found("dead_classes", experiment(**DEEP), 500) is None


@pytest.mark.parametrize("kind", ["softmax", "sigmoid", "identity"])
def test_that_predictions_are_the_classes_of_the_largest_output(kind):
    outputs = np.random.default_rng(0).standard_normal((200, 4)).astype(np.float32)
    np.testing.assert_array_equal(predictions(outputs, kind, 4), np.bincount(outputs.argmax(1), minlength=4))


def test_that_a_class_counts_as_dead_until_it_is_predicted_more_than_a_few_times():
    trainer = trained(experiment(dataset="blobs"), 500)
    evidence = evidence_of(trainer)
    y = evidence.dataset.y_val
    first = np.flatnonzero(y == 0)
    outputs = np.eye(evidence.dataset.targets, dtype=np.float32)[np.where(y == 0, 1, y)]
    outputs[first[0]] = 10 * (np.arange(evidence.dataset.targets) == 0)  # one of many
    evidence = dataclasses.replace(evidence, outputs=outputs)
    detector = DETECTORS["dead_classes"]
    assert len(first) > 20 and detector.look(evidence, active=False) is None
    assert "Hardly one" in shown(detector.look(evidence, active=True))


def test_that_all_of_this_costs_less_than_ten_milliseconds_on_images():
    trainer = trained(experiment(dataset="mnist", network__hidden=(256, 128), training__batch_size=128), 5)
    evidence = evidence_of(trainer)
    took = []
    for _ in range(5):  # the first look works out the facts of the dataset; the least of the others is the machine's
        begun = time.thread_time()
        for kind in DATA:
            DETECTORS[kind].look(evidence, active=False)
        took.append(time.thread_time() - begun)
    assert min(took) < 0.010 and took[0] < 0.100


@pytest.mark.parametrize("kind", DATA)
def test_that_a_reason_is_two_sentences_with_a_source(kind):
    assert len(re.findall(r"[.!?](?: |$)", DETECTORS[kind].why)) == 2 and DETECTORS[kind].source


@pytest.mark.parametrize(("few", "rare"), [(9, True), (10, False)])
def test_that_a_class_is_rare_below_half_of_an_equal_share(few, rare):
    labels = np.repeat([0, 1], [few, 40 - few])
    data = Dataset.from_arrays(np.arange(40.0)[:, None], labels, np.zeros((0, 1)), [])
    assert _rare(SimpleNamespace(dataset=data), np.array([0])) is rare
    assert not _rare(SimpleNamespace(dataset=data), np.array([1]))
