"""Shifting and scaling numbers so that they lie around zero with a spread of one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_DEVIATIONS = 32.0  # that a mean may lie from zero: float32 then keeps 1/400,000 of a deviation
SINGLE = (1e-30, 1e30)  # deviations whose sums and products float32 holds
LEAST = 1e-250  # deviation that is told from none
TINY, ENLARGED = 1e-140, 2.0**600  # numbers whose squares may vanish, and what they are multiplied by


@dataclass(frozen=True, eq=False)
class Scaling:
    """x = (raw − offset) / scale, one offset and scale a feature, or one for all of them.

    offset, scale: float64[features] or float64[1]. Features whose mean is within 32 deviations of zero are computed in
    float32, from moments rounded to float32, which keeps the bits of every run before; all others, such as seconds
    since 1970, would lose their values, so they are computed in float64 and rounded once, at the end.
    """

    offset: NDArray[np.float64]
    scale: NDArray[np.float64]

    @classmethod
    def none(cls) -> "Scaling":
        """What leaves every number as it is."""
        return cls(np.zeros(1), np.ones(1))

    @classmethod
    def measured(cls, raw: NDArray, shared: bool = False) -> "Scaling":
        """Mean and deviation of each feature of raw[N, features], or of all values where these are `shared`.

        Where nothing varies, the scale is 1.
        """
        axis = None if shared else 0
        single = raw.astype(np.float32, copy=False)
        mean, deviation = np.atleast_1d(single.mean(axis, np.float64)), np.atleast_1d(single.std(axis, np.float64))
        flat = deviation <= np.finfo(np.float32).eps * np.abs(mean)
        deviation[flat] = 1.0
        offset, scale = mean.astype(np.float32).astype(np.float64), deviation.astype(np.float32).astype(np.float64)
        varies = np.atleast_1d(raw.max(axis) > raw.min(axis))
        double = ~_float32_suffices(offset, scale) | (flat & varies)
        if double.any():
            own = raw if shared else raw[:, double]
            offset[double], scale[double] = _moments(own.astype(np.float64, copy=False), axis)
        return cls(offset, scale)

    @property
    def single(self) -> NDArray[np.bool_]:
        """bool[features]: what is computed in float32."""
        return _float32_suffices(self.offset, self.scale)

    def scaled(self, raw: NDArray) -> NDArray[np.float32]:
        """float32[N, features] of raw[N, features]; infinite where the result is more than a float32 can hold."""
        single = self.single
        with np.errstate(over="ignore"):
            if single.all():
                x = raw.astype(np.float32) - self.offset.astype(np.float32)
                return np.divide(x, self.scale.astype(np.float32), dtype=np.float32)
            x = ((raw.astype(np.float64) - self.offset) / self.scale).astype(np.float32)
            if single.any():
                own = Scaling(self.offset[single], self.scale[single])
                x[:, single] = own.scaled(raw[:, single])
        return x

    def original(self, x: NDArray) -> NDArray[np.floating]:
        """raw[N, features] of x[N, features]: float32 where that is what it was computed in, otherwise float64."""
        if self.single.all():
            return (x * self.scale.astype(np.float32) + self.offset.astype(np.float32)).astype(np.float32)
        return x.astype(np.float64) * self.scale + self.offset


def _float32_suffices(offset: NDArray[np.float64], scale: NDArray[np.float64]) -> NDArray[np.bool_]:
    low, high = SINGLE
    exact = (offset.astype(np.float32) == offset) & (scale.astype(np.float32) == scale)
    return exact & (np.abs(offset) <= MOST_DEVIATIONS * scale) & (low <= scale) & (scale <= high)


def _moments(raw: NDArray[np.float64], axis: int | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and deviation of float64[N, features], in two passes, so that a mean far from zero costs no places.

    Numbers whose squares would vanish are taken 2⁶⁰⁰ times as large meanwhile, which changes none of their digits. What
    varies by less than any picture can be drawn of counts as constant.
    """
    power = np.where(np.abs(raw).max(axis) < TINY, ENLARGED, 1.0)
    large = raw * power
    mean = large.mean(axis)
    mean = mean + (large - mean).mean(axis)
    deviation = np.atleast_1d(np.sqrt(np.square(large - mean).mean(axis)) / power)
    varies = np.atleast_1d(raw.max(axis) > raw.min(axis)) & (deviation > LEAST)
    return np.where(varies, mean / power, raw.ravel()[0] if axis is None else raw[0]), np.where(varies, deviation, 1.0)
