"""From values to plot coordinates, in a linear or a logarithmic plot."""

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.ticks import Ticks, linear_ticks, log_ticks, round_step


class LinearScale:
    """Values are their own coordinates; the range begins at 0 where no value is negative."""

    zero: float | None = None  # zeros need no line of their own

    def __init__(self, start: tuple[float, float] = (0.0, 1.0)):
        self._start = start

    def fit(self, *values: NDArray[np.float32]) -> tuple[float, float]:
        """The range that shows every finite value."""
        finite = _finite(values)
        if not finite.size:
            return self._start
        low, high = float(min(finite.min(), 0.0)), float(max(finite.max(), 0.0))
        if low == high:
            return low, low + 1.0
        step = round_step(high - low, 20)
        return (floor(low / step) * step if low else -0.02 * (high - low)), ceil(high * 1.02 / step) * step

    def coordinates(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Where values lie; NaN where they are not finite."""
        return np.where(np.isfinite(values), values, np.nan).astype(np.float64)

    def ticks(self, low: float, high: float, pixels: float) -> Ticks:
        """The axis' ticks."""
        return linear_ticks(low, high, pixels)


class LogScale:
    """Coordinates are log10 of the value; zeros lie on a line of their own below the smallest power."""

    def __init__(self, start: tuple[float, float] = (-3.0, 1.0)):
        self._start = start
        self.zero: float | None = None

    def fit(self, *values: NDArray[np.float32]) -> tuple[float, float]:
        """The range, in quarters of powers of ten, that shows every finite value; finds out where zeros go.

        Values within less than a power of ten lie in the middle of one.
        """
        finite = _finite(values)
        positive = finite[finite > 0]
        low, high = self._start
        if positive.size:
            low = floor(4 * np.log10(positive.min()) - 0.1) / 4
            high = ceil(4 * np.log10(positive.max()) + 0.1) / 4
            if high - low < 1:
                low = (low + high - 1) / 2
                high = low + 1
        self.zero = None
        if positive.size < finite.size:
            self.zero = low - max(0.5, 0.08 * (high - low))
            low = self.zero - 0.04 * (high - low)
        return low, high

    def coordinates(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Where values lie; NaN where they are not finite. Anything not above 0 lies on the line of zeros."""
        floor_ = np.nan if self.zero is None else self.zero
        positive = np.isfinite(values) & (values > 0)
        logarithm = np.log10(np.where(positive, values, 1.0).astype(np.float64))
        return np.where(positive, logarithm, np.where(np.isfinite(values), floor_, np.nan))

    def ticks(self, low: float, high: float, pixels: float) -> Ticks:
        """The axis' ticks: powers of ten, and 0 where there are zeros."""
        return log_ticks(low, high, pixels, self.zero)


Scale = LinearScale | LogScale


def _finite(values: tuple[NDArray[np.float32], ...]) -> NDArray[np.float32]:
    flat = np.concatenate([np.ravel(part) for part in values]) if values else np.zeros(0, np.float32)
    return flat[np.isfinite(flat)]
