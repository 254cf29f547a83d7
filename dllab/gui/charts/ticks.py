"""Where an axis has its ticks and what stands beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log10

from dllab.numerals import count, number, power_of_ten


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
    """Round numbers, at least `apart` pixels from each other."""
    step = round_step(high - low, int(pixels / apart))
    major = _multiples(step, low, high)
    return Ticks(major, [], lambda value: number(0.0 if abs(value) < step / 2 else value, digits=4))


def percent_ticks(low: float, high: float, pixels: float) -> Ticks:
    """Round numbers; where there is room for one alone, nothing and everything."""
    found = linear_ticks(low, high, pixels)
    ends = [end for end in (0.0, 100.0) if low <= end <= high]
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
    """Powers of ten of coordinates that are log10 of the value; `zero` is the coordinate at which zeros are drawn."""
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
        return Ticks(sorted(major + minor[:: 1 if pixels > 160 else 2]), [], _log_label(zero))
    return Ticks(major, minor, _log_label(zero))


def _log_label(zero: float | None) -> Callable[[float], str]:
    def label(position: float) -> str:
        if position == zero:
            return "0"
        if abs(position - round(position)) < 1e-6:
            return power_of_ten(round(position))
        return number(10.0**position)

    return label


def _multiples(step: float, low: float, high: float) -> list[float]:
    slack = step * 1e-6
    return [i * step for i in range(ceil((low - slack) / step), floor((high + slack) / step) + 1)]
