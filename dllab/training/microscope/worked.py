"""One step of an optimizer: what it remembers, and its formula with the numbers of one weight put in, line by line."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.optimizers import Optimizer
from dllab.engine.parts import Unsaid
from dllab.engine.worked.terms import Line, OptimizerStep, ParameterPlace, Remembered, Slot, Terms


def worked(optimizer: Optimizer, step: OptimizerStep, place: ParameterPlace) -> tuple[Line, ...] | Unsaid:
    """The lines of the step, the last being the optimizer's own Δw; what a wrapper wraps comes first."""
    lines: list[Line] = []
    try:
        for part in optimizer.chain:
            lines = part.worked(Terms(step, place, lines))
    except Unsaid as unsaid:
        return unsaid
    return tuple(lines)


def memory_of(
    optimizer: Optimizer, before: NDArray[np.float32], after: NDArray[np.float32], length: int
) -> dict[str, Remembered]:
    """All that is remembered of `length` parameters, a wrapper's last, without what the options leave unused.

    before, after: slots as in TrainState.
    """
    found: list[dict[str, Remembered]] = []
    start = 0
    for part in reversed(optimizer.chain):
        own, unused = {}, part.unused()
        for name, size in [*((slot, length) for slot in part.slots), *((scalar, 1) for scalar in part.scalars)]:
            if name not in unused:
                own[name] = Remembered(before[start : start + size], after[start : start + size])
            start += size
        found.append(own)
    return {name: remembered for own in reversed(found) for name, remembered in own.items()}


def slots_of(memory: dict[str, Remembered], place: int) -> tuple[Slot, ...]:
    """What `memory` holds for the parameter at `place` and for the whole network."""
    return tuple(remembered.at(place, name) for name, remembered in memory.items())
