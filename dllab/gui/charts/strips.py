"""Many small pictures in one image, side by side: by sign and size, or grey."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from dllab.gui.charts.colors import rgb
from dllab.gui.charts.matrix import NOT_FINITE, color_indices, sign_colors
from dllab.gui.kit.theme import Theme

Pictures = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Strip:
    """`pictures`, float32[units, height, width], side by side in `image`."""

    pictures: Pictures
    image: QImage

    @classmethod
    def of(cls, pictures: Pictures, indices: NDArray[np.uint8], colors: NDArray[np.uint8]) -> "Strip":
        """In these of 256 colours."""
        count, height, width = pictures.shape
        side_by_side = indices.transpose(1, 0, 2).reshape(height, count * width)
        pixels = np.ascontiguousarray(colors[side_by_side])
        stride = 3 * count * width
        return cls(pictures, QImage(pixels.data, count * width, height, stride, QImage.Format.Format_RGB888).copy())

    def paint(self, painter: QPainter, unit: int, place: QRectF) -> QRectF:
        """Draw one in the middle of a place, in its own proportions; where it came to lie."""
        found = self.placed(place)
        _, height, width = self.pictures.shape
        painter.drawImage(found, self.image, QRectF(unit * width, 0, width, height))
        return found

    def placed(self, place: QRectF) -> QRectF:
        """Where a picture lies in a place."""
        _, height, width = self.pictures.shape
        cell = min(place.width() / width, place.height() / height)
        found = QRectF(0, 0, width * cell, height * cell)
        found.moveCenter(place.center())
        return found


def signed(pictures: Pictures, theme: Theme) -> Strip:
    """By sign and size, beside the largest of all of them; what is not finite stands out."""
    finite = np.abs(pictures[np.isfinite(pictures)])
    return Strip.of(pictures, color_indices(pictures, float(finite.max(initial=0.0))), _signs(theme))


def grey(pictures: Pictures, darkest: float, brightest: float, theme: Theme) -> Strip:
    """From black to white; what lies beyond a picture, NaN, is no grey."""
    share = (pictures - darkest) / ((brightest - darkest) or 1.0)
    indices = np.where(np.isfinite(share), np.clip(np.nan_to_num(share) * 254, 0, 254), NOT_FINITE).astype(np.uint8)
    greys = np.repeat(np.round(np.linspace(0, 255, 255)).astype(np.uint8)[:, None], 3, axis=1)
    return Strip.of(pictures, indices, np.vstack([greys, rgb(theme.grid).astype(np.uint8)]))


def channels_together(weights: NDArray[np.float32]) -> Pictures:
    """float32[units, …] of [units, channels, height, width]: the channels of each in a square, with a line between."""
    units, channels, height, width = weights.shape
    if channels == 1:
        return weights[:, 0]
    across = math.ceil(math.sqrt(channels))
    down = -(-channels // across)
    squares = np.zeros((units, down * across, height + 1, width + 1), np.float32)
    squares[:, :channels, :-1, :-1] = weights
    grid = squares.reshape(units, down, across, height + 1, width + 1).swapaxes(2, 3)
    return grid.reshape(units, down * (height + 1), across * (width + 1))[:, :-1, :-1]


def _signs(theme: Theme) -> NDArray[np.uint8]:
    return np.vstack([sign_colors(theme)[:255], rgb(theme.alarm).astype(np.uint8)])
