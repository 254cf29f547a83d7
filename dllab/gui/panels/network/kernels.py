"""Painting a network's weights and units, compiled: one call that holds no lock, however many there are.

Import it late: it brings numba in. Canvases are float32[height, width, 4], red, green, blue and alpha, premultiplied.
"""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.kernels.compiler import compiled

Floats = NDArray[np.float32]


@compiled
def add_curves(
    starts: Floats, ends: Floats, wide: Floats, depth: Floats, positive: NDArray[np.bool_], density: Floats
) -> None:
    """density[sign, row, column] += s·depth for every pixel of which a curve covers the share s.

    Curve c goes from height starts[c] at the left edge to ends[c] at the right one, y(s) = y₀ + (3s² − 2s³)(y₁ − y₀),
    and reaches wide[c] to either side.
    """
    height, columns = density.shape[1], density.shape[2]
    for c in range(starts.size):
        rise = ends[c] - starts[c]
        sign = 1 if positive[c] else 0
        for x in range(columns):
            s = (x + 0.5) / columns
            y = starts[c] + rise * s * s * (3.0 - 2.0 * s)
            slope = rise * 6.0 * s * (1.0 - s) / columns
            longer = np.sqrt(1.0 + slope * slope)  # a steep line covers more pixels of a column
            reach = (wide[c] + 0.5) * longer
            for row in range(max(int(y - reach), 0), min(int(y + reach) + 1, height)):
                share = min((reach - abs(row + 0.5 - y)) / longer, 1.0)
                if share > 0.0:
                    density[sign, row, x] += share * depth[c]


@compiled
def lay_curves(canvas: Floats, left: int, density: Floats, negative: Floats, positive: Floats) -> None:
    """Cover the canvas from column `left` on by 1 − e^(−density), in the mean of the two colours."""
    for row in range(density.shape[1]):
        for x in range(density.shape[2]):
            total = density[0, row, x] + density[1, row, x]
            if total > 0.0:
                share, cover = density[1, row, x] / total, 1.0 - np.exp(-total)
                for k in range(3):
                    color = negative[k] + share * (positive[k] - negative[k])
                    canvas[row, left + x, k] = canvas[row, left + x, k] * (1.0 - cover) + color * cover
                canvas[row, left + x, 3] = canvas[row, left + x, 3] * (1.0 - cover) + 255.0 * cover


@compiled
def sample(colors: NDArray[np.uint8], unit: int, y: float, x: float, k: int) -> float:
    """Colour k at (y, x) in cells of an image: between cells along an axis of more than 16, else the cell's own."""
    rows, columns = colors.shape[1], colors.shape[2]
    y, x = (y - 0.5 if rows > 16 else np.floor(y)), (x - 0.5 if columns > 16 else np.floor(x))
    y, x = min(max(y, 0.0), rows - 1.0), min(max(x, 0.0), columns - 1.0)
    row, column = int(y), int(x)
    below, right = min(row + 1, rows - 1), min(column + 1, columns - 1)
    v, u = y - row, x - column
    upper = colors[unit, row, column, k] * (1.0 - u) + colors[unit, row, right, k] * u
    lower = colors[unit, below, column, k] * (1.0 - u) + colors[unit, below, right, k] * u
    return upper * (1.0 - v) + lower * v


@compiled
def inside(x: int, y: int, side: int, inset: float, corner: float) -> float:
    """How much of the pixel at (x, y) lies in a square of `side` with round corners, `inset` from its edges."""
    radius = max(corner * side - inset, 0.5)
    straight = side / 2 - inset - radius
    across = max(abs(x + 0.5 - side / 2) - straight, 0.0)
    down = max(abs(y + 0.5 - side / 2) - straight, 0.0)
    return min(max(radius - np.sqrt(across * across + down * down) + 0.5, 0.0), 1.0)


@compiled
def paste_units(
    canvas: Floats,
    colors: NDArray[np.uint8],
    left: int,
    tops: NDArray[np.int64],
    side: int,
    line: float,
    corner: float,
    rim: Floats,
) -> None:
    """Draw colors[units, rows, columns, 3] at column `left` and at the rows `tops`, with a rim `line` wide."""
    for unit in range(tops.size):
        for y in range(side):
            for x in range(side):
                outer = inside(x, y, side, 0.0, corner)
                inner = inside(x, y, side, line, corner)
                pixel = canvas[tops[unit] + y, left + x]
                for k in range(3):
                    own = sample(
                        colors, unit, (y + 0.5) * colors.shape[1] / side, (x + 0.5) * colors.shape[2] / side, k
                    )
                    pixel[k] = pixel[k] * (1.0 - outer) + own * inner + rim[k] * (outer - inner)
                pixel[3] = pixel[3] * (1.0 - outer) + 255.0 * outer
