from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dllab import Dataset, Experiment, Trainer
from dllab.engine.curvature import Hessian
from dllab.engine.ground import Ground
from tests.golden import hessian_cases
from tests.golden.hessian_cases import CASES

GOLDEN = np.load(Path(hessian_cases.__file__).with_name("hessians.npz"))


def trainer_of(case, **training):
    """The case's network on its examples, none held out, with the case's weights."""
    x, y, parameters = hessian_cases.problem(case)
    task = "regression" if case.loss == "mse" else "classification"
    data = Dataset.from_arrays(x, y, x[:0], y[:0], task=task)
    if case.image:
        data = replace(data, image_shape=case.image)
    convolutions = [{"filters": filters, "kernel": 3, "padding": "same"} for filters in case.convolutions]
    network = {
        "hidden": list(case.hidden), "activation": {"name": case.activation}, "convolutions": convolutions,
        "normalization": {"name": case.normalization},
    }  # fmt: skip
    experiment = Experiment.model_validate(
        {"network": network, "loss": {"name": case.loss}, "optimizer": {"name": "sgd"}, "training": training}
    )
    trainer = Trainer(experiment, data)
    trainer.load_parameters(parameters)
    return trainer


def hessian_of(trainer):
    engine = trainer.engine
    return Hessian(Ground(engine.layout, engine.choices, engine.examples, engine.state.running), trainer_flat(trainer))


def trainer_flat(trainer):
    return trainer.engine.state.parameters.copy()


def flat(layout, named_order):
    """A vector over the parameters in the order of their names, as the flat arrays have it."""
    found, place = {}, 0
    for name, value in layout.named(np.zeros(layout.length, np.float32)).items():
        found[name] = named_order[place : place + value.size].reshape(value.shape).astype(np.float32)
        place += value.size
    vector = np.zeros(layout.length, np.float32)
    layout.load(vector, found)
    return vector


@pytest.mark.parametrize("name", CASES)
def test_that_the_spectrum_is_that_of_pytorchs_hessian(name):
    found, expected = hessian_of(trainer_of(CASES[name])).spectrum(), GOLDEN[f"{name}/eigenvalues"]
    np.testing.assert_allclose(found, expected, atol=1e-3 * np.abs(expected).max())
    print(name, len(expected), np.abs(found - expected).max() / np.abs(expected).max())
