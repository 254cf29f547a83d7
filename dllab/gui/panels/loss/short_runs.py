"""A short run beside a long one: the end of its curves, and how many steps to show of all."""

from collections.abc import Iterable, Sequence

from dllab.gui.charts.curve_set import CurveSet
from dllab.gui.charts.ends import End
from dllab.gui.charts.overlay import Overlay
from dllab.gui.charts.time_chart import TimeChart

SHORT = 0.2  # of the steps in view: a curve that ends before is easily overlooked
UNLIKE = 4  # times as many steps, from which on two runs have no view in common


def shortest(lengths: Iterable[int]) -> int | None:
    """The steps of the shortest of several runs, where another is much longer; one without steps does not count."""
    begun = [length for length in lengths if length]
    return min(begun) if begun and max(begun) >= UNLIKE * min(begun) else None


def short_ends(own: CurveSet, colors: Sequence[str], pinned: Overlay, chart: TimeChart) -> list[End]:
    """Where curves end in the first part of a chart's view; none where no run is pinned."""
    if not pinned.traces:
        return []
    ends = [*((colors[row], place) for row, place in own.ends()), *pinned.ends()]
    early = chart.steps.early(SHORT, chart.ranges[0])
    return [(color, place) for color, place in ends if place.x() < early]
