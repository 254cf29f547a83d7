"""What a convolution layer computes, in NumPy and in any precision: for whoever looks into it, not for training.

Signals are [B, numbers], as between all layers; of a picture, channel by channel and row by row.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.convolution.geometry import Geometry

Array = NDArray[Any]


def patches(geometry: Geometry, x: Array) -> Array:
    """[B, places, channels·kernel²]: what a filter meets at every place of its map; a view of `meetings`."""
    return meetings(geometry, x).transpose(1, 2, 0)


def meetings(geometry: Geometry, x: Array) -> Array:
    """[channels·kernel², B, places]: what each weight of a filter meets at every place of its map."""
    framed = _framed(geometry, x.reshape(len(x), *geometry.picture))
    found = np.empty((geometry.fan_in, len(x), geometry.map_height, geometry.map_width), x.dtype)
    for tap, met in enumerate(found):  # whole rows of a map at a time, not the few numbers of a window's
        channel, rest = divmod(tap, geometry.kernel**2)
        met[...] = _shifted(geometry, framed[:, channel], rest)
    return found.reshape(geometry.fan_in, len(x), geometry.positions)


def met_by(geometry: Geometry, x: Array, tap: int) -> Array:
    """[B, places]: what one weight of a filter meets at every place of its map; one of `meetings`."""
    channel, rest = divmod(tap, geometry.kernel**2)
    framed = _framed(geometry, x.reshape(len(x), *geometry.picture)[:, channel])
    return _shifted(geometry, framed, rest).reshape(len(x), geometry.positions)


def weighted(geometry: Geometry, x: Array, w: Array, bias: Array) -> Array:
    """z[B, filters·places] of w[filters, channels·kernel²]."""
    z = w @ meetings(geometry, x).reshape(geometry.fan_in, -1)  # one product, not one an example
    z += bias[:, None]
    return z.reshape(-1, len(x), geometry.positions).transpose(1, 0, 2).reshape(len(x), -1)


def _framed(geometry: Geometry, x: Array) -> Array:
    """[B, …, height, width] with the zeros around it that the padding asks for."""
    around = geometry.lead, geometry.trail
    return np.pad(x, [(0, 0)] * (x.ndim - 2) + [around, around])


def _shifted(geometry: Geometry, framed: Array, tap: int) -> Array:
    """[B, map height, map width] of one channel: what the `tap`-th weight of a kernel meets, row by row."""
    (i, j), step = divmod(tap, geometry.kernel), geometry.stride
    rows, columns = i + step * (geometry.map_height - 1) + 1, j + step * (geometry.map_width - 1) + 1
    return framed[:, i:rows:step, j:columns:step]


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
    first, *others = taps(geometry, maps)
    best, number = first.copy(), np.zeros(first.shape, np.uint8)
    for place, other in enumerate(others, start=1):
        better = other > best
        np.copyto(best, other, where=better)
        np.copyto(number, np.uint8(place), where=better)
    return [number == place for place in range(1 + len(others))]
