"""Points of a plot that stay as they are in most frames."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QPen

from dllab.gui.charts.given import Given


class Dots(pg.ScatterPlotItem):
    """Discs, or another symbol, in plot coordinates; the same ones as the last time are not drawn again."""

    def __init__(self, size: float = 7, symbol: str = "o"):
        super().__init__(size=size, symbol=symbol, pen=None)
        self._given = Given()

    def set_places(
        self,
        places: NDArray[np.float64],
        colors: Sequence[str] | None = None,
        sizes: NDArray[np.float64] | None = None,
    ) -> None:
        """float64[n, 2], of which those that are not finite are left out; a colour each, or all as `setBrush` says;
        float64[n], pixels, or all as large as at first."""
        places = np.reshape(places, (-1, 2))
        if not self._given.is_new(places, sizes, *(colors or ())):
            return
        there = np.isfinite(places[:, 0]) & np.isfinite(places[:, 1])
        how: dict[str, object] = {}
        if colors is not None:
            how["brush"] = [fill(color) for color, known in zip(colors, there, strict=True) if known]
        if sizes is not None:
            how["size"] = sizes[there]
        self.setData(pos=places[there], **how)


@lru_cache(maxsize=256)
def fill(color: str) -> QBrush:
    """The same one for the same colour: pyqtgraph draws a symbol for each that is new to it, and keeps a thousand."""
    return pg.mkBrush(color)


@lru_cache(maxsize=256)
def rim(color: str, width: float = 1) -> QPen:
    """The same one for the same colour and width, as of `fill`."""
    return pg.mkPen(color, width=width)
