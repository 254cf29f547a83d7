"""A plane through the space of all parameters, and the loss over it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dllab.engine.ground import Ground
from dllab.engine.network import Layout
from dllab.engine.vectors import dot, length

Flat = NDArray[np.float32]

SIDES = 6, 11, 21, 41  # points along a side: of one pass, and of the next, which has all of its points
MARGIN = 0.35  # of what is shown, beyond it, either way
SMALLEST = 1e-9  # share of a direction's length that another must have beside it


class NoPlane(ValueError):
    """Places that lie on a line."""


@dataclass(frozen=True, eq=False)
class Plane:
    """origin + x·across + y·up. across, up: flat, float32[P], orthogonal to each other."""

    origin: Flat
    across: Flat
    up: Flat

    @classmethod
    def through(cls, origin: Flat, far: Flat, third: Flat) -> Self:
        """Through three places, the second at (‖far − origin‖, 0), the third above it; raises NoPlane."""
        across = far.astype(np.float64) - origin
        size = length(across)
        if not size:
            raise NoPlane
        across /= size
        up = third.astype(np.float64) - origin
        beside = length(up)
        up -= dot(up, across) * across
        height = length(up)
        if not height > SMALLEST * beside:
            raise NoPlane
        return cls(origin, across.astype(np.float32), (up / height).astype(np.float32))

    @classmethod
    def at_random(cls, layout: Layout, origin: Flat, seed: int) -> Self:
        """Through one place, along two random directions whose filters are as long as the network's there.

        d_ij ← d_ij/‖d_ij‖·‖w_ij‖ for the incoming weights of every unit j, or filter; biases, scales and shifts stay.
        The second direction is then made orthogonal to the first.

        Source: Li et al. (2018), Visualizing the Loss Landscape of Neural Nets, section 4.
        """
        random = np.random.default_rng(seed)
        across, up = (filter_normalized(layout, origin, random) for _ in range(2))
        share = np.float32(dot(across, up) / max(dot(across, across), 1e-30))
        return cls(origin, across, up - share * across)

    def row(self, y: float) -> Flat:
        """The parameters at x = 0 and this height."""
        return self.origin + np.float32(y) * self.up

    def place(self, x: float, row: Flat, room: Flat) -> Flat:
        """The parameters at x in a row, written into `room`."""
        np.multiply(self.across, np.float32(x), out=room)
        room += row
        return room

    def after(self, first: int) -> Self:
        """Without the first so many parameters."""
        return type(self)(self.origin[first:], self.across[first:], self.up[first:])

    def coordinates(self, parameters: Flat) -> tuple[float, float]:
        """Where the nearest place of the plane lies."""
        away = parameters - self.origin
        x, y = (dot(away, way) / max(dot(way, way), 1e-30) for way in (self.across, self.up))
        return x, y

    def path(self, places: Sequence[Flat]) -> NDArray[np.float64]:
        """Coordinates of each, float64[n, 2]."""
        return np.array([self.coordinates(place) for place in places], np.float64).reshape(-1, 2)

    def share_inside(self, places: Sequence[Flat]) -> float:
        """How much of the path's variance about its mean lies in the plane: Σ‖projected‖²/Σ‖whole‖²; NaN of a point."""
        mean = np.zeros(len(self.origin))
        for place in places:
            mean += place
        mean /= len(places)
        total = sum(length(place - mean) ** 2 for place in places)
        if not total > 0:
            return float("nan")
        path = self.path(places) * np.array([length(self.across), length(self.up)])
        return float(np.sum((path - path.mean(0)) ** 2) / total)


def filter_normalized(layout: Layout, origin: Flat, random: np.random.Generator) -> Flat:
    """A random direction in which the incoming weights of every unit, or filter, are as long as at `origin`."""
    way = np.zeros_like(origin)
    for layer in layout.layers:
        weights, drawn = layer.weight_view(origin), random.standard_normal((layer.fan_out, layer.fan_in))
        lengths = np.linalg.norm(weights.astype(np.float64), axis=1) / np.linalg.norm(drawn, axis=1)
        layer.weight_view(way)[...] = drawn * lengths[:, None]
    return way


@dataclass(frozen=True, eq=False)
class Window:
    """The part of a plane that is looked at: x from left to right, y from bottom to top."""

    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def around(cls, path: NDArray[np.float64]) -> Self:
        """Around places of the plane, float64[n, 2], with a margin; a square around a single one."""
        low, high = path.min(0), path.max(0)
        extent = float((high - low).max()) or 1.0
        middle, half = (low + high) / 2, np.maximum((high - low) / 2, 0.25 * extent) + MARGIN * extent
        (left, bottom), (right, top) = middle - half, middle + half
        return cls(float(left), float(right), float(bottom), float(top))

    def axes(self, side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """x and y of so many points along each side, float64[side] each."""
        return np.linspace(self.left, self.right, side), np.linspace(self.bottom, self.top, side)


class Heights:
    """The loss over the places of a plane.

    The first layer's sums, most of the work where inputs are many, are linear in the parameters, so that three places
    give those of all: z(origin + x·across + y·up) = z(origin) + x·z(across) + y·z(up).
    """

    def __init__(self, ground: Ground, plane: Plane):
        self._ground = ground
        self._parameters = plane.origin.copy()
        own = ground.layout.layers[0].bias  # those before it are read no more
        self._rest, self._room = plane.after(own), self._parameters[own:]
        flats = (plane.origin, plane.across, plane.up)
        self._sums = [Plane(*sums) for sums in zip(*map(ground.first_sums, flats), strict=True)]
        self._x, self._y = 0.0, float("nan")  # no row is kept yet
        self._rows: list[Flat] = []

    def __call__(self, x: float, y: float) -> float:
        """The mean loss at origin + x·across + y·up."""
        if y != self._y:
            self._y, self._rows = y, [part.row(y) for part in (*self._sums, self._rest)]
        self._x = x
        self._rest.place(x, self._rows[-1], self._room)
        return self._ground.loss(self._parameters, self._put)

    def _put(self, block: int, room: Flat) -> None:
        self._sums[block].place(self._x, self._rows[block], room)


def heights(
    loss: Callable[[float, float], float], window: Window, sides: Sequence[int]
) -> Iterator[NDArray[np.float64] | None]:
    """The loss over the window, float64[side, side] from the lowest y up, for each of `sides`, from coarse to fine.

    sides: some of SIDES, rising. Every point of a pass is one of the next, as 20 = 2·10 and 40 = 2·20 steps along a
    side: none is computed twice. None after every point, so that whoever asks may stop.
    """
    known: dict[tuple[int, int], float] = {}
    finest = sides[-1] - 1
    x, y = window.axes(sides[-1])
    for side in sides:
        stride = finest // (side - 1)
        grid = np.empty((side, side))
        for down in range(side):
            for across in range(side):
                key = down * stride, across * stride
                if key not in known:
                    known[key] = loss(float(x[key[1]]), float(y[key[0]]))
                    yield None
                grid[down, across] = known[key]
        yield grid


def along(ground: Ground, start: Flat, end: Flat, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The loss on the straight line from one place to another: at `start` for share 0, at `end` for 1, float64[n].

    Source: Goodfellow, Vinyals & Saxe (2015), Qualitatively Characterizing Neural Network Optimization Problems.
    """
    way = end - start
    return np.array([ground.loss(start + np.float32(share) * way) for share in shares])
