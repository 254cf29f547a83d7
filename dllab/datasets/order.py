"""In which order the examples of a part lie."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Order = Literal["shuffled", "file", "by class"]


def arranged(
    part: NDArray[np.int64], order: Order, places: NDArray[np.int64], targets: NDArray[np.integer | np.floating]
) -> NDArray[np.int64]:
    """The indices of a part, in the order asked for; "shuffled" leaves them as they were drawn.

    places, targets: of every example. "file": by where each stands in its source. "by class": by class, of a regression
    by the target, and where that is the same by where each stands.
    """
    if order == "shuffled":
        return part
    in_file = part[np.argsort(places[part], kind="stable")]
    return in_file if order == "file" else in_file[np.argsort(targets[in_file], kind="stable")]


def ranks_of(
    part: NDArray[np.int64], order: Order, places: NDArray[np.int64], targets: NDArray[np.integer | np.floating]
) -> NDArray[np.int64]:
    """int64[len(part)]: the place of each index of a part in the order asked for; empty for "shuffled"."""
    if order == "shuffled":
        return np.zeros(0, np.int64)
    found = np.empty(len(targets), np.int64)
    found[arranged(part, order, places, targets)] = np.arange(len(part))
    return found[part]
