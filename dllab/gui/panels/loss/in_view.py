"""What the axes are to show: the values of all curves that are drawn."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.curve_set import column
from dllab.gui.charts.overlay import Overlay
from dllab.gui.panels.loss.spread_overlay import SpreadOverlay
from dllab.training.snapshot import Curves

Part = tuple[NDArray[np.int64], NDArray[np.float32]]  # steps, and the values there


def evaluated(
    evaluations: Curves, names: Sequence[str], hidden: Collection[Hashable], factor: float = 1.0
) -> Iterator[Part]:
    """The columns, times a factor, but for those at hidden places."""
    for place, name in enumerate(names):
        if place not in hidden:
            yield evaluations.step, np.float32(factor) * column(evaluations, name)


def largest(parts: Iterable[Part]) -> float:
    """The largest finite value; infinite where none is above 0."""
    return max((float(values[np.isfinite(values)].max(initial=0)) for _, values in parts), default=0) or np.inf


def of_others(
    pinned: Overlay, spread: SpreadOverlay, *, positive: bool = False, limit: float = np.inf
) -> Iterator[Part]:
    """Of pinned runs and of several; of a run that diverged no more than `limit`, which leaves room for the others.

    positive: a band that goes down to 0 says nothing of how far down it is seen.
    """
    for trace in pinned.traces:
        hidden = trace.values > limit if trace.unbounded else np.False_
        yield trace.steps, np.where(hidden, np.float32(np.nan), trace.values)
    for item in spread.items:
        if item.isVisible():
            low = np.where(item.low > 0, item.low, np.float32(np.nan)) if positive else item.low
            yield from ((item.steps, values) for values in (low, item.middle, item.high))


def values_until(last: float, parts: Iterable[Part]) -> list[NDArray[np.float32]]:
    """The values at steps up to `last`."""
    return [values[: int(np.searchsorted(steps, last, side="right"))] for steps, values in parts]
