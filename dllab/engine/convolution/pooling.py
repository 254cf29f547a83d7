"""Pooling: of every square of a map one number remains."""

from collections.abc import Callable
from typing import Any

from dllab.engine.convolution.geometry import FILTERS, MAP_HEIGHT, MAP_WIDTH, POOL
from dllab.engine.kernels.compiler import inline, kernel
from dllab.engine.kernels.elementwise import F

# (x, y, winners, row, g): y ← x pooled; winners: as large as y, kept for the way back.
POOLING = "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, CPointer(int64))"
# (d, d_x, winners, row, g): d by y becomes d by x.
UNPOOLING = "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, CPointer(int64))"


@inline
def squares(g):
    """How many there are in all maps; the number that remains of each lies at its number, times `row`."""
    return g[FILTERS] * (g[MAP_HEIGHT] // g[POOL]) * (g[MAP_WIDTH] // g[POOL])


@inline
def corner(square, g):
    """The place of a square's first number: squares are counted along the rows of one map after another."""
    size, width = g[POOL], g[MAP_WIDTH]
    down, across = g[MAP_HEIGHT] // size, width // size
    f, i, j = square // (down * across), square // across % down, square % across
    return (f * g[MAP_HEIGHT] + i * size) * width + j * size


@inline
def within(tap, g):
    """How far from its corner number `tap` of a square lies."""
    return tap // g[POOL] * g[MAP_WIDTH] + tap % g[POOL]


@inline
def clear_maps(d_x, row, g):
    """Zeros everywhere: what is left over at the end of a map has no square."""
    for k in range(g[FILTERS] * g[MAP_HEIGHT] * g[MAP_WIDTH] * row):
        d_x[k] = F(0.0)


@kernel(POOLING)
def largest(x, y, winners, row, g):
    """The largest of a square; of equal ones the first, and NaN if there is one."""
    for square in range(squares(g)):
        first, out = corner(square, g), square * row
        for k in range(row):
            y[out + k] = x[first * row + k]
            winners[out + k] = F(0.0)
        for tap in range(1, g[POOL] * g[POOL]):
            place, number = (first + within(tap, g)) * row, F(tap)
            for k in range(row):
                value, best = x[place + k], y[out + k]
                better = value > best or value != value
                y[out + k] = value if better else best
                winners[out + k] = number if better else winners[out + k]


@kernel(UNPOOLING)
def to_largest(d, d_x, winners, row, g):
    clear_maps(d_x, row, g)
    for square in range(squares(g)):
        first, out = corner(square, g), square * row
        for tap in range(g[POOL] * g[POOL]):
            place, number = (first + within(tap, g)) * row, F(tap)
            for k in range(row):
                d_x[place + k] = d[out + k] if winners[out + k] == number else F(0.0)


@kernel(POOLING)
def mean(x, y, winners, row, g):
    """The mean of a square."""
    count = F(g[POOL] * g[POOL])
    for square in range(squares(g)):
        first, out = corner(square, g), square * row
        for k in range(row):
            y[out + k] = x[first * row + k]
        for tap in range(1, g[POOL] * g[POOL]):
            place = (first + within(tap, g)) * row
            for k in range(row):
                y[out + k] += x[place + k]
        for k in range(row):
            y[out + k] /= count


@kernel(UNPOOLING)
def to_all(d, d_x, winners, row, g):
    count = F(g[POOL] * g[POOL])
    clear_maps(d_x, row, g)
    for square in range(squares(g)):
        first, out = corner(square, g), square * row
        for tap in range(g[POOL] * g[POOL]):
            place = (first + within(tap, g)) * row
            for k in range(row):
                d_x[place + k] = d[out + k] / count


@kernel(POOLING)
def of_largest(x, y, winners, row, g):
    """What another x has where the largest were: how y changes when x changes by it."""
    for square in range(squares(g)):
        first, out = corner(square, g), square * row
        for k in range(row):
            y[out + k] = F(0.0)
        for tap in range(g[POOL] * g[POOL]):
            place, number = (first + within(tap, g)) * row, F(tap)
            for k in range(row):
                y[out + k] = x[place + k] if winners[out + k] == number else y[out + k]


KINDS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {"max": (largest, to_largest), "mean": (mean, to_all)}
TANGENTS: dict[str, Callable[..., Any]] = {"max": of_largest, "mean": mean}  # linear in x, given the winners
