"""What a convolution layer computes, in NumPy and in any precision: for whoever looks into it, not for training.

Signals are [B, numbers], as between all layers; of a picture, channel by channel and row by row.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution.geometry import Geometry

Array = NDArray[Any]


def patches(geometry: Geometry, x: Array) -> Array:
    """[B, places, channels·kernel²]: what a filter meets at every place of its map."""
    kernel, step, around = geometry.kernel, geometry.stride, (geometry.lead, geometry.trail)
    framed = np.pad(x.reshape(len(x), *geometry.picture), [(0, 0), (0, 0), around, around])
    windows = np.lib.stride_tricks.sliding_window_view(framed, (kernel, kernel), axis=(2, 3))[:, :, ::step, ::step]
    return windows.transpose(0, 2, 3, 1, 4, 5).reshape(len(x), geometry.positions, geometry.fan_in)


def met_by(geometry: Geometry, x: Array, tap: int) -> Array:
    """[B, places]: what one weight of a filter meets at every place of its map; a column of `patches`."""
    channel, rest = divmod(tap, geometry.kernel**2)
    i, j = divmod(rest, geometry.kernel)
    around, step = (geometry.lead, geometry.trail), geometry.stride
    framed = np.pad(x.reshape(len(x), *geometry.picture)[:, channel], [(0, 0), around, around])
    rows, columns = i + step * (geometry.map_height - 1) + 1, j + step * (geometry.map_width - 1) + 1
    return framed[:, i:rows:step, j:columns:step].reshape(len(x), geometry.positions)


def weighted(geometry: Geometry, x: Array, w: Array, bias: Array) -> Array:
    """z[B, filters·places] of w[filters, channels·kernel²]."""
    z = patches(geometry, x).reshape(-1, geometry.fan_in) @ w.T + bias  # one product, not one an example
    return by_filter(z.reshape(len(x), geometry.positions, -1))


def by_filter(z: Array) -> Array:
    """[B, places, filters] as a signal, [B, filters·places]."""
    return z.transpose(0, 2, 1).reshape(len(z), -1)


def by_place(signal: Array, positions: int) -> Array:
    """A signal [B, units·positions] as [B·positions, units]: every place of every example in a row of its own."""
    return signal.reshape(len(signal), -1, positions).transpose(0, 2, 1).reshape(len(signal) * positions, -1)


def squares(geometry: Geometry, maps: Array) -> Array:
    """[B, numbers that remain, pool_size²]: what each number that pooling leaves is made of, row by row."""
    size, out = geometry.pool_size, geometry.out
    whole = maps.reshape(len(maps), *geometry.maps)[:, :, : out.height * size, : out.width * size]
    split = whole.reshape(len(maps), out.channels, out.height, size, out.width, size)
    return split.transpose(0, 1, 2, 4, 3, 5).reshape(len(maps), out.size, size * size)


def pooled(geometry: Geometry, maps: Array) -> Array:
    """What remains of maps[B, filters·places]."""
    if geometry.pool == "none":
        return maps
    found = squares(geometry, maps)
    return found.max(axis=2) if geometry.pool == "max" else found.mean(axis=2)
