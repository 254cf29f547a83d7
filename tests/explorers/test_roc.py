"""Decisions and curves, against fractions, scikit-learn and SciPy."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import norm
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

from dllab.explorers import EXPLORERS

Roc = EXPLORERS["roc"]
RARE = {"positives": 100, "negatives": 1_000_000}


@pytest.mark.parametrize(
    "test, found, alarms, written",
    [
        ("A", 90, 1_000, {"precision": 0.0826, "f1": 0.1513, "auc": 0.9495, "average_precision": 0.0743}),
        ("B", 95, 10_000, {"precision": 0.00941, "f1": 0.0186, "auc": 0.9700, "average_precision": 0.0089}),
    ],
)
def test_that_the_larger_auc_belongs_to_the_worse_test(test, found, alarms, written):
    readouts = Roc(test=test, **RARE).readouts()
    assert (readouts["true_positives"], readouts["false_positives"]) == (found, alarms)
    assert readouts["precision"] == pytest.approx(float(Fraction(found, found + alarms)), rel=1e-12)
    for name, value in written.items():
        assert readouts[name] == pytest.approx(value, abs=6e-5), name
    truth = np.array([1, 1, 0, 0])
    said, weight = np.array([1, 0, 1, 0]), [found, 100 - found, alarms, 1_000_000 - alarms]
    assert readouts["auc"] == pytest.approx(roc_auc_score(truth, said, sample_weight=weight), rel=1e-12)
    precision = average_precision_score(truth, said, sample_weight=weight)
    assert readouts["average_precision"] == pytest.approx(precision, rel=1e-12)


def test_that_b_calls_nine_thousand_more_healthy_people_ill():
    alarms = [Roc(test=test, **RARE).readouts()["false_positives"] for test in "AB"]
    assert alarms[1] - alarms[0] == 9_000
    rates = [Roc(test=test, **RARE).readouts()["false_positive_rate"] for test in "AB"]
    assert rates == pytest.approx([0.001, 0.01], rel=1e-12)


def sample(page, count):
    """Scores at even quantiles of both bells, and which are positive."""
    quantiles = (np.arange(count) + 0.5) / count
    negative = norm.ppf(quantiles, page.negative_mean, page.negative_width)
    positive = norm.ppf(quantiles, page.positive_mean, page.positive_width)
    return np.repeat([0, 1], count), np.concatenate([negative, positive])


@pytest.mark.parametrize("settings", [{}, {"positive_mean": 1.0, "positive_width": 2.0}, {"negative_width": 0.3}])
def test_that_the_curves_are_scikit_learns(settings):
    page = Roc(positives=200, negatives=5_000, **settings)
    truth, scores = sample(page, 20_000)
    weight = np.where(truth == 1, page.positives, page.negatives) / 20_000
    readouts, scene = page.readouts(), page.scene()
    assert readouts["auc"] == pytest.approx(roc_auc_score(truth, scores), abs=1e-4)
    expected = average_precision_score(truth, scores, sample_weight=weight)
    assert readouts["average_precision"] == pytest.approx(expected, abs=2e-3)
    false_alarms, found, _ = roc_curve(truth, scores)
    inside = (false_alarms > 1e-3) & (false_alarms < 0.999)
    assert np.interp(false_alarms[inside], *scene["roc"]) == pytest.approx(found[inside], abs=5e-3)
    precision, recall, _ = precision_recall_curve(truth, scores, sample_weight=weight)
    inside = (recall > 0.05) & (recall < 0.99)
    assert np.interp(recall[inside], *scene["precision_recall"]) == pytest.approx(precision[inside], abs=2e-2)


def test_that_the_auc_of_two_bells_is_known():
    assert Roc().readouts()["auc"] == pytest.approx(norm.cdf(2 / np.sqrt(2)), rel=1e-12)
    assert Roc(positive_mean=0.0).readouts()["auc"] == pytest.approx(0.5, rel=1e-12)


def test_that_rare_positives_move_precision_and_leave_the_roc_curve_alone():
    even, rare = Roc(), Roc(negatives=1_000_000)
    assert np.array_equal(even.scene()["roc"], rare.scene()["roc"])
    assert even.readouts()["auc"] == rare.readouts()["auc"]
    assert rare.readouts()["average_precision"] < even.readouts()["average_precision"] - 0.5


def test_that_the_threshold_decides_over_whole_people():
    readouts = Roc(threshold=1.5, positives=1_000, negatives=4_000).readouts()
    assert readouts["true_positives"] == round(1_000 * norm.sf(1.5, 2))
    assert readouts["false_positives"] == round(4_000 * norm.sf(1.5))
    assert readouts["false_negatives"] == 1_000 - readouts["true_positives"]
    assert Roc(threshold=20.0).readouts()["precision"] == 0


def test_that_lines_of_equal_f1_have_it():
    for f1, (recall, precision) in zip((0.2, 0.4, 0.6, 0.8), Roc().scene()["f1"], strict=True):
        there = np.isfinite(precision)
        harmonic = 2 * recall[there] * precision[there] / (recall[there] + precision[there])
        assert harmonic == pytest.approx(f1, rel=1e-9) and precision[there].max() <= 1 + 1e-12
