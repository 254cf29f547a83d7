"""A gradient, checked by a central difference."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dllab.engine.parts import Unsaid

TOLERANCE = 1e-3  # of the sum of the terms' sizes; float32 holds about 7 digits, and saturated units fewer
STEPS = 10  # sizes tried, each half of the last
REACH = 0.4  # how far the largest moves the unit's weighted sum
SHRINKAGE = 8.0  # between two tries to stay clear of corners
SMALLEST = 1e-9  # of REACH
ENOUGH = 1e-9  # of the derivative: a float32 gradient holds 7 digits
NOISE = 4 * float(np.finfo(np.float64).eps)  # of a float64 loss, relative
LEAST = 1.0  # what rounding is relative to at least: log(1 + e) of a tiny e is as exact as the 1 is


@dataclass(frozen=True, eq=False)
class ShiftedLoss:
    """The loss at one value of the weight, and on which side of every corner each unit and output lies there.

    outputs: what the loss is taken of.
    """

    loss: float
    sides: NDArray[np.bool_]
    outputs: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


class Verdict(Enum):
    """What comparing a gradient with a difference came to."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CORNER = "corner"  # the loss has a corner within the smallest step: it has no derivative there
    TOO_SMALL = "too small"  # smaller than what differences of a float64 loss, or of float32 outputs, can show
    NOT_FINITE = "not finite"
    NOT_FOLLOWED = "not followed"  # the optimizer has an error of its own in place of the loss's gradient
    UNSAID = "unsaid"  # a choice does not say its formula


@dataclass(frozen=True)
class CentralDifference:
    """A derivative from differences: its value, an estimate of its error, and the largest step h it was taken from.

    moved: Σ|∂y/∂w| over all outputs y of all examples.
    """

    value: float
    error: float
    step: float
    moved: float = 0.0


@dataclass(frozen=True)
class Check:
    """gradient: what the network computed. difference: None where there is none. digits: how many agree, at most
    7; 0 where the two are alike only beside the terms that they are sums of. unsaid: which choice says no formula."""

    verdict: Verdict
    gradient: float
    difference: CentralDifference | None = None
    digits: int = 0
    unsaid: Unsaid | None = None


def check(
    gradient: float, scale: float, difference: CentralDifference | None, coarseness: float = 0.0, rounding: float = 0.0
) -> Check:
    """Compare a gradient whose terms' sizes sum up to `scale`; coarseness: how far the outputs' errors may be off;
    rounding: how far the gradient may be, for all else that float32 rounds."""
    if difference is None:
        return Check(Verdict.CORNER, gradient)
    if not np.isfinite([gradient, difference.value]).all():
        return Check(Verdict.NOT_FINITE, gradient, difference)
    apart = abs(gradient - difference.value)
    largest = max(abs(gradient), abs(difference.value))
    error = difference.error + coarseness * difference.moved + rounding
    if apart == 0 or (gradient == 0 and apart <= 4 * difference.error):
        return Check(Verdict.AGREES, gradient, difference, 7)
    if largest < 4 * error:
        return Check(Verdict.TOO_SMALL, gradient, difference)
    digits = int(np.clip(-np.log10(apart / largest), 0, 7))
    agrees = apart <= TOLERANCE * max(scale, largest) + error
    return Check(Verdict.AGREES if agrees else Verdict.DIFFERS, gradient, difference, digits)


def central_difference(
    at: Callable[[float], ShiftedLoss],
    weight: float,
    largest_input: float,
    own_sides: Callable[[float], NDArray[np.bool_]] = lambda value: np.zeros(0, np.bool_),
) -> CentralDifference | None:
    """∂L/∂w at `weight`: (L(w + h) − L(w − h))/2h, extrapolated to h = 0; None where corners are everywhere.

    largest_input: the largest |x| that the weight is multiplied with. h begins so that the weighted sum moves by at
    most 0.4, and shrinks until no unit crosses a corner between w − h and w + h. own_sides: the first of the sides, as
    many as can be had for less; the rest is asked for only where these stay.

    Source: Ridders (1982), Accurate computation of F′(x) and F′(x)F″(x).
    """
    at = cache(at)  # the ends at which no unit crosses a corner are those of the first difference
    base = at(weight)
    if not np.isfinite(base.loss):
        return CentralDifference(np.nan, np.nan, 0.0)
    largest = REACH / largest_input if largest_input > 0 else REACH
    h = largest
    while h >= largest * SMALLEST:
        ends = weight + h, weight - h
        stay = all(np.array_equal(found, base.sides[: len(found)]) for found in map(own_sides, ends))
        if stay and all(np.array_equal(at(end).sides, base.sides) for end in ends):
            return _extrapolated(at, weight, h)
        h /= SHRINKAGE
    return None


def _extrapolated(at: Callable[[float], ShiftedLoss], weight: float, start: float) -> CentralDifference:
    """Neville's scheme over h, h/2, h/4, …: the entry whose neighbours are closest, until rounding takes over."""
    above: list[float] = []
    best = CentralDifference(np.nan, np.inf, start)
    for turn in range(STEPS):
        h = start / 2.0**turn
        ends = at(weight + h), at(weight - h)
        high, low = (end.loss for end in ends)
        rounding = NOISE * max(abs(high), abs(low), LEAST) / h
        moved = float(np.abs(ends[0].outputs - ends[1].outputs).sum()) / (2 * h)
        row = [(high - low) / (2 * h)]
        for order, older in enumerate(above, start=1):
            row.append(row[-1] + (row[-1] - older) / (4.0**order - 1))
            error = max(abs(row[-1] - row[-2]), abs(row[-1] - older), rounding)
            if error < best.error:
                best = CentralDifference(row[-1], error, start, moved)
        if rounding > best.error:  # which only grows from here on
            break
        if best.error <= ENOUGH * abs(best.value):
            break
        above = row
    return best
