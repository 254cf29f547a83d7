"""The Hessian of a small run's training loss, and the plane of its outermost directions."""

from typing import TYPE_CHECKING, Any

import numpy as np

from dllab.gui.explorers.refusal import CannotTakeOver
from dllab.messages import text

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

REACH = 1.0  # length of the way that is looked along each direction
NUDGE = 1e-2  # of a weight, by which the slope is compared: float32 slopes are exact to some 1e-6


def hessian(trainer: "Trainer") -> dict[str, Any]:
    """All eigenvalues of the training loss, without penalties, by central differences of its gradient; and the loss
    over the directions of the smallest and of the largest, where the network stands at (0, 0)."""
    from dllab.explorers.hessian import MOST  # late, as the page itself
    from dllab.explorers.run_plane import OF_A_RUN, SIDE
    from dllab.training.terrain import ground_of  # late: brings the engine's landscape in

    count = trainer.layout.parameter_count
    if count > MOST:
        raise CannotTakeOver(
            text("This page needs a network of at most {most} weights and biases; the run has {count}."),
            most=MOST, count=count,
        )  # fmt: skip
    state = trainer.engine.state
    ground = ground_of(trainer.experiment, trainer.dataset, state.running, SIDE**2)
    here, places = state.parameters.astype(np.float32), np.flatnonzero(ground.learns)
    if len(places) < 2:
        raise CannotTakeOver(text("This page needs at least two weights that learn."))
    matrix = np.empty((len(places), len(places)))
    with np.errstate(all="ignore"):
        for row, place in enumerate(places):
            ends = [here.copy(), here.copy()]
            ends[0][place] += NUDGE
            ends[1][place] -= NUDGE
            apart = float(ends[0][place]) - float(ends[1][place])
            higher, lower = (np.asarray(ground.gradient(end), np.float64)[places] for end in ends)
            matrix[row] = (higher - lower) / apart
        matrix = (matrix + matrix.T) / 2
        if not np.isfinite(matrix).all():
            raise CannotTakeOver(text("The loss around the run is not finite."))
        values, vectors = np.linalg.eigh(matrix)
        axis = np.linspace(-REACH, REACH, SIDE)
        heights = []
        for up in axis:
            for across in axis:
                moved = here.copy()
                moved[places] += (across * vectors[:, 0] + up * vectors[:, -1]).astype(np.float32)
                heights.append(float(ground.loss(moved)))
    if not np.isfinite(heights).all():
        raise CannotTakeOver(text("The loss around the run is not finite."))
    return {
        "surface": OF_A_RUN,
        "point": (0.0, 0.0),
        "nudge": 0.0,
        "third": 0.0,
        "rate": float(np.clip(trainer.experiment.optimizer.learning_rate, 1e-5, 1.0)),
        "run_heights": tuple(heights),
        "run_reach": REACH,
        "run_spectrum": tuple(values.tolist()),
    }
