"""All that decides a run's future, as plain arrays that can be copied, saved and restored."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from dllab.engine.network import Layout
from dllab.engine.optimizers import Optimizer

STEP, EPOCH, POSITION, SIZE = range(4)  # places in `cursor`
EASY_SHARE = 0.2  # of the examples, the easiest, make the first epoch of a curriculum
ROUNDING = 1e-9  # by which 0.4·100 may come out above 40


class TrainState(NamedTuple):
    """The state of a run between two steps.

    parameters, float32[P]: as Layout says. slots, float32[S·P + scalars]: what the optimizer remembers, a wrapper's
    before those of what it wraps.
    running, float32[R]: means and variances that normalizations have seen; R = 2 · hidden units, 0 without.
    order, int64[N]: the order in which this epoch visits the examples. random, uint64[1].
    cursor, int64[4]: steps done, epochs done, examples of this epoch already visited, examples it has in all.
    """

    parameters: NDArray[np.float32]
    slots: NDArray[np.float32]
    running: NDArray[np.float32]
    order: NDArray[np.int64]
    random: NDArray[np.uint64]
    cursor: NDArray[np.int64]

    @classmethod
    def fresh(
        cls, layout: Layout, parameters: NDArray[np.float32], optimizer: Optimizer, examples: int, seed: int
    ) -> Self:
        """The state before the first step: nothing learned yet, running means 0 and variances 1."""
        running = [
            np.repeat(np.array([0, 1], np.float32), layer.fan_out) for layer in layout.layers if layer.normalized
        ]
        return cls(
            parameters,
            optimizer.initial_slots(parameters),
            np.concatenate([*running, np.zeros(0, np.float32)]),
            np.arange(examples),
            np.array([seed], np.uint64),
            np.array([0, 0, 0, examples]),
        )

    def copy(self) -> Self:
        """An independent copy."""
        return type(self)(*[array.copy() for array in self])  # type: ignore[arg-type]

    def restore(self, saved: Self) -> None:
        """Take over the contents of an earlier copy, in place."""
        for array, old in zip(self, saved, strict=True):
            np.copyto(array, old)  # type: ignore[arg-type]
