"""Weights that penalties have pulled to almost nothing, which looks like many other things that go wrong."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics.evidence import Evidence
from dllab.engine.first_parameters import initial_parameters
from dllab.engine.initializers import Initializer
from dllab.engine.network import Layout

# ‖W‖ over that before the first step. Weights of networks that learn grow, or shrink to half; under a penalty that
# outweighs the loss they go to 0, and what is in between is held far below what the data ask for.
SHRUNK, SHRUNK_STILL = 0.25, 0.35


class Held(NamedTuple):
    """The layer, counted from 1, whose weights have shrunk most, and to which share of their first length."""

    layer: int
    share: float


def held_down(evidence: Evidence, active: bool = False) -> Held | None:
    """The layer that penalties on the weights hold down; None where there are none, or nobody looked.

    None, too, where the weights were another run's at the start: how long they were is in its file alone.
    """
    experiment = evidence.experiment
    own = experiment.regularization
    decays = own.weight_decay or getattr(experiment.optimizer, "weight_decay", 0.0)
    if evidence.inspection is None or experiment.training.start_from or not (own.l1 or own.l2 or decays):
        return None
    first = _first_lengths(evidence.layout, experiment.network.initializer, experiment.seed)
    now = _lengths(evidence.layout, evidence.inspection.state.parameters)
    shares = np.divide(now, first, out=np.ones(len(now)), where=first > 0)
    layer = int(np.argmin(shares))
    return Held(layer + 1, float(shares[layer])) if shares[layer] < (SHRUNK_STILL if active else SHRUNK) else None


@lru_cache(maxsize=8)
def _first_lengths(layout: Layout, initializer: Initializer, seed: int) -> NDArray[np.float64]:
    return _lengths(layout, initial_parameters(layout, initializer, seed))


def _lengths(layout: Layout, flat: NDArray[np.float32]) -> NDArray[np.float64]:
    """float64[layers]: ‖W‖."""
    return np.array([np.linalg.norm(layer.weight_view(flat)) for layer in layout.layers], np.float64)
