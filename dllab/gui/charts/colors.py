"""Colours for layers, classes and values: pure functions from numbers to red, green and blue."""

from functools import cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from dllab.gui.kit.contrast import contrast, mix
from dllab.gui.kit.theme import OKABE_ITO

# Black and purple stay off the classes: these are told apart on light and on dark.
CLASS_COLORS = OKABE_ITO


def rgb(color: str) -> NDArray[np.float32]:
    """ "#rrggbb" as float32[3] in 0 … 255."""
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float32)


def hexadecimal(color: NDArray[np.float32]) -> str:
    """float32[3] in 0 … 255 as "#rrggbb"."""
    return "#" + "".join(f"{round(float(part)):02x}" for part in color)


def readable_on(color: str) -> str:
    """Black or white, whichever is read more easily on `color`."""
    return max("#ffffff", "#000000", key=lambda words: contrast(words, color))


def layer_colors(count: int, dark: bool) -> list[str]:
    """One sequential ramp from the first layer to the last, readable on the light or dark background."""
    low, high = (0.3, 1.0) if dark else (0.0, 0.8)
    ramp = pg.colormap.get("plasma").map(np.linspace(low, high, max(count, 2)), mode="byte")
    return [hexadecimal(color[:3]) for color in ramp[:count]]


def class_colors(count: int) -> list[str]:
    """A colour a class, repeated where there are more classes than colours."""
    return [CLASS_COLORS[i % len(CLASS_COLORS)] for i in range(count)]


@cache
def viridis() -> NDArray[np.uint8]:
    """uint8[254, 3]: from small to large, leaving two entries of a table for what is no number."""
    return pg.colormap.get("viridis").map(np.linspace(0, 1, 254), mode="byte")[:, :3].copy()


def diverging(low: str, high: str, middle: str, dark: bool) -> NDArray[np.uint8]:
    """uint8[256, 3]: from a paler `low` through `middle` to a paler `high`, so that points in full colour stand out."""
    strength = 0.7 if dark else 0.6
    ends = [rgb(mix(middle, color, strength)) for color in (low, high)]
    return _ramp([ends[0], rgb(middle), ends[1]])


def sequential(low: str, high: str) -> NDArray[np.uint8]:
    """uint8[256, 3]: from `low` to `high`."""
    return _ramp([rgb(low), rgb(high)])


def _ramp(stops: list[NDArray[np.float32]]) -> NDArray[np.uint8]:
    places = np.linspace(0, 1, 256)
    known = np.linspace(0, 1, len(stops))
    channels = [np.interp(places, known, [stop[i] for stop in stops]) for i in range(3)]
    return np.round(np.stack(channels, 1)).astype(np.uint8)
