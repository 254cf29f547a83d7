"""A curve as small as a word."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from dllab.gui.charts.lines import polygon

POINTS = 48


def paint_sparkline(
    painter: QPainter, place: QRectF, values: NDArray[np.float32], color: str, *, logarithmic: bool
) -> None:
    """Draw float32[n] from the lower to the upper edge of `place`; what has no place on the scale is left out."""
    with np.errstate(divide="ignore", invalid="ignore"):
        heights = np.log10(values, dtype=np.float64) if logarithmic else values.astype(np.float64)
    known = np.flatnonzero(np.isfinite(heights))
    if len(known) < 2:
        return
    heights = heights[known]
    low, high = heights.min(), heights.max()
    shares = (heights - low) / (high - low) if high > low else np.full(len(known), 0.5)
    y = place.bottom() - shares * place.height()
    x = place.left() + known.astype(np.float64) * (place.width() / (len(values) - 1))
    painter.setPen(QColor(color))
    painter.drawPolyline(polygon(x, y))


def thinned(steps: NDArray[np.int64], values: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32[rows, ≤ 48]: columns of float32[rows, n] at evenly spaced steps."""
    if len(steps) <= POINTS:
        return values
    return values[:, np.searchsorted(steps, np.linspace(steps[0], steps[-1], POINTS))]
