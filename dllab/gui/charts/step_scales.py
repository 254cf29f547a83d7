"""From training steps to plot coordinates: equally far apart, or by powers of ten."""

from math import ceil, log10

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.ticks import Ticks, log_ticks, step_ticks

EMPTY_STEPS = 100.0  # the axis before the first step
ZERO = -0.5  # where step 0 lies on an axis of powers of ten: as far before step 1 as step 3 lies after it
Range = tuple[float, float]


class LinearSteps:
    """Steps are their own coordinates."""

    def places(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Where steps lie."""
        return steps.astype(np.float64)

    def place(self, step: float) -> float:
        """Where one lies."""
        return step

    def step(self, place: float) -> float:
        """Which step lies there."""
        return place

    def fit(self, last: int, shown: Range) -> Range:
        """From 0 to a little after `last`; what is `shown` is kept while it fits: axes are seldom drawn again."""
        if not last:
            return 0.0, EMPTY_STEPS
        if shown[0] == 0 and 0.85 * shown[1] <= last <= shown[1]:
            return shown
        return 0.0, max(last * 1.06, 10.0)

    def early(self, share: float, shown: Range) -> float:
        """Up to where the first `share` of all that is shown goes."""
        return share * shown[1]

    def ticks(self, low: float, high: float, pixels: float) -> Ticks:
        """The axis' ticks."""
        return step_ticks(low, high, pixels)


class LogSteps:
    """Coordinates are log10 of the step; step 0 has a place of its own before the first."""

    def places(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Where steps lie."""
        return np.where(steps > 0, np.log10(np.maximum(steps, 1)), ZERO)

    def place(self, step: float) -> float:
        """Where one lies."""
        return max(log10(step), ZERO) if step > 0 else ZERO

    def step(self, place: float) -> float:
        """Which step lies there."""
        return float(10.0**place) if place > ZERO / 2 else 0.0

    def fit(self, last: int, shown: Range) -> Range:
        """From 0 to a little after `last`, in quarters of powers of ten."""
        return ZERO, ceil(4 * log10(max(last, 10)) + 0.1) / 4 if last else log10(EMPTY_STEPS)

    def early(self, share: float, shown: Range) -> float:
        """Up to where the first `share` of all that is shown goes."""
        return shown[0] + share * (shown[1] - shown[0])

    def ticks(self, low: float, high: float, pixels: float) -> Ticks:
        """The axis' ticks: powers of ten, and 0."""
        return log_ticks(low, high, pixels, ZERO)


StepScale = LinearSteps | LogSteps
