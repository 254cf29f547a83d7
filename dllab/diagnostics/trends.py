"""What a curve does lately: medians, slopes and since when, robust against the noise of batches and against NaN."""

import numpy as np
from numpy.typing import NDArray

from dllab.training.snapshot import Curves

RECENT = 0.1  # share of a run's steps that counts as "lately"
FEWEST = 8  # buckets that "lately" holds at least, if there are as many
PAIRS = 64  # points a slope is taken through at most: its cost grows with their square

Floats = NDArray[np.float64]


def recent(curves: Curves, share: float = RECENT) -> slice:
    """The buckets of the last `share` of the steps, FEWEST at least; all where there are fewer."""
    return recent_of(curves.step, share)


def recent_of(step: NDArray[np.int64], share: float = RECENT) -> slice:
    """As `recent`, of buckets that end at these steps."""
    if len(step) == 0:
        return slice(0, 0)
    begin = int(np.searchsorted(step, step[-1] * (1 - share)))
    return slice(max(min(begin, len(step) - FEWEST), 0), len(step))


def column(curves: Curves, name: str) -> Floats:
    """The last values of one column, bucket by bucket; raises ValueError for an unknown name."""
    return curves.last[curves.index(name)].astype(np.float64)


def by_layer(curves: Curves, quantity: str) -> Floats:
    """The last values of a quantity of every layer: float64[layers, buckets], the output layer last."""
    return curves.last[curves.rows(quantity)].astype(np.float64)


def lowest_by_layer(curves: Curves, quantity: str) -> Floats:
    """As `by_layer`, the smallest value in each bucket."""
    return curves.low[curves.rows(quantity)].astype(np.float64)


def median(values: Floats) -> float:
    """The median of the finite values; NaN where there are none."""
    finite = values[np.isfinite(values)]
    return float(np.median(finite)) if len(finite) else float("nan")


def medians(values: Floats) -> Floats:
    """The median along the last axis of what is finite there, NaN where nothing is: [layers, buckets] -> [layers]."""
    if values.shape[-1] and np.isfinite(values).all():
        usual: Floats = np.median(values, axis=-1)  # all at once: half the cost of a look
        return usual
    return np.array([median(row) for row in values])


def latest(curves: Curves, name: str, share: float = RECENT) -> float:
    """The median of a column over the last `share` of the steps; NaN before anything was recorded."""
    return median(column(curves, name)[recent(curves, share)])


def first(curves: Curves, name: str) -> float:
    """The first value of a column, or NaN."""
    values = column(curves, name)
    return float(values[0]) if len(values) else float("nan")


def slope(x: Floats, y: Floats) -> float:
    """The median of the slopes between all pairs of points; NaN for fewer than two finite ones.

    Source: Theil (1950), A rank-invariant method of linear and polynomial regression analysis; Sen (1968).
    """
    finite = np.isfinite(x) & np.isfinite(y)
    x, y = x[finite], y[finite]
    if len(x) > PAIRS:
        chosen = np.linspace(0, len(x) - 1, PAIRS).astype(np.int64)
        x, y = x[chosen], y[chosen]
    i, j = np.triu_indices(len(x), 1)
    apart = x[j] != x[i]
    return median((y[j] - y[i])[apart] / (x[j] - x[i])[apart])


def change(curves: Curves, name: str, share: float) -> float:
    """By which share of its middle value a column has changed over the last `share` of the steps; negative: fallen.

    Measured along the robust slope; NaN where there is too little of it or its middle is 0.
    """
    window = recent(curves, share)
    step, values = curves.step[window].astype(np.float64), column(curves, name)[window]
    middle = abs(median(values))
    if len(step) < 2 or not middle > 0:
        return float("nan")
    return float(slope(step, values) * (step[-1] - step[0]) / middle)


def smoothed(values: Floats, width: int = 9) -> Floats:
    """The running median of float64[buckets] over `width` values, an odd number; ends are repeated, NaN counts as ∞."""
    from scipy import ndimage  # late: takes a moment

    ordered = np.where(np.isnan(values), np.inf, values)
    running: Floats = ndimage.median_filter(ordered, size=width, mode="nearest")
    return running


def since(step: NDArray[np.int64], holds: NDArray[np.bool_]) -> int:
    """The step from which on `holds` is true without a break up to the last; the last step where it is not true."""
    broken = np.flatnonzero(~holds)
    if len(broken) == 0:
        return int(step[0])
    return int(step[min(broken[-1] + 1, len(step) - 1)])
