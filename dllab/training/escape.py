"""A run that leaves a saddle along the direction in which its training loss curves down."""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.engine import Engine
from dllab.engine.escape import way_down
from dllab.engine.ground import Ground
from dllab.messages import UserError, text

EXAMPLES = 1024  # of the training set, at most, that say where it goes down


class NoWayDown(UserError):
    """There is no direction in which the loss curves down, or none along which it is lower."""


def go_down(engine: Engine) -> NDArray[np.float32]:
    """Parameters further down, float32[P], from those and the examples alone; raises NoWayDown."""
    count = min(engine.examples.count, EXAMPLES)
    chosen = np.arange(count) * engine.examples.count // count
    ground = Ground(engine.layout, engine.choices, engine.examples.part(chosen), engine.state.running, count)
    with np.errstate(all="ignore"):
        way = way_down(ground, engine.state.parameters)
    if not way.length:
        raise NoWayDown(
            text(
                "no direction leads down from here: the smallest curvature is {lowest:.2g}, the largest {largest:.2g}"
            ),
            lowest=way.lowest, largest=way.largest,
        )  # fmt: skip
    return engine.state.parameters + np.float32(way.length) * way.direction
