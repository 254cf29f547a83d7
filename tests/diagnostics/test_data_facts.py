"""Findings that the data and the experiment show before anything is trained: scales, shares, splits, tiny batches."""

import numpy as np
import pytest

from dllab import Dataset
from dllab.diagnostics import per_dataset
from dllab.diagnostics.changing import changed
from dllab.diagnostics.detector import DETECTORS
from dllab.diagnostics.finding import Severity
from tests.diagnostics.runs import evidence_of, experiment, found, trained
from tests.diagnostics.said import measured, runs, shown


def clouds(shares=(60, 60), features=3, seed=0):
    """x[N, features] and y[N] of round clouds, one a class, in random order."""
    random = np.random.default_rng(seed)
    y = random.permutation(np.repeat(np.arange(len(shares)), shares))
    return random.standard_normal((len(y), features)) + y[:, None], y


def dataset(shares=(60, 60), scale=1.0, moved=0.0):
    """Training and validation examples of the same clouds; the validation inputs are moved."""
    x, y = clouds(shares)
    x_val, y_val = clouds(shares, seed=1)
    return Dataset.from_arrays(x * scale, y, (x_val + moved) * scale, y_val)


@pytest.mark.parametrize("loss", [{}, {"loss": "binary_cross_entropy"}, {"loss": "mse"}, {"loss": "hinge"}])
def test_that_unequal_classes_are_found_and_the_remedies_fit_the_loss(loss):
    data = dataset((200, 10))
    finding = found("class_imbalance", experiment(**loss), 5, data)
    assert finding.severity == Severity.WARNING
    assert measured(finding)["Examples of the most common class for one of the rarest"] == 20
    assert "0 has 200 training examples and 1 only 10" in shown(finding) and "95%" in shown(finding)
    assert runs(finding, data)


@pytest.mark.parametrize("shares", [(60, 60), (60, 20), (50, 40, 30)])
def test_that_classes_of_about_the_same_size_are_not_called_unequal(shares):
    assert found("class_imbalance", experiment(), 5, dataset(shares)) is None


@pytest.mark.parametrize("loss", [{"name": "cross_entropy", "class_weights": "balanced"}, "focal"])
def test_that_unequal_classes_are_no_finding_where_the_loss_makes_up_for_them(loss):
    assert found("class_imbalance", experiment(loss=loss), 5, dataset((200, 10))) is None


def test_that_a_regression_has_no_classes_to_be_unequal():
    assert found("class_imbalance", experiment(dataset="sine", loss="mse"), 5) is None


def test_that_features_on_other_scales_are_found_by_name_and_standardizing_them_is_offered_and_helps():
    chosen = experiment(dataset={"name": "wine", "standardize": False})
    finding = found("unscaled_inputs", chosen, 5)
    assert finding.severity == Severity.PROBLEM and "proline" in shown(finding)
    assert measured(finding)["Widest spread for the narrowest"] > 1000
    assert finding.remedies[0].experiment.dataset.standardize and runs(finding, None)
    assert found("unscaled_inputs", finding.remedies[0].experiment, 5) is None


def test_that_the_spread_of_features_is_compared_exactly():
    x, y = clouds()
    finding = found("unscaled_inputs", experiment(), 5, Dataset.from_arrays(x * [1, 50, 3], y))
    deviations = (x * [1, 50, 3]).std(axis=0)
    expected = deviations.max() / deviations.min()
    assert measured(finding)["Widest spread for the narrowest"] == pytest.approx(expected, rel=1e-5)
    assert finding.severity == Severity.WARNING and "x2" in shown(finding) and "x1" in shown(finding)


@pytest.mark.parametrize("optimizer, share", [("sgd", True), ("sgdw", True), ("adamw", False)])
def test_that_rates_of_their_own_are_offered_where_all_weights_share_one(optimizer, share):
    finding = found("unscaled_inputs", experiment(optimizer={"name": optimizer}), 5, dataset(scale=200.0))
    assert ("adam" in {remedy.experiment.optimizer.name for remedy in finding.remedies}) == share


def test_that_inputs_far_from_zero_are_found_even_where_all_are_alike():
    finding = found("unscaled_inputs", experiment(), 5, dataset(scale=200.0))
    assert finding.severity == Severity.PROBLEM and "root mean square" in shown(finding)
    assert finding.values["ratio"] < 2 and finding.values["size"] > 100


@pytest.mark.parametrize("name", ["spiral", "iris", "digits"])
def test_that_inputs_on_one_scale_are_no_finding(name):
    assert found("unscaled_inputs", experiment(dataset=name), 2) is None


def test_that_a_feature_that_never_varies_is_on_no_other_scale():
    x, y = clouds()
    x[:, 1] = 0.5
    assert found("unscaled_inputs", experiment(), 2, Dataset.from_arrays(x, y)) is None
    finding = found("unscaled_inputs", experiment(), 2, Dataset.from_arrays(np.full((len(y), 1), 50.0), y))
    assert finding.values["ratio"] == 1 and finding.values["size"] == 50


def test_that_validation_inputs_from_elsewhere_are_found_with_their_feature_and_shift():
    data = dataset(moved=np.array([0.0, 0.0, 3.0]))
    finding = found("train_validation_mismatch", experiment(), 5, data)
    deviation = data.x_train[:, 2].std()
    shift = (data.x_val[:, 2].mean() - data.x_train[:, 2].mean()) / deviation
    assert finding.severity == Severity.PROBLEM and "x3" in shown(finding)
    assert measured(finding)["Shift of the mean, in deviations"] == pytest.approx(shift, rel=1e-4)
    assert 0.5 < measured(finding)["Kolmogorov–Smirnov distance"] <= 1 and runs(finding, data)


def test_that_the_distance_of_two_samples_is_that_of_scipy():
    from scipy.stats import ks_2samp

    data = dataset(moved=np.array([0.0, 2.0, 0.0]))
    finding = found("train_validation_mismatch", experiment(), 1, data)
    expected = ks_2samp(data.x_train[:, 1], data.x_val[:, 1]).statistic
    assert measured(finding)["Kolmogorov–Smirnov distance"] == pytest.approx(expected, abs=1e-12)


def test_that_inputs_spread_more_widely_are_found_though_their_mean_is_the_same():
    x, y = clouds((200, 200))
    data = Dataset.from_arrays(x, y, (x - x.mean(axis=0)) * [1, 4, 1] + x.mean(axis=0), y)
    assert "x2" in shown(found("train_validation_mismatch", experiment(), 1, data))


@pytest.mark.parametrize("name", ["spiral", "iris", "wine", "penguins", "digits", "breast_cancer", "sine"])
@pytest.mark.parametrize("seed", range(3))
def test_that_a_random_split_is_no_mismatch(name, seed):
    loss = {"loss": "mse"} if name == "sine" else {}
    chosen = experiment(dataset={"name": name}, seed=seed, **loss)
    assert found("train_validation_mismatch", chosen, 1) is None


def test_that_no_mismatch_is_looked_for_without_validation_data():
    x, y = clouds()
    assert found("train_validation_mismatch", experiment(), 1, Dataset.from_arrays(x, y)) is None


def test_that_batch_normalization_over_tiny_batches_is_found():
    trainer = trained(experiment(network__normalization="batch", training__batch_size=32), 5)
    trainer.edit(changed(trainer.experiment, {"training.batch_size": 4, "name": "edited while it runs"}))
    finding = DETECTORS["tiny_batch_normalization"].look(evidence_of(trainer), active=False)
    assert finding.severity == Severity.WARNING and measured(finding) == {"Examples in a batch": 4}
    assert runs(finding, None)
    for remedy in finding.remedies:
        assert found("tiny_batch_normalization", remedy.experiment, 5) is None


@pytest.mark.parametrize("entries", [{"network__normalization": "layer"}, {"network__normalization": "none"}, {}])
def test_that_tiny_batches_harm_no_other_normalization(entries):
    assert found("tiny_batch_normalization", experiment(training__batch_size=2, **entries), 5) is None


def test_that_batch_normalization_over_large_batches_is_no_finding():
    chosen = experiment(network__normalization="batch", training__batch_size=8)
    assert found("tiny_batch_normalization", chosen, 5) is None


def test_that_a_fact_is_worked_out_once_for_each_dataset_and_goes_with_it():
    asked = []
    fact = per_dataset.once_a_dataset(lambda data: asked.append(data.name) or len(data.x_train))
    first, second = dataset(), dataset((30, 30))
    assert [fact(first), fact(first), fact(second), fact(first)] == [120, 120, 60, 120]
    assert len(asked) == 2
