"""What a page takes over from the run that goes on: its settings, made in the training thread."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from dllab.engine.activations import ACTIVATIONS
from dllab.engine.losses.mse import MeanSquaredError
from dllab.gui.explorers.refusal import CannotTakeOver
from dllab.gui.explorers.run_gradients import gradient_estimate
from dllab.gui.explorers.run_plane import hessian
from dllab.messages import text

if TYPE_CHECKING:
    from dllab.experiment import Experiment
    from dllab.training.trainer import Trainer

MOST_SCORES = 5_000  # of each class: more tell nothing new, and a page is a file, too
SMALL = (2, 2, 2)  # units of the network of the worksheet


def memory(trainer: "Trainer") -> dict[str, Any]:
    """The run's network, batch size and optimizer."""
    experiment = trainer.experiment
    if experiment.network.convolutions:
        raise CannotTakeOver(text("This page counts fully connected layers; the run has convolutions."))
    return {
        "model": "network",
        "sizes": trainer.layout.sizes,
        "batch": experiment.training.batch_size,
        "optimizer": experiment.optimizer,
        "phase": "while training",
        "precision": "float32",
    }


def roc(trainer: "Trainer") -> dict[str, Any]:
    """What the network puts out for class 1 of two, on the examples held out, or else on those trained on.

    The threshold is where the probability is one half: 0, for scores before the sigmoid.
    """
    data = trainer.dataset
    if data.task != "classification" or len(data.classes) != 2:
        raise CannotTakeOver(text("This page needs a run with two classes."))
    held_out = len(data.x_val) > 0
    x, y = (data.x_val, data.y_val) if held_out else (data.x_train, data.y_train)
    outputs = np.asarray(trainer.forward(x), np.float64)
    scores = outputs[:, 0] if outputs.shape[1] == 1 else outputs[:, 1] - outputs[:, 0]
    if not np.isfinite(scores).all():
        raise CannotTakeOver(text("The network's outputs are not finite."))
    of_class = [scores[y == label] for label in (0, 1)]
    if not all(map(len, of_class)):
        raise CannotTakeOver(text("This page needs examples of both classes."))
    return {
        "test": "of a run",
        "negative_scores": tuple(_thinned(of_class[0])),
        "positive_scores": tuple(_thinned(of_class[1])),
        "negatives": len(of_class[0]),
        "positives": len(of_class[1]),
        "threshold": 0.0,
    }


def backpropagation(trainer: "Trainer") -> dict[str, Any]:
    """The weights of a network of two, two and two units, and the first example it trains on."""
    experiment, data = trainer.experiment, trainer.dataset
    if trainer.layout.sizes != SMALL:
        raise CannotTakeOver(text("This page needs two inputs, one hidden layer of two units, and two outputs."))
    activation = experiment.network.activations[0].name
    if activation not in ("sigmoid", "tanh", "relu"):
        known = ACTIVATIONS[activation].label
        raise CannotTakeOver(text("This page works with sigmoid, tanh or ReLU, not with {name}."), name=known)
    if not _has_the_worksheets_loss(experiment):
        raise CannotTakeOver(text("This page needs sigmoid outputs, and half the sum of squared errors as the loss."))
    flat = {key: tuple(np.asarray(value, np.float64).ravel().tolist()) for key, value in trainer.parameters.items()}
    target = experiment.loss.encode(data.y_train[:1], data.task, data.targets)[0]
    return {
        "x": tuple(np.asarray(data.x_train[0], np.float64).ravel()[:2].tolist()),
        "target": tuple(np.asarray(target, np.float64)[:2].tolist()),
        "rate": experiment.optimizer.learning_rate,
        "activation": activation,
        "loss": "squared error",
        "w1": flat["layer1.weight"],
        "b1": flat.get("layer1.bias", (0.0, 0.0)),
        "w2": flat["layer2.weight"],
        "b2": flat.get("layer2.bias", (0.0, 0.0)),
        "updates": 0,
        "answers": "",
    }


def _has_the_worksheets_loss(experiment: "Experiment") -> bool:
    """Whether it is ½Σ(a − t)² behind sigmoid outputs."""
    loss = experiment.loss
    is_half = isinstance(loss, MeanSquaredError) and loss.scale == "half_sum"
    return is_half and experiment.network.output.name == "sigmoid"


def _thinned(scores: np.ndarray) -> list[float]:
    """Evenly from all ranks, where there are too many."""
    ranked = np.sort(scores)
    places = np.linspace(0, len(ranked) - 1, min(len(ranked), MOST_SCORES)).round().astype(int)
    return [float(score) for score in ranked[places]]


OF_RUN: Mapping[str, Callable[["Trainer"], dict[str, Any]]] = {
    "memory": memory,
    "roc": roc,
    "backpropagation": backpropagation,
    "gradient_estimate": gradient_estimate,
    "hessian": hessian,
}
