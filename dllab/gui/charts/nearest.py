"""Which of some curves lies next to the mouse."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from dllab.gui.charts.chart import GRAB, Range, Reading

Curve = tuple[str, NDArray[np.float64], NDArray[np.float64]]  # a name, and x and y in plot coordinates


def nearest(
    curves: Iterable[Curve], mouse: QPointF, pixel: QPointF, words: Callable[[str, float, float], str]
) -> Reading | None:
    """The point of a curve that is closest, within reach of the mouse, and what `words` says of (name, x, y)."""
    best: tuple[float, Reading] | None = None
    for name, x, y in curves:
        distance = np.hypot((x - mouse.x()) / pixel.x(), (y - mouse.y()) / pixel.y())
        if not np.isfinite(distance).any():
            continue
        near = int(np.nanargmin(distance))
        if distance[near] < GRAB and (best is None or distance[near] < best[0]):
            place = float(x[near]), float(y[near])
            best = float(distance[near]), Reading(*place, words(name, *place))
    return best[1] if best else None


def around(*values: NDArray[np.float64], margin: float = 0.05) -> Range:
    """A range that holds all that is finite, with a share of it at either end."""
    finite = np.concatenate([np.ravel(value)[np.isfinite(np.ravel(value))] for value in values])
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    room = margin * (high - low) or 0.5
    return low - room, high + room
