"""All that decides a run's future, as plain arrays that can be copied, saved and restored."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from dllab.engine.network import aligned_zeros
from dllab.engine.optimizers import Optimizer

STEP, EPOCH, POSITION = range(3)  # places in `cursor`


class TrainState(NamedTuple):
    """The state of a run between two steps.

    parameters, float32[P]: as Layout says. slots, float32[S·P + scalars]: what the optimizer remembers.
    order, int64[N]: the order in which this epoch visits the examples. random, uint64[1].
    cursor, int64[3]: steps done, epochs done, examples of this epoch already visited.
    """

    parameters: NDArray[np.float32]
    slots: NDArray[np.float32]
    order: NDArray[np.int64]
    random: NDArray[np.uint64]
    cursor: NDArray[np.int64]

    @classmethod
    def fresh(cls, parameters: NDArray[np.float32], optimizer: Optimizer, examples: int, seed: int) -> Self:
        """The state before the first step."""
        return cls(
            parameters,
            aligned_zeros(optimizer.slots * parameters.size + optimizer.scalars),
            np.arange(examples),
            np.array([seed], np.uint64),
            np.zeros(3, np.int64),
        )

    def copy(self) -> Self:
        """An independent copy."""
        return type(self)(*[array.copy() for array in self])  # type: ignore[arg-type]

    def restore(self, saved: Self) -> None:
        """Take over the contents of an earlier copy, in place."""
        for array, old in zip(self, saved, strict=True):
            np.copyto(array, old)  # type: ignore[arg-type]
