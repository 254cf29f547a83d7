"""Batches that are too small or too large, and the estimate that both rest on."""

import dataclasses

import numpy as np
import pytest

from dllab import Dataset
from dllab.diagnostics.detector import DETECTORS
from dllab.diagnostics.gradient_noise import GROUPS, IN_GROUP, gradient_noise
from tests.diagnostics.runs import evidence_of, experiment, found, trained
from tests.diagnostics.said import measured, runs, shown

SPIRALS = {"name": "spiral", "samples": 1000}
SGD = {"name": "sgd", "learning_rate": 0.1}


def spirals(batch, **entries):
    return experiment(dataset=SPIRALS, optimizer=SGD, training__batch_size=batch, training__epochs=5000, **entries)


@pytest.mark.slow
def test_that_the_noise_scale_is_that_of_single_examples_gradients():
    """A linear model under squared error, whose gradient for each example is known by formula."""
    random = np.random.default_rng(0)
    count = GROUPS * IN_GROUP  # so that the estimate sees every example
    x = random.standard_normal((count, 2))
    y = x @ [1.0, -2.0] + random.standard_normal(count)
    data = Dataset.from_arrays(x, y, task="regression")
    chosen = experiment(loss="mse", network__hidden=(), optimizer=SGD)
    trainer = trained(chosen, 1, data)
    found = gradient_noise(evidence_of(trainer))
    error = trainer.forward(x.astype(np.float32))[:, 0] - y
    each = 2 * error[:, None] * np.column_stack([x, np.ones(count)])  # by both weights and the bias
    noise = each.var(axis=0, ddof=1).sum()
    signal = np.sum(each.mean(axis=0) ** 2) - noise / count
    assert found.signal == pytest.approx(signal, rel=0.25) and found.noise == pytest.approx(noise, rel=0.25)
    assert found.scale == found.noise / found.signal


def test_that_the_estimate_leaves_the_run_as_it_is_and_is_the_same_again():
    evidence = evidence_of(trained(experiment(network__normalization="batch"), 20))
    before = evidence.inspection.state.copy()
    first, second = gradient_noise(evidence), gradient_noise(evidence)
    assert first == second
    for array, old in zip(evidence.inspection.state, before, strict=True):
        np.testing.assert_array_equal(array, old)


def test_that_penalties_are_no_part_of_signal_or_noise():
    plain, held = trained(experiment(), 0), trained(experiment(regularization__l2=10.0), 0)
    assert gradient_noise(evidence_of(plain)) == gradient_noise(evidence_of(held))


def test_that_nothing_is_estimated_without_the_networks_state_or_with_few_examples():
    evidence = evidence_of(trained(experiment(), 1))
    assert gradient_noise(evidence) is not None
    assert gradient_noise(dataclasses.replace(evidence, inspection=None)) is None
    small = experiment(dataset={"name": "spiral", "samples": 100})
    assert gradient_noise(evidence_of(trained(small, 1))) is None


def test_that_batches_of_one_are_found_to_be_too_small_where_the_loss_hovers():
    finding = found("batch_too_small", spirals(1), 3000)
    assert measured(finding)["Noise for signal in the gradient of a batch"] > 8
    assert "batch size of 1" in shown(finding) and runs(finding, None)
    assert finding.remedies[0].experiment.training.batch_size == 32
    assert 0 < finding.since < 3000


def test_that_the_same_run_with_larger_batches_raises_nothing():
    assert found("batch_too_small", spirals(32), 3000) is None


def test_that_small_batches_that_learn_well_raise_nothing():
    chosen = experiment(dataset="digits", network__hidden=(32,), training__batch_size=8)
    assert found("batch_too_small", chosen, 2000) is None


def test_that_a_loss_that_does_not_move_at_all_is_not_blamed_on_the_batch():
    chosen = spirals(8, network__hidden=(16,) * 12, network__activation="sigmoid")
    assert found("batch_too_small", chosen, 1000) is None


def test_that_the_whole_training_set_as_a_batch_is_too_large_while_little_is_learned():
    finding = found("batch_too_large", spirals(700), 300)
    assert finding.values["updates"] == 1 and finding.values["epoch"] == 300
    assert measured(finding)["Examples in a batch for the gradient's noise scale"] > 2
    assert "batch size of 700" in shown(finding) and runs(finding, None)


@pytest.mark.parametrize("batch, smaller, rate", [(700, 43, 0.4), (400, 32, 0.35), (300, 32, 0.31)])
def test_that_a_sixteenth_of_the_batch_is_advised_or_the_root_of_that_more_of_the_rate(batch, smaller, rate):
    finding = found("batch_too_large", spirals(batch), batch)
    taken = [(one.experiment.training.batch_size, one.experiment.optimizer.learning_rate) for one in finding.remedies]
    assert taken == [(smaller, SGD["learning_rate"]), (batch, rate)]


@pytest.mark.parametrize("batch, steps", [(32, 300), (700, 3000)])
def test_that_smaller_batches_or_a_run_that_has_learned_raise_nothing(batch, steps):
    assert found("batch_too_large", spirals(batch), steps) is None


def test_that_all_of_a_small_dataset_is_no_large_batch():
    assert found("batch_too_large", experiment(dataset="iris", optimizer=SGD, training__batch_size=105), 60) is None


def test_that_a_batch_stays_too_large_until_the_run_has_come_clearly_further():
    trainer = trained(spirals(700), 100)
    detector, seen = DETECTORS["batch_too_large"], {False: set(), True: set()}
    while trainer.step < 2500:
        trainer.train(100)
        for active in seen:
            if detector.look(evidence_of(trainer), active):
                seen[active].add(trainer.step)
    assert seen[False] < seen[True] and 2500 not in seen[True]
