"""Sums in one fixed order, the same on every machine, and fast on all of them.

What is written here in Python says what is computed and in which order; `machine` holds the same as vector code, which
kernels get. A sum runs in 16 lanes side by side, number i in lane i mod 16, and the lanes are then added by halves.
Vectors are read whole: up to the next multiple of 16 floats after its end, an array must have room.
"""

import numpy as np

from dllab.engine.kernels.compiler import inline
from dllab.engine.kernels.elementwise import F, fma
from dllab.engine.network import LANES

SCRATCH = 256  # floats


def total(x, start, n):
    """Σ x[start + i] for i < n."""
    lanes = np.zeros(LANES, F)
    for i in range(n):
        lanes[i % LANES] += x[start + i]
    return _by_halves(lanes)


def dot(x, x_start, y, y_start, n):
    """Σ x[x_start + i]·y[y_start + i] for i < n."""
    lanes = np.zeros(LANES, F)
    for i in range(n):
        lanes[i % LANES] = fma(x[x_start + i], y[y_start + i], lanes[i % LANES])
    return _by_halves(lanes)


def squares_about(centre, x, start, n):
    """Σ (x[start + i] − centre)² for i < n."""
    lanes = np.zeros(LANES, F)
    for i in range(n):
        e = x[start + i] - centre
        lanes[i % LANES] = fma(e, e, lanes[i % LANES])
    return _by_halves(lanes)


def long_dot(x, x_start, y, y_start, n):
    """As `dot`, in float64: no product is too small or too large."""
    lanes = np.zeros(LANES)
    for i in range(n):
        lanes[i % LANES] += np.float64(x[x_start + i]) * np.float64(y[y_start + i])
    return _by_halves(lanes)


def scratch():
    """Room for 256 floats that are gone when the kernel returns."""
    return np.full(SCRATCH, np.nan, F)


@inline
def clear(x, start, n):
    """x[start + i] ← 0 for i < n."""
    for i in range(n):
        x[start + i] = F(0.0)


def _by_halves(lanes):
    while len(lanes) > 1:
        lanes = lanes[: len(lanes) // 2] + lanes[len(lanes) // 2 :]
    return lanes[0]
