import numpy as np
import pytest
from scipy.special import expit, softmax
from sklearn.metrics import confusion_matrix

from dllab.engine.losses import LOSSES
from dllab.training.outputs import confusion_counts, predicted_classes, scores, shares

CLASSIFIERS = [loss for loss in LOSSES if "classification" in loss.tasks]


def outputs(count, rows=50):
    return np.random.default_rng(0).normal(scale=3, size=(rows, count)).astype(np.float32)


@pytest.mark.parametrize("loss", CLASSIFIERS, ids=lambda loss: loss.name)
def test_that_probabilities_sum_to_one_and_agree_with_the_predicted_class(loss):
    choice = loss()
    z = outputs(choice.outputs("classification", 2))
    parts = shares(z, choice.output_activation)
    assert parts.shape == (50, 2)
    assert np.allclose(parts.sum(1), 1, atol=1e-6)
    undecided = np.isclose(parts[:, 0], 0.5)
    assert (undecided | (parts.argmax(1) == predicted_classes(z))).all()
    assert np.allclose(parts, np.clip(scores(z, choice.output_activation), 0, 1))  # the plane as the metrics have it


def test_that_softmax_and_sigmoid_are_those_of_scipy():
    z = outputs(3)
    assert np.allclose(shares(z, "softmax"), softmax(z, 1), atol=1e-6)
    z = 40 * outputs(1)
    assert np.allclose(shares(z, "sigmoid")[:, 1], expit(z[:, 0]), atol=1e-6)


def test_that_two_plain_outputs_show_their_difference():
    parts = shares(np.array([[0.2, 0.8], [0.5, 0.5], [1, 0]], np.float32), "identity")
    assert np.allclose(parts[:, 1], [0.8, 0.5, 0])


def test_that_a_single_output_without_probabilities_is_a_score_and_not_a_sigmoid():
    assert shares(np.array([[0.5], [-3.0]], np.float32), "identity")[:, 1].tolist() == [0.75, 0.0]


def test_that_more_plain_outputs_share_what_is_positive():
    parts = shares(np.array([[0.25, 0.75, -1.0], [2.0, 0.0, 0.0]], np.float32), "identity")
    assert np.allclose(parts, [[0.25, 0.75, 0], [1, 0, 0]], atol=1e-5)


def test_that_sigmoids_of_several_outputs_are_shares_of_their_sum():
    z = outputs(3)
    assert np.allclose(shares(z, "sigmoid"), expit(z) / expit(z).sum(1, keepdims=True), atol=1e-6)


def test_that_what_is_not_finite_has_neither_class_nor_probability():
    z = np.array([[np.nan, 1], [np.inf, 1], [0, 1]], np.float32)
    assert predicted_classes(z).tolist() == [-1, -1, 1]
    assert np.isnan(shares(z, "softmax")).any(1).tolist() == [True, True, False]


def test_that_confusion_counts_are_those_of_scikit_learn():
    rng = np.random.default_rng(1)
    true, predicted = rng.integers(0, 4, 300), rng.integers(0, 4, 300)
    assert (confusion_counts(true, predicted, 4) == confusion_matrix(true, predicted, labels=range(4))).all()
    assert confusion_counts(true, np.full(300, -1), 4).sum() == 0
