"""Runs to look into, and the oracle's view of the same batch."""

import numpy as np

from dllab import Experiment, Trainer
from dllab.training.microscope.specimen import Microscope
from tests import naive_network
from tests.training.examples import clouds, experiment


def specimen(dataset=None, steps=5, example=None, **sections):
    """(trainer, microscope, look) after some steps."""
    optimizer = {"optimizer": sections.pop("optimizer")} if "optimizer" in sections else {}
    chosen = Experiment.model_validate(experiment(**sections).as_table() | optimizer)
    trainer = Trainer(chosen, dataset or clouds())
    if steps:
        trainer.train(steps)
    microscope = Microscope(trainer.experiment, trainer.dataset)
    return trainer, microscope, microscope.look(trainer.engine.state, trainer.next_rate, example)


def oracle_network(chosen):
    """What the second oracle computes for an experiment whose output activation is left to the loss."""
    network = chosen.network
    return naive_network.Network(
        tuple((activation.name, tuple(activation.model_dump().items())) for activation in network.activations),
        chosen.loss.name,
        tuple(chosen.loss.model_dump().items()),
        network.normalization.name,
        **network.normalization.model_dump(),
        residual=network.residual,
        output=network.output_activation if network.output_activation in ("sigmoid", "tanh", "softmax") else "identity",
    )


def oracle(trainer, look):
    """(signals, kept of every hidden layer, loss, gradient) of the batch that `look` shows."""
    network = oracle_network(trainer.experiment)
    parameters = {
        name: array.astype(np.float64) for name, array in trainer.layout.named(look.before.parameters).items()
    }
    x, y = trainer.dataset.x_train[look.examples], trainer.dataset.y_train[look.examples]
    masks = list(look.masks) if any(mask is not None for mask in look.masks) else None
    signals, kept, _ = naive_network.forward(network, parameters, x, masks=masks)
    return signals, kept, *naive_network.loss_and_gradient(network, parameters, x, y, masks)
