"""Losses at outputs from tiny to huge: against PyTorch's own numbers, and where they meet what is not a number."""

from pathlib import Path

import numpy as np
import pytest

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.engine import Choices, Engine
from dllab.engine.examples import Examples
from dllab.engine.losses import LOSSES
from dllab.engine.losses.base import LossDoesNotFit
from dllab.engine.network import Layout, aligned_zeros
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.program import Penalties
from dllab.engine.state import TrainState
from tests import naive

GOLDEN = np.load(Path(__file__).parent.parent / "golden" / "losses.npz")
CASES = sorted({key.rsplit("/", 1)[0] for key in GOLDEN.files})


def through(loss, z, y, targets=3):
    """Value, and gradient by the outputs, of a loss: a network of one identity layer hands the outputs z to it."""
    outputs = z.shape[1]
    layout = Layout((outputs, outputs))
    flat = aligned_zeros(layout.length)
    layout.layers[0].weight_view(flat)[...] = np.eye(outputs)
    choices = Choices(ACTIVATIONS["identity"](), loss, OPTIMIZERS["sgd"](), Penalties())
    task = "classification" if y.ndim == 1 else "regression"
    labels = y if task == "classification" else None

    def examples(rows):
        encoded = loss.encode(y[rows], task, targets).reshape(len(y[rows]), -1)
        return Examples.pack(z[rows], encoded, None if labels is None else labels[rows], outputs)

    everything = examples(slice(None))
    engine = Engine(layout, choices, len(z), everything, TrainState.fresh(flat, choices.optimizer, len(z), 0))
    value, _ = engine.evaluate(everything, np.arange(len(z)))
    rows = [layout.layers[0].bias_view(engine.gradient(examples(slice(k, k + 1)))).copy() for k in range(len(z))]
    return value, np.array(rows) / len(z)


@pytest.mark.parametrize("case", CASES)
def test_that_values_and_gradients_are_torchs(case):
    loss = LOSSES[case.split("/")[0]]()
    z, y = GOLDEN[f"{case}/z"], GOLDEN[f"{case}/y"]
    value, gradient = through(loss, z, y)
    assert value == pytest.approx(float(GOLDEN[f"{case}/value"]), rel=3e-6, abs=1e-7)
    expected = GOLDEN[f"{case}/gradient"]
    np.testing.assert_allclose(gradient, expected, rtol=1e-5, atol=2e-7 * max(np.abs(expected).max(), 1e-3))


@pytest.mark.parametrize("case", CASES)
def test_that_the_oracle_agrees_with_torch(case):
    loss = case.split("/")[0]
    value, gradient = naive.LOSSES[loss](GOLDEN[f"{case}/z"].astype(float), GOLDEN[f"{case}/y"])
    assert value == pytest.approx(float(GOLDEN[f"{case}/value"]), rel=1e-12)
    np.testing.assert_allclose(gradient, GOLDEN[f"{case}/gradient"], rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("lost", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("name", LOSSES.names())
def test_that_a_lost_output_is_seen_in_the_loss(name, column, lost):
    if lost == -np.inf and name == "cross_entropy" and column == 1:
        return  # the probability of a wrong class is zero: nothing is lost
    loss = LOSSES[name]()
    outputs = 1 if name == "binary_cross_entropy" else 2
    z = np.zeros((3, outputs), np.float32)
    z[1, column % outputs] = lost
    y = np.zeros(3, np.int64) if "classification" in loss.tasks else np.zeros((3, outputs), np.float32)
    if name == "binary_cross_entropy":
        y[:] = lost < 0  # the confident answer is the wrong one
    assert not np.isfinite(through_outputs(loss, z, y))


def through_outputs(loss, z, y):
    """The loss of outputs that no network has: biases of a network without inputs that matter, one at a time."""
    values = []
    for row, target in zip(z, y, strict=True):
        layout = Layout((1, len(row)))
        flat = aligned_zeros(layout.length)
        layout.layers[0].bias_view(flat)[...] = row
        choices = Choices(ACTIVATIONS["identity"](), loss, OPTIMIZERS["sgd"](), Penalties())
        task = "classification" if y.ndim == 1 else "regression"
        encoded = loss.encode(np.array([target]), task, 2).reshape(1, -1)
        examples = Examples.pack(np.zeros((1, 1), np.float32), encoded, None, 1)
        engine = Engine(layout, choices, 1, examples, TrainState.fresh(flat, choices.optimizer, 1, 0))
        values.append(engine.evaluate(examples, np.arange(1))[0])
    return np.mean(values)


def test_that_the_surprise_at_a_sure_and_right_answer_keeps_its_digits():
    z = np.array([[12.0], [16.5], [-20.0], [30.0]], np.float32)
    y = np.array([1, 1, 0, 1])
    for row, target in zip(z, y, strict=True):
        value, _ = through(LOSSES["binary_cross_entropy"](), row[None], np.array([target]), targets=2)
        assert value == pytest.approx(np.log1p(np.exp(-abs(float(row[0])))), rel=1e-5)


def test_that_losses_refuse_what_they_are_not_made_for():
    with pytest.raises(LossDoesNotFit, match="cross_entropy.*regression.*mse"):
        LOSSES["cross_entropy"]().outputs("regression", 1)
    with pytest.raises(LossDoesNotFit, match="2 classes.*has 3"):
        LOSSES["binary_cross_entropy"]().outputs("classification", 3)
