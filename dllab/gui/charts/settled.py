"""Ranges that stay as they are while what they show changes a little."""

from math import ceil, floor, isfinite, log2

from dllab.gui.charts.chart import Range

STEPS = 16  # of a range, at least, to which its ends are rounded


def settled(low: float, high: float) -> Range:
    """At least from `low` to `high`, at most an eighth more: rounded outward, so that axes are not drawn anew and
    nothing trembles while somebody drags."""
    if not (isfinite(low) and isfinite(high) and high > low):
        return low, high
    step = 2.0 ** floor(log2(high - low)) / STEPS
    return floor(low / step) * step, ceil(high / step) * step
