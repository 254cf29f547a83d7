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


def taps(geometry: Geometry, maps: Array) -> list[Array]:
    """The numbers of every square that pooling takes, tap by tap, row by row: each [B, numbers that remain]."""
    size, out = geometry.pool_size, geometry.out
    whole = maps.reshape(len(maps), *geometry.maps)[:, :, : out.height * size, : out.width * size]
    places = [whole[:, :, i::size, j::size] for i in range(size) for j in range(size)]
    return [place.reshape(len(maps), out.size) for place in places]


def pooled(geometry: Geometry, maps: Array) -> Array:
    """What remains of maps[B, filters·places]."""
    if geometry.pool == "none":
        return maps
    first, *others = taps(geometry, maps)
    for other in others:  # along the maps, not along each short square
        first = np.maximum(first, other) if geometry.pool == "max" else first + other
    return first if geometry.pool == "max" else first / geometry.pool_size**2


def winners(geometry: Geometry, maps: Array) -> list[NDArray[np.bool_]]:
    """For each tap of the squares, where it is the largest, [B, numbers that remain]; of equal ones it is the first."""
    found = taps(geometry, maps)
    best, number = found[0], np.zeros(found[0].shape, np.int64)
    for place, other in enumerate(found[1:], start=1):
        better = other > best
        best, number = np.where(better, other, best), np.where(better, place, number)
    return [number == place for place in range(len(found))]
