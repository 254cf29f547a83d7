"""Remedies that help against more than one finding."""

from itertools import pairwise
from typing import Any

from dllab.diagnostics.changing import remedy, with_rate
from dllab.diagnostics.finding import Remedy
from dllab.engine.activations import Activation
from dllab.engine.initializers import INITIALIZERS
from dllab.experiment import Experiment
from dllab.messages import text

CLIP_NORM = 1.0  # a common bound: Pascanu, Mikolov & Bengio (2013) say that the exact one matters little
DEEP = 10  # hidden layers
SMALL_BATCH = 16  # below it, a batch's mean and variance are too noisy to normalize by: Wu & He (2018)


def squashes(activation: Activation) -> bool:
    """Whether outputs stay within ±1, flat at both ends: sigmoid, tanh and the like."""
    low, high = activation.range
    return low >= -1 and high <= 1


def rectifies(activation: Activation) -> bool:
    """Whether it is flat on one side, where a unit may die: ReLU and the like, but not leaky ReLU."""
    return activation.range[0] > float("-inf") and not squashes(activation)


def fitting_initializer(activation: Activation) -> str:
    """The initializer that keeps the spread of signals from layer to layer for an activation.

    Sources: Glorot & Bengio (2010); He et al. (2015); Klambauer et al. (2017) for SELU.
    """
    return activation.initializer or ("xavier_normal" if squashes(activation) else "he_normal")


def slower(experiment: Experiment, factor: float = 10.0) -> Remedy | None:
    """A learning rate that is `factor` times smaller."""
    return with_rate(experiment, text("Lower the learning rate to {rate:g}"), 1 / factor)


def faster(experiment: Experiment, factor: float = 10.0) -> Remedy | None:
    """A learning rate that is `factor` times larger."""
    return with_rate(experiment, text("Raise the learning rate to {rate:g}"), factor)


def freed(experiment: Experiment) -> Remedy | None:
    """No regularization and no dropout; None where there is none."""
    return remedy(text("Leave the regularization out"), experiment, {"regularization": {}, "network.dropout": 0.0})


def rectified(experiment: Experiment) -> Remedy | None:
    """ReLU in every layer, with the initialization made for it."""
    return remedy(
        text("Use ReLU with He initialization"),
        experiment,
        {"network.activation": "relu", "network.initializer": "he_normal"},
    )


def self_normalized(experiment: Experiment) -> Remedy | None:
    """SELU in every layer, with the initialization by which signals keep their mean and spread over any depth."""
    return remedy(
        text("Use SELU with LeCun initialization"),
        experiment,
        {"network.activation": "selu", "network.initializer": "lecun_normal"},
    )


def initialized(experiment: Experiment) -> Remedy | None:
    """The initialization that fits the first layer's activation; None for a network without hidden layers."""
    if not experiment.network.depth:
        return None
    name = fitting_initializer(experiment.network.activations[0])
    template = {
        "he_normal": text("Initialize with He normal"),
        "xavier_normal": text("Initialize with Xavier normal"),
        "lecun_normal": text("Initialize with LeCun normal"),
    }.get(name, text("Initialize with {name}"))
    return remedy(template, experiment, {"network.initializer": name}, name=INITIALIZERS[name].label)


def normalized(experiment: Experiment) -> Remedy | None:
    """Normalization in every hidden layer, where there is none: by batch, or by layer where batches are small.

    Not by layer in deep networks of outputs that are never negative, as a sigmoid's and ReLU's: what all examples have
    in common, their mean, decides what a layer is divided by, and the little that tells them apart is lost. 20 layers
    of sigmoid, softplus or ReLU stayed at chance, most seeds of 10 too, where batch normalization trained.
    """
    network, small = experiment.network, experiment.training.batch_size < SMALL_BATCH
    if network.normalization.learns or not network.depth:
        return None
    if small and network.depth >= DEEP and any(each.range[0] >= 0 for each in network.activations):
        return None
    if small:
        return remedy(text("Add layer normalization"), experiment, {"network.normalization": "layer"})
    return remedy(text("Add batch normalization"), experiment, {"network.normalization": "batch"})


def residual(experiment: Experiment) -> Remedy | None:
    """Residual connections around every layer, where widths or pictures allow and there are none.

    With tanh in place of outputs that are never negative and flat at both ends, as a sigmoid's: each layer adds to the
    ones before, and what is added has to take away as well. 20 layers of sigmoid came to 65 to 74 % of two spirals
    within 5,000 steps at five seeds, with tanh to 97 % and more within 1,000.
    """
    network = experiment.network
    dense = any(before == width for before, width in pairwise(network.hidden))
    channels = [1, *(one.filters for one in network.convolutions)]
    maps = any(one.keeps_picture(of) for one, of in zip(network.convolutions, channels, strict=False))
    if network.residual or not (dense or maps):
        return None
    entries: dict[str, Any] = {"network.residual": 1}
    if any(squashes(each) and each.range[0] >= 0 for each in network.activations):
        entries |= {"network.activation": "tanh", "network.initializer": "xavier_normal"}
        return remedy(text("Use tanh with residual connections"), experiment, entries)
    return remedy(text("Add residual connections"), experiment, entries)


def clipped(experiment: Experiment) -> Remedy | None:
    """Clipping by the global norm, where it is off or looser."""
    if 0 < experiment.regularization.clip_norm <= CLIP_NORM:
        return None
    template = text("Clip the gradient to a norm of {norm:g}")
    return remedy(template, experiment, {"regularization.clip_norm": CLIP_NORM}, norm=CLIP_NORM)


def leaky(experiment: Experiment) -> Remedy | None:
    """Leaky ReLU in every layer, with the initialization made for rectifiers."""
    entries: dict[str, Any] = {"network.activation": "leaky_relu", "network.initializer": "he_normal"}
    return remedy(text("Use leaky ReLU, which passes some gradient on its negative side"), experiment, entries)


def warmed_up(experiment: Experiment, steps: int = 500) -> Remedy | None:
    """A linear warm-up of the learning rate, where there is none."""
    if experiment.schedule.warmup_steps:
        return None
    template = text("Let the learning rate rise over the first {steps} steps")
    return remedy(template, experiment, {"schedule.warmup_steps": steps}, steps=steps)
