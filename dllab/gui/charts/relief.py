"""A landscape seen from above: shaded heights with contour lines, as one image."""

import numpy as np
import pyqtgraph as pg
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from dllab.gui.charts.chart import Chart, Range
from dllab.gui.charts.colors import rgb
from dllab.gui.charts.still import Still
from dllab.gui.kit.theme import Theme

FINE = 4  # pixels of the image a cell, along each axis, where nothing else is said
LEVELS = 18  # contour lines
INKS, STRONGEST = 16, 0.75  # shades of a line, and what the darkest covers
STEEP = 1e-3  # share of the whole height that the lowest bands begin to tell apart
FLAT = 1e-3  # bands a pixel, below which the top is a plateau
WIDTH = 0.9  # of a line, in pixels of the image
LIGHT = np.array([-0.5, 0.5, 0.7071067811865476])  # where it comes from: left, above, and over the map
BANDS_HIGH = 14.0  # pixels of the image that the whole landscape is high in this light, on the scale of its bands
DARKEST, BRIGHTEST = 0.68, 1.15  # of a colour, away from the light and towards it


class Relief(pg.GraphicsObject):
    """Heights on a grid. Bands grow with the logarithm of the height above the lowest: valleys show their floor."""

    def __init__(self, chart: Chart, fine: int = FINE):
        """fine: pixels a cell; fewer where the heights change while somebody drags."""
        super().__init__()
        self._fine = fine
        self._heights: NDArray[np.float64] | None = None
        self._bands: NDArray[np.uint8] = np.zeros((1, 1), np.uint8)
        self._lines: NDArray[np.uint8] = np.zeros((1, 1), np.uint8)
        self._light: NDArray[np.float32] | None = None
        self._theme = Theme(dark=False, presentation=False)
        self._still, self._place = Still(), QRectF()
        self._image = QImage(1, 1, QImage.Format.Format_RGB32)
        self.setZValue(-20)
        chart.addItem(self)

    def show_light(self, on: bool) -> None:
        """Shade slopes as if light fell on them from the upper left, from the next heights on."""
        if on != (self._light is not None):
            self._light = np.ones((1, 1), np.float32) if on else None
            self._heights = None

    def show_heights(self, x: Range, y: Range, heights: NDArray[np.float64]) -> None:
        """float64[rows, columns], from the lowest y up; the same array again costs nothing."""
        if heights is not self._heights:
            self._heights = heights
            level = leveled(heights, self._fine)
            self._bands, self._lines = bands(level)
            if self._light is not None:
                self._light = lit(level)
            self._paint()
        rows, columns = heights.shape
        across, up = (x[1] - x[0]) / (columns - 1) / 2, (y[1] - y[0]) / (rows - 1) / 2
        place = QRectF(x[0] - across, y[0] - up, x[1] - x[0] + 2 * across, y[1] - y[0] + 2 * up)
        if place != self._place:
            self.prepareGeometryChange()
            self._place = place
            self._still.spoil()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self._paint()

    def boundingRect(self) -> QRectF:
        """Where it lies; half a cell beyond the outermost places."""
        return self._place

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Its picture as it was last, where nothing has changed."""
        self._still.paint(painter, widget, self._draw)

    def _draw(self, painter: QPainter) -> None:
        """Smoothly, whatever the size."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place, self._image)

    def _paint(self) -> None:
        theme = self._theme
        floor, top = ("#123247", "#2b2e34") if theme.dark else ("#bcd7ea", "#fbfbfa")
        line = rgb("#6d7680" if theme.dark else "#8796a5")
        share = np.linspace(0, 1, LEVELS + 1)[:, None, None]
        ink = np.linspace(0, STRONGEST, INKS)[None, :, None]
        colors = (rgb(floor) * (1 - share) + rgb(top) * share) * (1 - ink) + line * ink
        if self._light is None:
            pixels = packed(colors)[self._bands, self._lines]
        else:
            shown = colors.astype(np.float32)[self._bands, self._lines]
            pixels = packed(np.clip(shown * self._light[..., None], 0, 255))
        rows, columns = pixels.shape
        # Qt scales images of 32 bits twice as fast as others
        self._image = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
        self._still.spoil()
        self.update()


def packed(colors: NDArray[np.floating]) -> NDArray[np.uint32]:
    """Red, green and blue, from 0 to 255 along the last axis, as QImage.Format_RGB32 has them."""
    red, green, blue = np.moveaxis(np.round(colors).astype(np.uint32), -1, 0)
    return 0xFF000000 | red << 16 | green << 8 | blue


def leveled(heights: NDArray[np.float64], fine: int) -> NDArray[np.float32]:
    """Heights on the scale of the bands, 0 … LEVELS, `fine` pixels a cell along each axis."""
    finite = np.where(np.isfinite(heights), heights, np.nan)
    low, high = (float(np.nanmin(finite)), float(np.nanmax(finite))) if np.isfinite(finite).any() else (0.0, 1.0)
    above = np.nan_to_num(finite - low, nan=high - low).astype(np.float32)
    whole = max(high - low, 1e-30)
    level = np.log1p(above / np.float32(STEEP * whole)) * np.float32(LEVELS / np.log1p(1 / STEEP))
    return stretched(stretched(level, fine).T, fine).T


def stretched(level: NDArray[np.float32], fine: int) -> NDArray[np.float32]:
    """`fine` rows for each, in a straight line from its middle to that of the next, and level beyond the outermost.

    As scipy.ndimage.zoom of order 1 in its grid mode has it, which takes up to five times as long, and half a second
    to be imported.
    """
    last = len(level) - 1
    at = np.clip((np.arange(len(level) * fine) + 0.5) / fine - 0.5, 0, last)
    below = np.floor(at).astype(int)
    lower, upper = level[below], level[np.minimum(below + 1, last)]
    return lower + (upper - lower) * (at - below).astype(np.float32)[:, None]


def lit(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """How bright each pixel is in the light, 1 where the ground is level: the cosine to the light, over that of level
    ground (Lambert), within DARKEST and BRIGHTEST."""
    spread = max(level.shape) / 120
    smooth = smoothed(smoothed(level, spread).T, spread).T
    up, across = np.gradient(smooth * np.float32(BANDS_HIGH / LEVELS * spread))
    facing = (LIGHT[2] - LIGHT[0] * across - LIGHT[1] * up) / np.sqrt(1 + across**2 + up**2)
    return np.clip(facing / LIGHT[2], DARKEST, BRIGHTEST).astype(np.float32)


def smoothed(level: NDArray[np.float32], spread: float) -> NDArray[np.float32]:
    """Along the rows, by a Gaussian of that many pixels, cut off at four times as many; the ends go on beyond."""
    reach = round(4 * spread)
    weights = np.exp(-((np.arange(-reach, reach + 1) / spread) ** 2) / 2).astype(np.float32)
    wide = np.pad(level, [(0, 0), (reach, reach)], mode="edge")
    smooth: NDArray[np.float32] = sliding_window_view(wide, len(weights), 1) @ (weights / weights.sum())
    return smooth


def bands(level: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Each pixel's band, 0 … LEVELS from the lowest up, and how much of a contour line lies on it, 0 … INKS − 1."""
    down, across = np.gradient(level)
    steep = np.maximum(np.hypot(down, across), 1e-4)
    away = np.abs(level - np.round(level)) / steep  # pixels to the nearest line
    lines = np.clip(WIDTH - away, 0, 1)
    lines[(level < 0.5) | (level > LEVELS - 0.5) & (steep < FLAT)] = 0  # the floor is no line, nor is a flat top
    return np.clip(level, 0, LEVELS).astype(np.uint8), np.round(lines * (INKS - 1)).astype(np.uint8)
