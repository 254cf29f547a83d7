"""What batch normalization uses at inference is there to be read, and goes into the run's folder."""

import numpy as np
import pytest

from dllab import Trainer
from dllab.training.outcomes import Diverged
from dllab.training.recording import write_run
from tests.training.examples import clouds, experiment


def test_that_a_saved_model_holds_all_that_inference_needs(tmp_path):
    trainer = Trainer(experiment(network={"normalization": "batch"}), clouds())
    trainer.train(20)
    write_run(trainer, tmp_path)
    with np.load(tmp_path / "model.npz", allow_pickle=False) as saved:
        model = dict(saved)
    signal = trainer.dataset.x_val.astype(np.float64)
    for number in (1, 2):
        name = f"layer{number}."
        z = signal @ model[name + "weight"].T + model[name + "bias"]
        normal = (z - model[name + "running_mean"]) / np.sqrt(model[name + "running_variance"] + 1e-5)
        signal = np.tanh(model[name + "scale"] * normal + model[name + "shift"])
    expected = signal @ model["layer3.weight"].T + model["layer3.bias"]
    np.testing.assert_allclose(trainer.forward(trainer.dataset.x_val), expected, rtol=1e-4, atol=1e-5)


def test_that_a_network_without_batch_normalization_has_none():
    assert Trainer(experiment(), clouds()).running_statistics == {}


@pytest.mark.parametrize("normalization", ["batch", "layer"])
def test_that_signals_whose_variance_overflows_diverge_and_leave_the_running_values_finite(normalization):
    trainer = Trainer(experiment(network={"normalization": normalization}), clouds())
    trainer.train(5)
    parameters = trainer.parameters
    parameters["layer1.weight"][...] = 1e30
    trainer.load_parameters(parameters)
    trainer.train(1)
    assert isinstance(trainer.outcome, Diverged)
    assert all(np.isfinite(values).all() for values in trainer.running_statistics.values())
