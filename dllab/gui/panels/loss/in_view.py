"""What the axes are to show: the values of all curves that are drawn."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.curve_set import column
from dllab.gui.charts.overlay import Overlay
from dllab.gui.panels.loss.spread_overlay import SpreadOverlay
from dllab.training.snapshot import Curves

FAR = 1000  # times as large as this run's values: beside what a diverged one reached they would lie on the axis
Part = tuple[NDArray[np.int64], NDArray[np.float32]]  # steps, and the values there


def evaluated(
    evaluations: Curves, names: Sequence[str], hidden: Collection[Hashable], factor: float = 1.0
) -> Iterator[Part]:
    """The columns, times a factor, but for those at hidden places."""
    for place, name in enumerate(names):
        if place not in hidden:
            yield evaluations.step, np.float32(factor) * column(evaluations, name)


def of_others(pinned: Overlay, spread: SpreadOverlay, *, positive: bool = False) -> Iterator[Part]:
    """Of pinned runs and of several; positive: a band that goes down to 0 says nothing of how far down it is seen."""
    yield from ((trace.steps, trace.values) for trace in pinned.traces)
    for item in spread.items:
        if item.isVisible():
            low = np.where(item.low > 0, item.low, np.float32(np.nan)) if positive else item.low
            yield from ((item.steps, values) for values in (low, item.middle, item.high))


def not_far_above(own: Sequence[Part], others: Iterable[Part]) -> Iterator[Part]:
    """The others without what lies FAR above this run's own curves, where these have any values."""
    largest = max((float(values[np.isfinite(values)].max(initial=0)) for _, values in own), default=0.0)
    limit = FAR * largest or np.inf
    for steps, values in others:
        yield steps, np.where(values > limit, np.float32(np.nan), values)


def values_until(last: float, parts: Iterable[Part]) -> list[NDArray[np.float32]]:
    """The values at steps up to `last`."""
    return [values[: int(np.searchsorted(steps, last, side="right"))] for steps, values in parts]
