"""What stays the same of a network while it trains: sizes, names, and what is done to each layer's signal."""

from dataclasses import dataclass
from typing import Self

from dllab.datasets import Dataset
from dllab.diagnostics.bounds import EXPLODED
from dllab.diagnostics.layers import Place
from dllab.diagnostics.per_dataset import longest_healthy
from dllab.engine.activations import Activation
from dllab.engine.convolution.geometry import Geometry
from dllab.engine.network import Layout
from dllab.experiment import Experiment
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import class_name
from dllab.training.network import layout_of


@dataclass(frozen=True)
class NetworkFacts:
    """sizes: inputs first, outputs last. activations, dropouts: one a hidden layer, labels in English.

    normalization: its label, empty for none. detours: (from, to) pairs of columns, inputs being column 0, between which
    a residual connection goes. features: the inputs' names; classes: the outputs' names, empty where they have none.
    middles: for each hidden layer the value of its signal that stands half-way, where the activation squashes. choices:
    the activations themselves. biased: whether units have biases. frozen: how many of the first layers are.
    longest: the norm beyond which a gradient explodes. convolutions: those of the layers that come first.
    """

    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    dropouts: tuple[float, ...]
    normalization: str
    detours: tuple[tuple[int, int], ...]
    features: tuple[str, ...]
    classes: tuple[str, ...]
    middles: tuple[float, ...]
    choices: tuple[Activation, ...] = ()
    biased: bool = True
    frozen: int = 0
    longest: float = EXPLODED
    convolutions: tuple[Geometry, ...] = ()

    @classmethod
    def of(cls, experiment: Experiment, dataset: Dataset) -> Self:
        """Those of the network that `experiment` trains on `dataset`."""
        network = experiment.network
        layout = layout_of(experiment, dataset)
        sizes = layout.sizes
        normalized = network.normalization.learns
        plain = not (normalized or network.residual)
        return cls(
            sizes,
            tuple(activation.label for activation in network.activations),
            network.dropouts,
            network.normalization.label if normalized else "",
            detours(layout, network.residual),
            dataset.features,
            dataset.classes if sizes[-1] == len(dataset.classes) else dataset.classes[-1:],
            tuple(_middle(activation.range) if plain else 0.0 for activation in network.activations),
            network.activations,
            network.biases,
            experiment.training.frozen_layers,
            longest_healthy(dataset),
            layout.convolutions,
        )

    def place(self, layer: int, output: float) -> Place:
        """Where a value of `layer`, counted from 1, is judged, given the output layer's."""
        return Place(next(iter(self.choices[layer - 1 : layer]), None), output, self.longest, layer <= self.frozen)

    @property
    def layout(self) -> Layout:
        """Where the parameters lie."""
        return Layout(self.sizes, bool(self.normalization), self.biased, self.convolutions)

    @property
    def layers(self) -> int:
        """Layers with weights."""
        return len(self.sizes) - 1

    def geometry(self, layer: int) -> Geometry | None:
        """Of a convolution, counted from 1."""
        return self.convolutions[layer - 1] if 0 < layer <= len(self.convolutions) else None

    def layer_title(self, layer: int) -> str:
        """ "Conv 1", "Layer 2", "Output", or for 0 "Input"."""
        if layer == 0:
            return tr("Input")
        if self.geometry(layer):
            return tr("Conv {number}", number=layer)
        return tr("Output") if layer == self.layers else tr("Layer {number}", number=layer)

    def layer_kind(self, layer: int) -> str:
        """ "8 × 5×5 ReLU", "32 Tanh"; the size alone where there is no activation."""
        if 0 < layer < self.layers:
            label, made = self.activations[layer - 1], self.geometry(layer)
            width = f"{made.filters} × {made.kernel}×{made.kernel}" if made else self.sizes[layer]
            return tr("{width} {activation}", width=width, activation=tr(label))
        return str(self.sizes[layer])

    def marks(self, layer: int) -> list[str]:
        """What else is done to a hidden layer's signal: normalization, dropout."""
        if not 0 < layer < self.layers:
            return []
        normalization, dropout = self.normalization, self.dropouts[layer - 1]
        marks = [tr("frozen")] if layer <= self.frozen else []
        marks += [tr(normalization)] if normalization else []
        return [*marks, tr("dropout {share:g} %", share=100 * dropout)] if dropout else marks

    def short_marks(self, layer: int) -> list[str]:
        """The same where there is little room: initials, and the share by its symbol."""
        if not 0 < layer < self.layers:
            return []
        normalization, dropout = self.normalization, self.dropouts[layer - 1]
        words = tr(normalization).split() if normalization else []
        initials = ["".join(word[0].upper() for word in words) if len(words) > 1 else "".join(words)]
        frozen = [tr("frozen")] if layer <= self.frozen else []
        return [*frozen, *initials[: len(words)], *([tr("p = {share:g}", share=dropout)] if dropout else [])]

    def unit_name(self, layer: int, unit: int) -> str:
        """A feature's name, a class's name, or "layer 2, unit 5"; units count from 1."""
        if layer == 0:
            return self.features[unit]
        if layer == self.layers:
            if self.classes:
                return class_name(self.classes[unit])
            return tr("output {number}", number=unit + 1) if self.sizes[-1] > 1 else tr("output")
        return tr("layer {layer}, unit {unit}", layer=layer, unit=unit + 1)


def detours(layout: Layout, residual: int) -> tuple[tuple[int, int], ...]:
    """The pairs of columns that a residual connection around `residual` layers joins: those of one width or picture."""
    if not residual:
        return ()
    ends = range(residual, len(layout.layers), residual)
    return tuple((end - residual, end) for end in ends if layout.joins(end - residual, end - 1))


def _middle(bounds: tuple[float, float]) -> float:
    """Half-way between the bounds of an activation that squashes to a range no wider than 2, else 0."""
    low, high = bounds
    return (low + high) / 2 if high - low <= 2 else 0.0
