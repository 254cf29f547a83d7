"""Painting into a picture of few pixels: how much of each a stroke covers."""

import numpy as np
from numpy.typing import NDArray

WIDTH = 0.04  # radius of the brush, of the picture's height; about that of a pen in MNIST
THINNEST = 0.6  # pixels
RUBBER = 2.0  # radii of the brush

Point = tuple[float, float]  # across and down, in pixels from the upper left corner
Pixels = NDArray[np.float32]


def radius_for(height: int) -> float:
    """That of the brush, in pixels of a picture so high."""
    return max(WIDTH * height, THINNEST)


def covered(shape: tuple[int, int], begin: Point, end: Point, radius: float) -> Pixels:
    """float32[height, width] of 0 … 1: how much a round brush covers of each pixel on its way; its edge is soft."""
    height, width = shape
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    across, down = end[0] - begin[0], end[1] - begin[1]
    length = across**2 + down**2
    along = ((x - begin[0]) * across + (y - begin[1]) * down) / length if length > 0 else np.zeros(shape)
    along = np.clip(along, 0, 1)
    away = np.hypot(x - begin[0] - along * across, y - begin[1] - along * down)
    return np.clip(radius + 0.5 - away, 0, 1).astype(np.float32)


def painted(picture: Pixels, begin: Point, end: Point) -> Pixels:
    """The picture, of 0 (empty) … 1, with a stroke in it."""
    return np.maximum(picture, covered(_shape(picture), begin, end, radius_for(len(picture))))


def rubbed(picture: Pixels, begin: Point, end: Point) -> Pixels:
    """The picture without what a rubber met."""
    return picture * (1 - covered(_shape(picture), begin, end, RUBBER * radius_for(len(picture))))


def _shape(picture: Pixels) -> tuple[int, int]:
    return picture.shape[0], picture.shape[1]
