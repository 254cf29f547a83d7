"""What a run is built from: its data, the choices of its experiment on them, the parameters before the first step."""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import DataError, Dataset
from dllab.datasets.library import Library
from dllab.engine.initializers import Initializer
from dllab.engine.network import Layout, aligned_zeros
from dllab.engine.program import Augmentation, Choices, Penalties
from dllab.engine.state import TrainState
from dllab.experiment import Experiment
from dllab.messages import text
from dllab.training.recipe import Progress
from dllab.training.start_weights import start_weights


def load_data(experiment: Experiment, library: Library, progress: Progress) -> Dataset:
    """The experiment's own data, as `library` has them; raises DataError."""
    progress(text("Loading the data"), 0, 0)
    return library.load(
        experiment.dataset, experiment.seed, lambda done, total: progress(text("Reading the file"), done, total)
    )


def choices_of(experiment: Experiment, dataset: Dataset) -> Choices:
    """What the engine needs to know of an experiment and its data.

    Raises DataError, LossDoesNotFit or OptimizerDoesNotFit where they do not go together.
    """
    network, own = experiment.network, experiment.regularization.model_dump()
    experiment.loss.refuse_output(network.output)
    for part in experiment.optimizer.chain:
        part.refuse(network.depth, dataset.task, network.output.linear)
        own["weight_decay"] += getattr(part, "weight_decay", 0.0)
    return Choices(
        activations=network.activations,
        loss=experiment.loss,
        optimizer=experiment.optimizer,
        penalties=Penalties(**own),
        normalization=network.normalization,
        output_activation=network.output,
        dropouts=network.dropouts,
        residual=network.residual,
        frozen=experiment.training.frozen_layers,
        augmentation=_augmentation(experiment, dataset),
    )


def _augmentation(experiment: Experiment, dataset: Dataset) -> Augmentation:
    section = experiment.augmentation
    if dataset.image_shape is None:
        if section.moves_images:
            raise DataError(text("shift, rotation and flips are for images; {name} has none"), name=dataset.name)
        return Augmentation(noise=section.noise)
    return Augmentation(**section.model_dump(), fill=dataset.black, image_shape=dataset.image_shape)


def first_state(experiment: Experiment, layout: Layout, examples: int) -> tuple[TrainState, str]:
    """The state before the first step, and the digest of the weights it starts from, or "" where they are drawn.

    Raises what `start_weights` raises.
    """
    weights = start_weights(experiment, layout)
    parameters = initial_parameters(layout, experiment.network.initializer, experiment.seed)
    if weights:
        layout.load(parameters, weights.parameters)
    state = TrainState.fresh(layout, parameters, experiment.optimizer, examples, experiment.seed)
    if weights and len(weights.running):
        state.running[...] = weights.running
    return state, weights.digest if weights else ""


def initial_parameters(layout: Layout, initializer: Initializer, seed: int) -> NDArray[np.float32]:
    """Weights and biases as the initializer draws them; each layer from a stream of its own."""
    flat = aligned_zeros(layout.length)
    for layer in layout.layers:
        random = np.random.default_rng([seed, layer.number])
        layer.weight_view(flat)[...] = initializer.weights(random, layer.fan_out, layer.fan_in, layer.reach)
        if layer.biased:
            layer.bias_view(flat)[...] = initializer.bias
        if layer.normalized:
            layer.scale_view(flat)[...] = 1.0
    return flat
