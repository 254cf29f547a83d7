"""Paints a network's weights and units into an image, without Qt, so that it can be done beside the window.

A weight is a curve from the right edge of one unit to the left edge of another; hundreds of them are blended in no
order: where curves of opacity α_c cover the share s_c of a pixel, it is covered by 1 − Π(1 − α_c)^s_c in the mean of
their colours.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.colors import rgb
from dllab.gui.panels.network.geometry import Geometry, UnitColumn

FAINTEST = 0.04  # of the layer's largest weight: below, nothing is drawn
CORNER = 0.22  # of a unit's side, rounded off
SCALE = 1.5  # times the root mean square of a layer's signal has the fullest colour


@dataclass(frozen=True, eq=False)
class Ink:
    """Colours. table: uint8[256, 3] for the units, from negative to positive. line: width of the largest weight."""

    negative: str
    positive: str
    rim: str
    broken: str
    table: NDArray[np.uint8]
    line: float


def strength(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """|w| as a share of the layer's largest; 0 where it is not finite or all are 0."""
    size = np.where(np.isfinite(weights), np.abs(weights), 0).astype(np.float32)
    largest = size.max(initial=0)
    return size / largest if largest > 0 else size


def paint(
    geometry: Geometry,
    weights: tuple[NDArray[np.float32], ...],
    images: tuple[NDArray[np.float32], ...],
    middles: tuple[float, ...],
    ink: Ink,
    ratio: float,
) -> NDArray[np.uint8]:
    """uint8[height, width, 4], red, green, blue, alpha, premultiplied; `ratio` device pixels for each of geometry's.

    weights: W[units, inputs] a layer. images, middles: as in UnitMaps and the value in the middle of the colours, a
    column each.
    """
    canvas = np.zeros((round(geometry.height * ratio), round(geometry.width * ratio), 4), np.float32)
    for source, target, weight in zip(geometry.columns, geometry.columns[1:], weights, strict=False):
        _paint_weights(canvas, source, target, weight, ink, ratio)
    for column, image, middle in zip(geometry.columns, images, middles, strict=True):
        _paint_units(canvas, column, unit_colors(image, middle, ink)[: column.shown], ink, ratio)
    return (canvas + 0.5).astype(np.uint8)


def unit_colors(image: NDArray[np.float32], middle: float, ink: Ink) -> NDArray[np.uint8]:
    """uint8[units, rows, columns, 3]; the scale is the layer's own, and what is not finite has a colour of its own."""
    finite = np.isfinite(image)
    away = np.where(finite, image, middle).astype(np.float64) - middle
    spread = SCALE * np.sqrt(np.mean(away**2, where=finite)) if finite.any() else 0.0
    places = np.clip(away / (spread or 1.0), -1, 1)
    colors = ink.table[np.round(127.5 * (places + 1)).astype(np.uint8)]
    colors[~finite] = rgb(ink.broken).astype(np.uint8)
    return colors


def _paint_weights(
    canvas: NDArray[np.float32],
    source: UnitColumn,
    target: UnitColumn,
    weight: NDArray[np.float32],
    ink: Ink,
    ratio: float,
) -> None:
    from dllab.gui.panels.network.kernels import add_curves, lay_curves  # late: brings numba in

    left, right = round((source.x + source.side) * ratio), round(target.x * ratio)
    shares = strength(weight)[: target.shown, : source.shown]
    ends, starts = np.nonzero(shares >= FAINTEST)
    if right <= left or not ends.size:
        return
    share, positive = shares[ends, starts], weight[ends, starts] > 0
    wide = (0.25 + 0.5 * (ink.line - 0.5) * share) * ratio
    depth = -np.log1p(-(0.08 + 0.82 * share**1.2))
    density = np.zeros((2, len(canvas), right - left), np.float32)
    y0, y1, wide, depth = (
        part.astype(np.float32) for part in (source.centers[starts] * ratio, target.centers[ends] * ratio, wide, depth)
    )
    add_curves(y0, y1, wide, depth, positive, density)
    lay_curves(canvas, left, density, rgb(ink.negative), rgb(ink.positive))


def _paint_units(
    canvas: NDArray[np.float32], column: UnitColumn, colors: NDArray[np.uint8], ink: Ink, ratio: float
) -> None:
    from dllab.gui.panels.network.kernels import paste_units  # late: brings numba in

    corners = [column.corner(unit) for unit in range(len(colors))]
    tops = np.array([round(y * ratio) for _, y in corners], np.int64)
    left, side = round(column.x * ratio), round(column.side * ratio)
    paste_units(canvas, colors, left, tops, side, max(1.0, ratio), CORNER, rgb(ink.rim))
