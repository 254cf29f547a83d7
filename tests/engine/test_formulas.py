"""Kernels against what a choice's own file says in float64: what is new is tested by being there."""

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from tests import naive
from tests.engine.called import activated, lost
from tests.engine.variants import label, saying, variants

H = 1e-6
STATED = [setting for choice in saying(ACTIVATIONS, "formula") for setting in variants(choice)]
EVERY_LOSS = [setting for choice in saying(LOSSES, "formula") for setting in variants(choice)]
LOST = [(setting, task) for setting in EVERY_LOSS for task in setting.tasks]


@pytest.mark.parametrize("activation", STATED, ids=label)
def test_that_values_and_slopes_are_the_formulas(activation):
    z = np.linspace(-8, 8, 4001, dtype=np.float32) + np.float32(0.0007)
    kinks = np.reshape(activation.kinks, (-1, 1))
    z = z[(np.abs(z - kinks) > 1e-3).all(axis=0)]
    wide = z.astype(float)
    value, slope = activated(activation, z)
    np.testing.assert_allclose(value, activation.formula(wide), rtol=3e-6, atol=3e-7)
    slopes = (activation.formula(wide + H) - activation.formula(wide - H)) / (2 * H)
    np.testing.assert_allclose(slope, slopes, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("loss, task", LOST, ids=label)
def test_that_losses_and_gradients_are_the_formulas(loss, task):
    random, classes = np.random.default_rng(4), 3
    try:
        outputs = loss.outputs(task, classes)
    except LossDoesNotFit:
        classes, outputs = 2, 1
    z = 2 * random.standard_normal((9, outputs), np.float32)
    y = random.integers(0, classes, 9) if task == "classification" else random.standard_normal(z.shape, np.float32)
    prepared = loss.prepared(y if task == "classification" else np.zeros(0, np.int64), outputs)
    t = loss.encode(y, task, classes).reshape(9, -1).astype(float)
    value, gradient = lost(loss, z, y, classes)
    assert value == pytest.approx(loss.formula(z.astype(float), t, prepared), rel=2e-6, abs=2e-7)
    wide = z.astype(float)
    slopes = naive.central_differences(lambda: loss.formula(wide, t, prepared), wide)
    np.testing.assert_allclose(gradient, slopes, rtol=1e-4, atol=1e-6)
