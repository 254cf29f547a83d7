"""What the panel asks of its threads, and what comes back. Brings in what is compiled only when asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.experiment import Experiment
from dllab.training.snapshot import Inspection

if TYPE_CHECKING:
    from dllab.training.feature_maps import Excitement, FeatureMapper


@dataclass(frozen=True, eq=False)
class SightQuestion:
    """A network as it was at one step of a run, and the picture it is shown, float32[features], in its own units."""

    run: int
    experiment: Experiment
    dataset: Dataset
    inspection: Inspection
    x: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Sight:
    """What layers make of one picture; maps as FeatureMapper has them.

    weights: a layer's as pictures, float32[units, channels, height, width]; None of one that reads no picture.
    """

    step: int
    weights: "list[NDArray[np.float32] | None]"
    maps: list[NDArray[np.float32]]


class Looker:
    """Answers one question after another; keeps the mapper while experiment and data stay the same."""

    def __init__(self) -> None:
        self._known: tuple[Experiment, Dataset, FeatureMapper] | None = None

    def forget(self) -> None:
        """Let go of the mapper."""
        self._known = None

    def look(self, question: SightQuestion) -> Sight | None:
        """None where the state is that of another network than the one asked about."""
        from dllab.training.feature_maps import weights_as_pictures

        mapper, state, shape = self._mapper_for(question), question.inspection.state, question.dataset.image_shape
        assert shape is not None
        if len(state.parameters) != mapper.layout.length:
            return None
        weights = [weights_as_pictures(layer, state.parameters, shape) for layer in mapper.layout.layers]
        return Sight(question.inspection.step, weights, mapper.maps(state, question.x))

    def excite(self, question: SightQuestion) -> "list[Excitement] | None":
        """What excites every unit of every layer most; None as for `look`."""
        mapper, state = self._mapper_for(question), question.inspection.state
        return mapper.exciting(state) if len(state.parameters) == mapper.layout.length else None

    def _mapper_for(self, question: SightQuestion) -> "FeatureMapper":
        from dllab.training.feature_maps import FeatureMapper

        known, data = self._known, question.dataset
        if known is None or known[0] != question.experiment or known[1] is not data:
            known = self._known = question.experiment, data, FeatureMapper(question.experiment, data)
        return known[2]


def import_engine() -> None:
    """Do it in the thread: compiled functions take a while to load, and are no part of looking."""
    from dllab.training import feature_maps  # noqa: F401
