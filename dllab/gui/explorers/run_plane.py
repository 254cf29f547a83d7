"""The Hessian of a small run's training loss, and the plane of its outermost directions."""

from typing import TYPE_CHECKING, Any

import numpy as np

from dllab.gui.explorers.refusal import CannotTakeOver
from dllab.messages import text

if TYPE_CHECKING:
    from dllab.training.trainer import Trainer

REACH = 1.0  # length of the way that is looked along each direction


def hessian(trainer: "Trainer") -> dict[str, Any]:
    """All eigenvalues of the training loss, without penalties, and the loss over the directions of the smallest and of
    the largest, where the network stands at (0, 0)."""
    from dllab.engine.curvature import Hessian  # late: brings the engine in
    from dllab.engine.landscape import Heights, Plane, Window, heights
    from dllab.experiment.sections import RegularizationSection
    from dllab.explorers.hessian import MOST  # late, as the page itself
    from dllab.explorers.run_plane import OF_A_RUN, SIDE
    from dllab.training.terrain import ground_of

    count = trainer.layout.parameter_count
    if count > MOST:
        raise CannotTakeOver(
            text("This page needs a network of at most {most} weights and biases; the run has {count}."),
            most=MOST, count=count,
        )  # fmt: skip
    state, here = trainer.engine.state, trainer.engine.state.parameters.astype(np.float32)
    free = trainer.experiment.model_copy(update={"regularization": RegularizationSection()})
    ground = ground_of(free, trainer.dataset, state.running, SIDE**2, summed=1)
    with np.errstate(all="ignore"):
        curvature = Hessian(ground, here)
        if len(curvature.places) < 2:
            raise CannotTakeOver(text("This page needs at least two weights that learn."))
        matrix = curvature.matrix()
        if not np.isfinite(matrix).all():
            raise CannotTakeOver(text("The loss around the run is not finite."))
        values, vectors = np.linalg.eigh(matrix)
        across, up = np.zeros((2, len(here)), np.float32)
        across[curvature.places], up[curvature.places] = vectors[:, 0], vectors[:, -1]
        window = Window(-REACH, REACH, -REACH, REACH)
        *_, grid = heights(Heights(ground, Plane(here, across, up)), window, [SIDE])
    if grid is None or not np.isfinite(grid).all():
        raise CannotTakeOver(text("The loss around the run is not finite."))
    return {
        "surface": OF_A_RUN,
        "point": (0.0, 0.0),
        "nudge": 0.0,
        "third": 0.0,
        "rate": float(np.clip(trainer.experiment.optimizer.learning_rate, 1e-5, 1.0)),
        "run_heights": tuple(grid.ravel().tolist()),
        "run_reach": REACH,
        "run_spectrum": tuple(values.tolist()),
    }
