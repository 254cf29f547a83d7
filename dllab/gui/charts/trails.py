"""Paths through a plane, each with its own places."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.lines import Lines, is_lone, parts

MOST = 500  # points of one path that are drawn


class Trails(Lines):
    """Polylines, a row each, broken where a place is not finite."""

    def set_paths(self, paths: Sequence[NDArray[np.float64]]) -> None:
        """float64[n, 2] each; of a long one not every place."""
        if not self._given.is_new(*paths):
            return
        stretches = []
        for row, path in enumerate(paths):
            x, y = thinned(path).T
            stretches += parts(row, x, np.where(np.isfinite(x) & np.isfinite(y), y, np.nan))
        self._polygons = [part for part in stretches if not is_lone(part[1])]
        self._dots = []
        self.update()


def thinned(path: NDArray[np.float64], most: int = MOST) -> NDArray[np.float64]:
    """At most about `most` rows of a path: its first half of these whole, then every so many, and the last."""
    if len(path) <= most:
        return path
    whole = most // 2
    stride = -(-(len(path) - whole) // whole)
    return np.concatenate([path[:whole], path[whole:-1:stride], path[-1:]])
