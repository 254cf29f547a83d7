"""Where an axis has its ticks and what stands beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log10

from dllab.numerals import count, number, power_of_ten

MOST_DIGITS = 17  # that a float64 has
APART = 18  # pixels between the middles of two labels above one another
MOST = 10  # pieces that an axis is cut into, however long: more lines than that hide what is drawn
FINEST = 16  # pixels of a piece where longer ones would leave less than two ticks, which tell no scale
TOLD = (2, 5, 3, 7, 4, 6, 8, 9)  # first digits of the multiples of a power of ten, those that tell most before


@dataclass(frozen=True)
class Ticks:
    """Positions in plot coordinates; `label` writes what stands beside a major one."""

    major: list[float]
    minor: list[float]
    label: Callable[[float], str]


def round_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5 · 10ⁿ that cuts `span` into at most `most` pieces."""
    raw = span / max(most, 1)
    power = 10.0 ** floor(log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * (1 - 1e-9))


def linear_ticks(low: float, high: float, pixels: float, apart: float = 32) -> Ticks:
    """Round numbers, at least `apart` pixels from each other, with as many digits as tell neighbours apart.

    Nearer ones where less than two would be left.
    """
    span = high - low
    step = round_step(span, min(int(pixels / apart), MOST))
    major = _multiples(step, low, high)
    if len(major) < 2 and (finest := round_step(span, int(pixels / FINEST))) < step:
        step, major = finest, _multiples(finest, low, high)
    digits = _telling_digits(max(abs(low), abs(high)), step)
    return Ticks(major, [], lambda value: _written(value, step, digits))


def percent_ticks(low: float, high: float, pixels: float) -> Ticks:
    """Round numbers; where there is room for one alone, the lowest multiple of ten and everything."""
    found = linear_ticks(low, high, pixels)
    ends = sorted({end for end in (ceil(low / 10) * 10.0, 100.0) if low <= end <= high})
    return found if len(found.major) > 1 else Ticks(ends, [], found.label)


def step_ticks(low: float, high: float, pixels: float) -> Ticks:
    """Whole steps from 0 on."""
    apart = 26 + 8 * len(count(high))
    step = max(round_step(high - low, int(pixels / apart)), 1.0)
    return Ticks(_multiples(step, max(low, 0.0), high), [], count)


def layer_ticks(low: float, high: float, pixels: float) -> Ticks:
    """Whole layers from 1 on."""
    step = max(round_step(high - low, int(pixels / 28)), 1.0)
    major = [value for value in _multiples(step, low, high) if value >= 1]
    if step > 1 and low <= 1:
        major.insert(0, 1.0)
    return Ticks(major, [], count)


def log_ticks(low: float, high: float, pixels: float, zero: float | None = None) -> Ticks:
    """Powers of ten of coordinates that are log10 of the value; `zero` is the coordinate at which zeros are drawn.

    Where less than two powers and their multiples are in view, round numbers.
    """
    bottom = low if zero is None else max(low, zero + 18 * (high - low) / pixels)
    stride = max(1, ceil((high - low) / max(pixels / 30, 1)))
    major = _multiples(stride, bottom, high)
    minor = []
    if high - low <= 4:
        fine = [log10(digit) for digit in range(2, 10)]
        minor = [d + f for d in range(floor(bottom), ceil(high)) for f in fine if bottom <= d + f <= high]
    elif stride > 1:
        minor = [float(d) for d in range(ceil(bottom), floor(high) + 1) if d % stride]
    if zero is not None and low <= zero <= high:
        major.insert(0, zero)
    if len(major) < 2 and high - low < 2:
        told = _with_room(major, minor, APART * (high - low) / pixels)
        rest = sorted({*minor} - {*told})
        return Ticks(told, rest, _log_label(zero)) if len(told) > 1 else _log_ticks_within(low, high, pixels)
    return Ticks(major, minor, _log_label(zero))


def _with_room(major: list[float], minor: list[float], apart: float) -> list[float]:
    """The powers of ten, and of their multiples those so far from all others: 2 and 5 before 3, 7 and so on."""
    told = list(major)
    for digit in TOLD:
        told += [place for place in minor if _digit(place) == digit and all(abs(place - one) >= apart for one in told)]
    return sorted(told)


def _digit(place: float) -> int:
    """The first digit of 10^place."""
    return round(10.0 ** (place - floor(place + 1e-9)))


def _log_ticks_within(low: float, high: float, pixels: float) -> Ticks:
    """Round numbers between two powers of ten, where they lie on the axis."""
    found = linear_ticks(10.0**low, 10.0**high, pixels)
    return Ticks([log10(value) for value in found.major if value > 0], [], lambda place: found.label(10.0**place))


def _log_label(zero: float | None) -> Callable[[float], str]:
    def label(position: float) -> str:
        if position == zero:
            return "0"
        if abs(position - round(position)) < 1e-6:
            return power_of_ten(round(position))
        return number(10.0**position)

    return label


def _telling_digits(largest: float, step: float) -> int:
    """Significant digits, at least 4, with which numbers up to `largest` that are `step` apart differ."""
    return min(max(4, floor(log10(largest)) - floor(log10(step)) + 1), MOST_DIGITS) if largest else 4


def _written(value: float, step: float, digits: int) -> str:
    return number(0.0 if abs(value) < step / 2 else value, digits)


def _multiples(step: float, low: float, high: float) -> list[float]:
    slack = step * 1e-6
    found = (i * step for i in range(ceil((low - slack) / step), floor((high + slack) / step) + 1))
    return list(dict.fromkeys(found))  # beyond what float64 tells apart, several are one
