"""Losses at outputs from tiny to huge: against PyTorch's own numbers, and where they meet what is not a number."""

from pathlib import Path

import numpy as np
import pytest

from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from tests import naive
from tests.engine.called import lost
from tests.engine.variants import label, variants
from tests.golden import cases

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "losses.npz")
CASES = [(case, scale) for case in cases.LOSSES for scale in cases.OUTPUT_SCALES]
EVERY_LOSS = [setting for choice in LOSSES for setting in variants(choice)]
EVERY_TASK = [(setting, task) for setting in EVERY_LOSS if setting.name in naive.LOSSES for task in setting.tasks]
NAMED = {"ids": lambda value: label(value[0]) + "-" + value[1] if isinstance(value, tuple) else label(value)}


def golden(case, scale):
    """The loss, outputs, targets, and PyTorch's value and gradient of them."""
    kind, name, options = cases.LOSSES[case]
    own = [GOLDEN[f"{case}/{scale}/{key}"] for key in ("value", "gradient")]
    return LOSSES[name](**options), *[GOLDEN[f"{kind}/{scale}/{key}"] for key in ("z", "y")], *own


def oracle(loss, z, y):
    """The oracle's value and gradient; weights are balanced by y itself."""
    options = loss.model_dump()
    if options.get("class_weights") == "balanced":
        options["class_weights"] = naive.balanced(y, z.shape[1])
    return naive.LOSSES[loss.name](z.astype(float), y, **options)


@pytest.mark.parametrize("case, scale", CASES)
def test_that_values_and_gradients_are_torchs(case, scale):
    loss, z, y, expected, slopes = golden(case, scale)
    value, gradient = lost(loss, z, y, targets=2 if z.shape[1] == 1 else 3)
    assert value == pytest.approx(float(expected), rel=3e-6, abs=1e-7)
    np.testing.assert_allclose(gradient, slopes, rtol=1e-5, atol=2e-7 * max(np.abs(slopes).max(), 1e-3))


@pytest.mark.parametrize("case, scale", CASES)
def test_that_the_oracle_agrees_with_torch(case, scale):
    loss, z, y, expected, slopes = golden(case, scale)
    value, gradient = oracle(loss, z, y)
    assert value == pytest.approx(float(expected), rel=1e-9, abs=1e-15)
    np.testing.assert_allclose(gradient, slopes, rtol=1e-9, atol=1e-15)


def test_that_every_loss_that_is_as_torchs_is_compared_with_it():
    compared = {name for _, name, _ in cases.LOSSES.values()}
    assert compared >= {choice.name for choice in LOSSES if "as torch" in choice.explanation.source}


@pytest.mark.parametrize("count", [1, 7, 16, 33])
@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("loss_and_task", EVERY_TASK, **NAMED)
def test_that_values_and_gradients_are_the_oracles(loss_and_task, classes, count):
    loss, task = loss_and_task
    random = np.random.default_rng([classes, count])
    try:
        outputs = loss.outputs(task, classes)
    except LossDoesNotFit:
        return
    z = 2 * random.standard_normal((count, outputs), np.float32)
    y = random.standard_normal((count, outputs), np.float32)
    y = random.integers(0, classes, count) if task == "classification" else y
    value, gradient = lost(loss, z, y, classes)
    expected, slopes = oracle(loss, z, y)
    assert value == pytest.approx(expected, rel=2e-6, abs=2e-7)
    np.testing.assert_allclose(gradient, slopes, rtol=1e-5, atol=3e-7 * np.abs(slopes).max())


@pytest.mark.parametrize("not_a_number", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("loss", EVERY_LOSS, **NAMED)
def test_that_a_lost_output_is_seen_in_the_loss(loss, column, not_a_number):
    if not_a_number == -np.inf and loss.output_activation == "softmax" and column == 1 and not smoothed(loss):
        return  # the probability of a wrong class is zero: nothing is lost
    single = "regression" not in loss.tasks and loss.outputs("classification", 2) == 1
    z = np.zeros((3, 1 if single else 2), np.float32)
    z[1, column % z.shape[1]] = not_a_number
    y = np.zeros(3, np.int64) if "regression" not in loss.tasks else np.zeros(z.shape, np.float32)
    if single:
        y[:] = not_a_number < 0  # the confident answer is the wrong one
    assert not np.isfinite(lost(loss, z, y, targets=2)[0])


def smoothed(loss):
    return getattr(loss, "label_smoothing", 0) > 0


def test_that_the_surprise_at_a_sure_and_right_answer_keeps_its_digits():
    z = np.array([[12.0], [16.5], [-20.0], [30.0]], np.float32)
    y = np.array([1, 1, 0, 1])
    for row, target in zip(z, y, strict=True):
        value, gradient = lost(LOSSES["binary_cross_entropy"](), row[None], np.array([target]), targets=2)
        assert value == pytest.approx(np.log1p(np.exp(-abs(float(row[0])))), rel=1e-5)
        assert abs(gradient[0, 0]) == pytest.approx(1 / (1 + np.exp(abs(float(row[0])))), rel=1e-5)


@pytest.mark.parametrize("size", [1e-3, 0.01, 0.1, 0.8, 0.9, 2.0])
def test_that_log_cosh_keeps_its_digits_however_small_the_error(size):
    z = np.full((1, 1), size, np.float32)
    value, _ = lost(LOSSES["log_cosh"](), z, np.zeros((1, 1), np.float32), targets=1)
    assert value == pytest.approx(0.5 * np.log1p(np.sinh(float(z[0, 0])) ** 2), rel=2e-6)


@pytest.mark.parametrize("gap", [5.0, 20.0, 40.0, 80.0])
@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0, 2.0])
def test_that_the_focal_loss_keeps_its_digits_at_a_sure_and_right_answer(gamma, gap):
    value, gradient = lost(LOSSES["focal"](gamma=gamma), np.array([[gap, 0]], np.float32), np.array([0]), targets=2)
    missing = 1 / (1 + np.exp(gap))
    surprise = np.log1p(np.exp(-gap))
    assert value == pytest.approx(missing**gamma * surprise, rel=1e-4, abs=1e-37)
    scale = missing**gamma * (1 + gamma * (1 - missing) * surprise / missing)
    np.testing.assert_allclose(gradient, [[-missing * scale, missing * scale]], rtol=1e-4, atol=1e-37)


def test_that_focal_without_focus_and_divergence_without_smoothing_are_the_cross_entropy():
    random = np.random.default_rng(1)
    z, y = 3 * random.standard_normal((9, 4), np.float32), random.integers(0, 4, 9)
    value, gradient = lost(LOSSES["cross_entropy"](), z, y, 4)
    for same in (LOSSES["focal"](gamma=0.0), LOSSES["kl_divergence"]()):
        assert lost(same, z, y, 4)[0] == pytest.approx(value, rel=1e-6)
        np.testing.assert_allclose(lost(same, z, y, 4)[1], gradient, rtol=1e-5, atol=1e-8)


def test_that_cross_entropy_is_divergence_plus_entropy_and_divergence_is_zero_at_the_target():
    random = np.random.default_rng(2)
    z, y = random.standard_normal((9, 4), np.float32), random.integers(0, 4, 9)
    divergence = LOSSES["kl_divergence"](label_smoothing=0.2)
    entropy = divergence.entropy(4)
    assert entropy == pytest.approx(-(0.85 * np.log(0.85) + 3 * 0.05 * np.log(0.05)))
    smoothed_value = lost(LOSSES["cross_entropy"](label_smoothing=0.2), z, y, 4)[0]
    assert smoothed_value == pytest.approx(lost(divergence, z, y, 4)[0] + entropy, rel=1e-6)
    right = np.log(np.where(np.eye(4)[y] > 0, 0.85, 0.05)).astype(np.float32)
    assert lost(divergence, right, y, 4)[0] == pytest.approx(0, abs=5e-7)
    assert LOSSES["kl_divergence"]().entropy(4) == 0


def test_that_balanced_weights_are_those_of_the_labels_trained_on():
    loss = LOSSES["cross_entropy"](class_weights="balanced")
    trained_on = np.array([0, 0, 0, 0, 0, 1, 1, 2])
    np.testing.assert_allclose(loss.prepared(trained_on, 3), [8 / 15, 8 / 6, 8 / 3])
    np.testing.assert_allclose(loss.prepared(trained_on, 4)[3], 8 / 4)  # a class without an example
    np.testing.assert_array_equal(loss.prepared(np.zeros(0, np.int64), 3), 1)
    np.testing.assert_array_equal(LOSSES["cross_entropy"]().prepared(trained_on, 3), 1)
    z, y = np.random.default_rng(3).standard_normal((4, 3), np.float32), np.array([0, 2, 1, 0])
    weights = loss.prepared(trained_on, 3)
    np.testing.assert_array_equal(loss.example_weights(y, weights), weights[y])
    expected, _ = naive.cross_entropy(z.astype(float), y, class_weights=weights)
    assert lost(loss, z, y, 3, trained_on)[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("name", LOSSES.names())
def test_that_what_is_prepared_is_as_much_whatever_the_parameters_say(name):
    labels = np.array([0, 1, 1])
    assert len({len(setting.prepared(labels, 2)) for setting in variants(LOSSES[name])}) == 1


def test_that_losses_refuse_what_they_are_not_made_for():
    with pytest.raises(LossDoesNotFit, match="cross_entropy.*regression.*mse"):
        LOSSES["cross_entropy"]().outputs("regression", 1)
    for name in ("binary_cross_entropy", "hinge", "squared_hinge"):
        with pytest.raises(LossDoesNotFit, match="2 classes.*has 3"):
            LOSSES[name]().outputs("classification", 3)
