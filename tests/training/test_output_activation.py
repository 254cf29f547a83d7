"""Which output activations go with which loss, and what the network's outputs then are."""

import numpy as np
import pytest

from dllab import Trainer
from dllab.engine.losses.base import LossDoesNotFit
from tests.training.examples import clouds, experiment


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_that_a_loss_with_a_softmax_of_its_own_refuses_another_activation(activation):
    with pytest.raises(LossDoesNotFit, match="brings its own softmax"):
        Trainer(experiment(network={"output_activation": activation}), clouds())


@pytest.mark.parametrize("activation", ["identity", "softmax"])
def test_that_naming_what_the_loss_does_anyway_changes_nothing(activation):
    plain, named = (
        Trainer(experiment(network=network), clouds()) for network in ({}, {"output_activation": activation})
    )
    plain.train(20)
    named.train(20)
    np.testing.assert_equal(plain.parameters, named.parameters)
    assert named.experiment.output_kind == "softmax"


def test_that_squared_error_sees_the_probabilities_of_an_explicit_softmax():
    settings = experiment(loss="mse", network={"output_activation": "softmax"})
    trainer = Trainer(settings, clouds())
    np.testing.assert_allclose(trainer.forward(trainer.dataset.x_val).sum(axis=1), 1, rtol=1e-5)
    assert settings.output_kind == "identity"
