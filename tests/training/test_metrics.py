"""Metrics are scikit-learn's, and by hand where the case is small enough to be counted."""

import sys
import warnings

import numpy as np
import pytest
from sklearn import metrics as sk

from dllab import Dataset
from dllab.decisions import Decision
from dllab.training.metrics import POINTS, Fit, measure, scores, sweep


def classified(z, y, classes=None, kind="softmax"):
    classes = classes or max(2, int(max(y, default=0)) + 1)
    data = Dataset.from_arrays(np.zeros((classes, 1)), np.arange(classes))
    return measure(np.asarray(z, np.float32), np.asarray(y, np.int64), data, kind)


def fitted(found, true):
    true = np.asarray(true, np.float32)
    data = Dataset.from_arrays(np.zeros((2, 1)), np.zeros((2, true.shape[1])), task="regression")
    return measure(np.asarray(found, np.float32), true, data, "identity")


def guesses(count, classes, seed=0):
    random = np.random.default_rng(seed)
    y = random.integers(0, classes, count)
    z = random.normal(size=(count, classes)) + 1.5 * np.eye(classes)[y]
    return np.round(8 * z).astype(np.float32) / 8, y  # rounded: some scores tie


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_that_classification_is_scikit_learns(classes):
    z, y = guesses(400, classes)
    found = classified(z, y)
    predicted, p = z.argmax(1), scores(z, "softmax")
    assert found.accuracy == sk.accuracy_score(y, predicted) and found.examples == 400
    assert found.confusion == tuple(map(tuple, sk.confusion_matrix(y, predicted)))
    for name in ("precision", "recall", "f1"):
        expected = getattr(sk, f"{name}_score")(y, predicted, average=None)
        assert [getattr(one, name) for one in found.classes] == pytest.approx(list(expected))
        assert found.macro(name) == pytest.approx(expected.mean())
    for k, one in enumerate(found.classes):
        assert one.support == (y == k).sum()
        assert one.auc == pytest.approx(sk.roc_auc_score(y == k, p[:, k]))
        assert one.average_precision == pytest.approx(sk.average_precision_score(y == k, p[:, k]))
    if classes > 2:
        assert found.top2_error == pytest.approx(1 - sk.top_k_accuracy_score(y, z, k=2))
        assert found.macro("auc") == pytest.approx(sk.roc_auc_score(y, p, multi_class="ovr"))
    else:
        assert found.top2_error is None and found.positive is found.classes[1].sweep


def test_that_five_examples_can_be_counted():
    found = classified([[-2], [-1], [1], [-3], [4]], [0, 1, 0, 0, 1], kind="sigmoid")
    assert found.confusion == ((2, 1), (1, 1)) and found.accuracy == pytest.approx(0.6)
    one = found.classes[1]
    assert (one.precision, one.recall, one.f1, one.support) == (0.5, 0.5, 0.5, 2)
    assert one.auc == pytest.approx(5 / 6)  # of 6 pairs one is in the wrong order
    assert one.average_precision == pytest.approx(0.5 * 1 + 0.5 * 2 / 3)


def test_that_one_sigmoid_output_and_two_softmax_outputs_say_the_same():
    z, y = guesses(200, 2)
    two, one = classified(z, y), classified(z[:, 1:] - z[:, :1], y, kind="sigmoid")
    assert two.confusion == one.confusion
    assert two.as_table()["auc"] == pytest.approx(one.as_table()["auc"])
    np.testing.assert_allclose(scores(z, "softmax"), scores(z[:, 1:] - z[:, :1], "sigmoid"), atol=1e-6)


@pytest.mark.parametrize("outputs", [1, 2])
def test_that_outputs_without_a_probability_are_undecided_at_one_half(outputs):
    z = np.array([[-3.0], [0.0], [0.5]], np.float32)
    z = z if outputs == 1 else np.hstack([-z / 2, z / 2])
    np.testing.assert_allclose(scores(z, "identity")[:, 1], [-1, 0.5, 0.75])
    found = classified(z, [0, 0, 1], kind="identity")
    assert found.accuracy == 1 and found.positive.auc == 1
    np.testing.assert_array_equal(scores(np.eye(3, dtype=np.float32), "identity"), np.eye(3))


def test_that_a_perfect_classifier_is_perfect():
    found = classified(9 * np.eye(3)[[0, 1, 2, 1]], [0, 1, 2, 1])
    assert found.accuracy == 1 and found.top2_error == 0
    for name in ("precision", "recall", "f1", "auc", "average_precision"):
        assert found.macro(name) == 1


def test_that_a_constant_answer_is_worth_what_it_is():
    found = classified(np.tile([2.0, 1.0], (4, 1)), [0, 0, 0, 1])
    assert found.accuracy == 0.75 and found.confusion == ((3, 0), (1, 0))
    zero, one = found.classes
    assert (zero.precision, zero.recall) == (0.75, 1) and (one.precision, one.recall, one.f1) == (0, 0, 0)
    assert one.auc == 0.5 and one.average_precision == 0.25
    assert found.positive.at_threshold(0.5) == Decision(tp=0, fp=0, fn=1, tn=3)
    assert found.positive.at_threshold(0.1) == Decision(tp=1, fp=3, fn=0, tn=0)
    one_found = Decision(tp=1, fp=0, fn=0, tn=3)
    assert one_found.precision == one_found.recall == one_found.f1 == 1


def test_that_a_class_that_does_not_occur_has_no_numbers():
    z = 5 * np.eye(4)[[0, 1, 1, 2]]
    found = classified(z, [0, 1, 0, 0], classes=4)
    never = found.classes[3]
    assert (never.precision, never.recall, never.f1, never.support, never.auc) == (None, None, None, 0, None)
    predicted = found.classes[2]
    assert (predicted.precision, predicted.recall, predicted.f1, predicted.auc) == (0, 0, 0, None)
    expected = sk.precision_score([0, 1, 0, 0], [0, 1, 1, 2], average="macro", zero_division=0)
    assert found.macro("precision") == pytest.approx(expected)
    only = classified([[0.0, 1.0], [1.0, 0.0]], [1, 1])
    assert only.positive.auc is None and only.positive.at_threshold(0.5).recall == 0.5
    assert np.isfinite(only.positive.precision_recall()[:, :2]).all()


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_that_what_is_not_finite_is_nan_without_a_warning(broken):
    z, y = guesses(20, 3)
    z[4, 1] = broken
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found, fit = classified(z, y), fitted(z, np.ones((20, 3)))
    assert np.isnan(found.accuracy) and found.classes[1].auc is None and found.classes[1].support == (y == 1).sum()
    assert np.isnan(found.macro("f1")) and np.isnan(found.top2_error)
    assert np.isnan([fit.mean.r2, fit.mean.mae, fit.mean.rmse]).all() and fit.examples == 20


def test_that_nothing_to_measure_is_none():
    assert classified(np.zeros((0, 2)), []).accuracy is None
    assert fitted(np.zeros((0, 2)), np.zeros((0, 2))).mean == Fit(None, None, None)
    assert fitted([[1.0]], [[2.0]]).mean == Fit(None, 1.0, 1.0)  # one example has no variance to explain


@pytest.mark.parametrize("columns", [1, 3])
def test_that_regression_is_scikit_learns(columns):
    random = np.random.default_rng(1)
    true = random.normal(size=(50, columns)).astype(np.float32)
    found = (true + 0.3 * random.normal(size=true.shape)).astype(np.float32)
    fit = fitted(found, true)
    judges = sk.r2_score, sk.mean_absolute_error, sk.root_mean_squared_error
    assert list(vars(fit.mean).values()) == pytest.approx([judge(true, found) for judge in judges], rel=1e-5)
    last = [judge(true[:, -1], found[:, -1]) for judge in judges]
    assert list(vars(fit.outputs[-1]).values()) == pytest.approx(last, rel=1e-5)
    assert ("outputs" in fit.as_table()) == (columns > 1)


@pytest.mark.parametrize(("columns", "spread"), [(1, 0.3), (3, 0.3), (2, 0.0)])
@pytest.mark.parametrize("count", [2, 50, 3001])
def test_that_regression_is_scikit_learns_bit_for_bit(count, columns, spread):
    random = np.random.default_rng(count)
    true = random.normal(size=(count, columns)).astype(np.float32)
    true[:, -1] = 1.5  # nothing to be explained
    found = (true + spread * random.normal(size=true.shape)).astype(np.float32)
    wanted = [
        judge(true.astype(np.float64), found.astype(np.float64), multioutput="raw_values").tolist()
        for judge in (sk.r2_score, sk.mean_absolute_error, sk.root_mean_squared_error)
    ]
    outputs = fitted(found, true).outputs
    assert [tuple(vars(one).values()) for one in outputs] == list(zip(*wanted, strict=True))


@pytest.mark.parametrize("classes", [3, 10])
@pytest.mark.parametrize("count", [1, 400, 3001])
def test_that_the_top_2_error_is_scikit_learns_bit_for_bit(count, classes):
    z, y = guesses(count, classes)
    wanted = 1 - float(sk.top_k_accuracy_score(y, z, k=2, labels=np.arange(classes)))
    assert classified(z, y, classes).top2_error == wanted


def test_that_nobody_waits_for_scikit_learn(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)  # whoever imports it has an ImportError
    monkeypatch.setitem(sys.modules, "sklearn.metrics", None)
    z, y = guesses(50, 3)
    assert classified(z, y).top2_error is not None and fitted(z, z + 1).mean.mae == 1


def test_that_any_threshold_counts_as_scikit_learn_counts():
    z, y = guesses(300, 2, seed=3)
    score = scores(z, "softmax")[:, 1]
    swept = sweep(y == 1, score)
    for threshold in [0.0, 1.0, 0.5, 0.123, *score[:5]]:
        found = swept.at_threshold(threshold)
        (tn, fp), (fn, tp) = sk.confusion_matrix(y, score > threshold)
        assert found == Decision(tp, fp, fn, tn)
        precision, recall, f1, _ = sk.precision_recall_fscore_support(
            y, score > threshold, average="binary", zero_division=0
        )
        assert (found.precision, found.recall, found.f1) == pytest.approx((precision, recall, f1))
        assert found.accuracy == pytest.approx(sk.accuracy_score(y, score > threshold))
        assert found.false_positive_rate == pytest.approx(fp / (fp + tn))


@pytest.mark.parametrize("count, ties", [(2, False), (7, True), (300, False), (300, True)])
def test_that_every_threshold_is_counted_bit_for_bit_as_scikit_learn_counts(count, ties):
    random = np.random.default_rng(count + ties)
    score = random.integers(0, 5, count) / 5 if ties else random.random(count)
    positive = np.arange(count) % 2 == 0
    found = sweep(positive, score)
    _, wrong, _, right, thresholds = sk.confusion_matrix_at_thresholds(positive, score, pos_label=True)
    np.testing.assert_array_equal(found.thresholds, thresholds)
    np.testing.assert_array_equal(found.true_positives, right)
    np.testing.assert_array_equal(found.false_positives, wrong)
    assert found.average_precision == sk.average_precision_score(positive, score)
    rates = np.append(0, wrong / wrong[-1]), np.append(0, right / right[-1])
    assert found.auc == sk.auc(*rates)


def test_that_curves_are_scikit_learns_and_thinned():
    z, y = guesses(200, 2)
    score = scores(z, "softmax")[:, 1]
    fpr, tpr, thresholds = sk.roc_curve(y, score, drop_intermediate=False)
    np.testing.assert_allclose(sweep(y == 1, score).roc(), np.column_stack([fpr, tpr, thresholds]))
    precision, recall, thresholds = sk.precision_recall_curve(y, score)
    expected = np.column_stack([recall[:-1], precision[:-1], thresholds])[::-1]
    np.testing.assert_allclose(sweep(y == 1, score).precision_recall(), expected)
    random = np.random.default_rng(0)
    many = sweep(random.random(9000) < 0.4, random.random(9000))
    for curve in (many.roc(), many.precision_recall()):
        assert POINTS / 2 < len(curve) <= POINTS and (np.diff(curve[:, 2]) < 0).all()
        assert curve[-1, 2] == many.thresholds[-1]
