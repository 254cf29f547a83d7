"""A saddle is found where there is one, and nowhere else."""

import numpy as np
import pytest

from dllab import Dataset
from dllab.diagnostics.detector import DETECTORS
from tests.diagnostics.runs import evidence_of, experiment, found, trained

ENTRIES = {
    "network__hidden": [1], "network__activation": "identity", "network__biases": False, "loss": "mse",
    "optimizer": {"name": "sgd", "learning_rate": 0.05}, "training__curvature": True, "training__batch_size": 64,
}  # fmt: skip


def line():
    """y = x: the smallest network with a saddle, ŷ = w₁w₂x, has it at 0."""
    x = np.linspace(-1, 1, 64, dtype=np.float32)[:, None]
    return Dataset.from_arrays(x, x, x, x, task="regression")


def at(*weights):
    trainer = trained(experiment(**ENTRIES), 0, line())
    trainer.load_parameters(
        {f"layer{number}.weight": np.array([[w]], np.float32) for number, w in enumerate(weights, start=1)}
    )
    trainer.train(3)
    trainer.evaluate()
    trainer.measure_curvature()
    return evidence_of(trainer)


def test_that_the_saddle_of_two_weights_is_one_with_one_way_down():
    finding = DETECTORS["saddle"].look(at(1e-3, 1e-3), active=False)
    variance = float(np.mean(line().x_train ** 2))
    lowest, largest, negative, _ = (number.value for number in finding.numbers)
    assert lowest == pytest.approx(-2 * variance, rel=1e-2) and largest == pytest.approx(2 * variance, rel=1e-2)
    assert negative == 1 and finding.values["negative"] == 1
    escape, *others = finding.remedies
    assert escape.escapes and escape.experiment == experiment(**ENTRIES)
    changes = [remedy.experiment for remedy in others]
    assert changes[0].optimizer.momentum == 0.9 and changes[1].regularization.gradient_noise > 0
    assert not any(remedy.escapes for remedy in others)


def test_that_the_valley_is_none():
    assert DETECTORS["saddle"].look(at(1.0, 1.0), active=False) is None


def test_that_a_slope_beside_it_is_none():
    assert DETECTORS["saddle"].look(at(0.6, 0.4), active=False) is None


def test_that_nothing_is_said_where_curvature_is_not_measured():
    assert found("saddle", experiment(training__epochs=2), 20) is None
