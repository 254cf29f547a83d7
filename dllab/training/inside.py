"""What every layer of a network passes on, for inputs of one's own: beside a run, with its parameters."""

import numpy as np
from numpy.typing import NDArray

from dllab.datasets import Dataset
from dllab.engine import passes
from dllab.engine.examples import PackedExamples
from dllab.engine.kernels.subnormals import flushed
from dllab.engine.normalizations.base import INFERENCE
from dllab.engine.program import Program
from dllab.engine.state import TrainState
from dllab.engine.step import NO_KEY
from dllab.experiment import Experiment
from dllab.training.assembly import choices_of
from dllab.training.network import layout_of


class Inside:
    """Sends `count` inputs at a time through a network of its own, with whatever parameters it is handed.

    Its tables are scratch of its own: it may be used in any one thread while the run itself goes on in another.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, count: int):
        self.layout = layout_of(experiment, dataset)
        self._count = count
        self._program = Program.build(self.layout, count, 1, choices_of(experiment, dataset))

    @flushed()
    def signals(self, state: TrainState, inputs: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """float32[units, count] of the inputs and of what every layer passes on, the last its linear outputs.

        inputs: float32[count, features]. Of a convolution, every place of every filter's map, before it is pooled. The
        network is as it is in `state`, at inference: without dropout, with what normalizations have seen.
        """
        program, count = self._program, self._count
        examples = PackedExamples.pack(inputs, np.zeros((count, 1), np.float32), None, self.layout.sizes[0])
        tables = program.plan, program.layers, program.workspace
        passes.gather(*tables, examples.x, examples.targets, np.arange(count), 0, count)
        passes.forward(*tables, state.parameters, program.hyper, state.running, count, INFERENCE, NO_KEY)
        layers = self.layout.layers
        first = self._signal(int(program.layers["input"][0]), self.layout.sizes[0])
        places = map(int, program.layers["out"])
        return [first, *(self._signal(place, layer.units) for place, layer in zip(places, layers, strict=True))]

    def _signal(self, place: int, units: int) -> NDArray[np.float32]:
        """A copy of what `units` units pass on, float32[units, inputs]."""
        row = int(self._program.plan["row"][0])
        return self._program.workspace[place : place + units * row].reshape(units, row)[:, : self._count].copy()
