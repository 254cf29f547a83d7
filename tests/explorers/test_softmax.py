"""Softmax and both losses, against SciPy, central differences, and the kernels that train."""

import math

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import log_softmax, softmax

from dllab.engine.losses import LOSSES
from dllab.explorers import EXPLORERS
from dllab.explorers.softmax import descents
from tests.engine.called import lost

Softmax = EXPLORERS["softmax"]


def cross_entropy(z):
    return -log_softmax(z)[0]


def squared_error(z):
    return np.sum((softmax(z) - np.eye(len(z))[0]) ** 2)


def test_that_three_logits_become_the_notes_probabilities():
    readouts = Softmax(logits=(3.0, 1.0, -3.0)).readouts()
    assert [readouts[f"p{k}"] for k in (1, 2, 3)] == pytest.approx([0.879, 0.119, 0.002], abs=1e-3)
    parts = [math.exp(3), math.exp(1), math.exp(-3)]
    assert readouts["p1"] == pytest.approx(parts[0] / sum(parts), rel=1e-12)


def test_that_a_sigmoid_is_a_softmax_with_a_zero():
    readouts = Softmax(logits=(2.0, 0.0)).readouts()
    assert readouts["p1"] == pytest.approx(1 / (1 + math.exp(-2)), rel=1e-12)
    assert readouts["sigmoid"] == pytest.approx(readouts["p1"], rel=1e-12)


def test_that_temperature_divides_the_logits():
    assert Softmax(logits=(3.0, 1.0), temperature=2.0).readouts()["p1"] == pytest.approx(1 / (1 + math.exp(-1)))


def test_that_a_confidently_wrong_network_learns_by_cross_entropy_alone():
    readouts = Softmax(start=(-10.0, 10.0)).readouts()
    assert readouts["ball_cross_entropy_slope"] == pytest.approx(math.sqrt(2), abs=1e-3)
    assert readouts["ball_squared_error_slope"] == pytest.approx(1.2e-8, abs=0.05e-8)
    assert readouts["ball_cross_entropy"] == pytest.approx(cross_entropy(np.array([-10, 10, -1000])), rel=1e-12)
    at_last = Softmax().readouts(300)
    assert at_last["ball_cross_entropy"] < 0.01 and at_last["ball_squared_error"] > 1.99


@pytest.mark.parametrize("temperature", [0.5, 1.0, 4.0])
@pytest.mark.parametrize("loss", [cross_entropy, squared_error], ids=lambda loss: loss.__name__)
def test_that_gradients_are_those_of_central_differences(loss, temperature):
    z = np.array([0.3, -1.2, 0.8, 1.5])
    readouts = Softmax(logits=tuple(z), temperature=temperature).readouts()
    assert readouts[loss.__name__] == pytest.approx(loss(z / temperature), rel=1e-12)
    slope = approx_fprime(z, lambda z: loss(z / temperature), 1e-7)
    assert readouts[f"{loss.__name__}_slope"] == pytest.approx(np.linalg.norm(slope), rel=1e-5)


@pytest.mark.parametrize("loss", [cross_entropy, squared_error], ids=lambda loss: loss.__name__)
def test_that_both_balls_take_the_steps_of_gradient_descent(loss):
    z = np.array([-2.0, 1.0, -1000.0])
    path = descents((-2.0, 1.0), 0.7)[[cross_entropy, squared_error].index(loss)]
    for step in range(4):
        assert path[step] == pytest.approx(z[:2], abs=1e-5)
        z[:2] -= 0.7 * approx_fprime(z, loss, 1e-7)[:2]


def test_that_the_kernel_that_trains_gives_the_same_cross_entropy():
    z = np.array([[0.3, -1.2, 0.8]], np.float32)
    value, slope = lost(LOSSES["cross_entropy"](), z, np.array([1]), 3)
    readouts = Softmax(logits=tuple(z[0].tolist()), target=2).readouts()
    assert readouts["cross_entropy"] == pytest.approx(value, rel=1e-6)
    assert readouts["cross_entropy_slope"] == pytest.approx(np.linalg.norm(slope), rel=1e-5)


def test_that_the_surfaces_are_those_of_three_classes():
    scene = Softmax().scene()
    z = scene["z"]
    for row, column in [(0, 0), (20, 70), (90, 10)]:
        at = np.array([z[column], z[row], -1000.0])
        assert scene["surface"][:, row, column] == pytest.approx([cross_entropy(at), squared_error(at)], rel=1e-9)


def test_that_a_class_that_is_not_there_has_no_loss():
    readouts = Softmax(logits=(1.0, 2.0), target=3).readouts()
    assert math.isnan(readouts["cross_entropy"]) and "p3" not in readouts


def test_that_a_start_outside_is_seen():
    assert Softmax(start=(100.0, -20.0)).scene()["z"][-1] >= 100
