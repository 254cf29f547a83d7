"""What the inputs still say of a network's errors."""

import dataclasses

import numpy as np
import pytest

from dllab import Dataset
from dllab.diagnostics.residuals import WORTH_LEARNING, explainable
from tests.diagnostics.runs import evidence_of, experiment, trained

LINEAR = {"loss": "mse", "network__hidden": ()}


def explained(y, x, seed=0):
    """Of a network that answers 0 to everything."""
    data = Dataset.from_arrays(x, y, task="regression")
    trainer = trained(experiment(**LINEAR, seed=seed), 0, data)
    trainer.load_parameters({name: np.zeros_like(values) for name, values in trainer.parameters.items()})
    return explainable(evidence_of(trainer))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("features", [1, 2, 10])
def test_that_noise_has_no_pattern_and_a_function_has(features, seed):
    random = np.random.default_rng(seed)
    x, noise = random.uniform(-1, 1, (300, features)), random.standard_normal(300)
    assert explained(noise, x) < WORTH_LEARNING / 2
    assert explained(noise * (random.random(300) < 0.05) * 50, x) < WORTH_LEARNING
    assert explained(x.sum(1), x) > 0.95
    assert explained(np.sin(4 * x[:, 0]) + 0.1 * noise, x) > 0.8


def test_that_a_fit_that_leaves_an_example_out_foretells_a_linear_part_among_many_features():
    random = np.random.default_rng(0)
    x = random.standard_normal((400, 30))
    y = x @ random.standard_normal(30)
    assert explained(y, x) > 0.95
    assert explained(y + random.standard_normal(400) * y.std(), x) == pytest.approx(0.45, abs=0.1)


def test_that_nothing_is_said_of_few_examples_or_without_a_look_into_the_network():
    x = np.linspace(-1, 1, 19)
    assert explained(x, x) is None
    evidence = evidence_of(trained(experiment(**LINEAR), 0, Dataset.from_arrays(x, x, task="regression")))
    assert explainable(dataclasses.replace(evidence, inspection=None)) is None


def test_that_no_errors_have_no_pattern():
    x = np.linspace(-1, 1, 50)
    assert explained(np.zeros(50), x) == 0.0
