"""Which part of 0 to 100 % an axis of accuracies shows."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FLOORS = (90.0, 80.0, 50.0)  # of the axis; else 0
LATEST = 0.5  # share of a curve's points that must lie above the floor; the first ones may begin below it
ROOM = 0.05  # above 100 %, of what is shown


def accuracy_range(curves: Iterable[NDArray[np.float32]]) -> tuple[float, float]:
    """From the highest floor that the latter half of every curve, in percent, lies above, to a little over 100 %.

    From 0 on, 97 % and 100 % are three pixels apart; from 90 % on, a third of the height.
    """
    latest = [values[int(LATEST * len(values)) :] for values in curves]
    known = np.concatenate([values[np.isfinite(values)] for values in latest]) if latest else np.zeros(0)
    lowest = float(known.min()) if known.size else 0.0
    floor = next((floor for floor in FLOORS if lowest >= floor), 0.0)
    return floor - (0.02 * (100 - floor) if floor else 0.0), 100 + ROOM * (100 - floor)
