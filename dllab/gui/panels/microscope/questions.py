"""What the microscope's panel asks of its thread, and what comes back. Brings in what is compiled only when asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.gui.charts.matrix import Picture
from dllab.gui.panels.microscope.filters import FilterGrid
from dllab.training.microscope.distributions import Histogram, Key, histograms_of
from dllab.training.microscope.look import Address, Depth, LayerLook, Look, WeightUpdate
from dllab.training.snapshot import Inspection

OF_EXAMPLES = ("sums", "activations", "deltas")

if TYPE_CHECKING:
    from dllab.training.microscope.specimen import Microscope


@dataclass(frozen=True, eq=False)
class MicroscopeQuestion:
    """What is to be looked at. quantity: of the picture, one of QUANTITIES. follow: whether the weight at `address` is
    to be followed; example: for which one, as in Look. at_start: whether the run's start is asked for."""

    run: int
    dataset: Dataset
    inspection: Inspection
    experiment: Experiment
    address: Address
    quantity: str
    follow: bool
    example: int | None
    at_start: bool


@dataclass(frozen=True, eq=False)
class MicroscopeAnswer:
    """picture, summary: of the layer and quantity asked for, over the next batch, which holds the training examples
    `examples`. look: of the example asked for. update, depth: where they were asked for."""

    step: int
    examples: NDArray[np.int64]
    histograms: dict[Key, Histogram]
    picture: Picture
    summary: "Summary"
    look: Look
    update: WeightUpdate | None
    depth: Depth | None


@dataclass(frozen=True)
class Summary:
    """A matrix in a few numbers; of its finite values."""

    low: float
    high: float
    mean: float
    deviation: float

    @classmethod
    def of(cls, values: NDArray[np.float32]) -> "Summary":
        """NaN where nothing is finite."""
        finite = values[np.isfinite(values)].astype(np.float64)
        if not finite.size:
            return cls(np.nan, np.nan, np.nan, np.nan)
        return cls(float(finite.min()), float(finite.max()), float(finite.mean()), float(finite.std()))


class Answerer:
    """Answers one question after another; keeps the microscope while experiment and data stay the same."""

    def __init__(self) -> None:
        self._microscope: Microscope | None = None

    def forget(self) -> None:
        """Let go of the microscope."""
        self._microscope = None

    def __call__(self, question: MicroscopeQuestion) -> MicroscopeAnswer:
        microscope = self._microscope_for(question)
        state, rate = question.inspection.state, question.inspection.rate
        look = batch = microscope.look(state, rate)
        if question.example is not None:
            look = microscope.look(state, rate, question.example)
        layer = batch.layers[question.address.layer - 1]
        matrix, first = drawn_matrix(layer, question.quantity)
        return MicroscopeAnswer(
            step=question.inspection.step,
            examples=batch.examples,
            histograms=histograms_of(batch),
            picture=Picture.of(matrix, first),
            summary=Summary.of(layer.values(question.quantity)),
            look=look,
            update=microscope.follow(look, question.address) if question.follow else None,
            depth=_depth(microscope) if question.at_start else None,
        )

    def _microscope_for(self, question: MicroscopeQuestion) -> "Microscope":
        from dllab.training.microscope.specimen import Microscope

        kept = self._microscope
        if kept is None or kept.experiment != question.experiment or kept.dataset is not question.dataset:
            kept = self._microscope = Microscope(question.experiment, question.dataset)
        return kept


def drawn_matrix(layer: LayerLook, quantity: str) -> tuple[NDArray[np.float32], int]:
    """What is drawn, and the number of its first column: the weights of filters as pictures, else `picture_matrix`."""
    if layer.geometry and quantity not in OF_EXAMPLES:
        return FilterGrid.of(layer.geometry).picture(layer.values(quantity)), 1
    return picture_matrix(layer, quantity)


def picture_matrix(layer: LayerLook, quantity: str) -> tuple[NDArray[np.float32], int]:
    """A row a unit, and the number of the first column: biases, if there are any, are column 0; all else is from 1."""
    of_weights = {"weights": layer.bias, "gradients": layer.bias_gradient}
    if quantity not in of_weights:
        return np.ascontiguousarray(layer.values(quantity).T), 1
    values, bias = layer.values(quantity), of_weights[quantity]
    return (np.ascontiguousarray(values), 1) if bias is None else (np.column_stack([bias, values]), 0)


def _depth(microscope: "Microscope") -> Depth:
    from dllab.training.microscope.initialization import depth_of

    return depth_of(microscope.at_start(), microscope.experiment)
