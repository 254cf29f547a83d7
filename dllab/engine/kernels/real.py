"""Functions of float64 made of IEEE additions, multiplications and divisions alone: the same bits on every machine.

The C library's and NumPy's differ in the last place from system to system and from processor to processor. These take
single numbers, in kernels and outside, and all but `whole_power` arrays of them. Bounds on their errors are stated and
tested.
"""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.kernels.compiler import inline

# ln 2 in two parts, so that multiples of the first are exact. Source: Cody & Waite (1980); Cephes (Moshier 1992).
LN2_HIGH, LN2_LOW = 6.93145751953125e-1, 1.42860682030941723212e-6


@inline
def exp(x):
    """eˣ; relative error below 4e-16, down to 0 below −745; x above 709.7 counts as that."""
    bounded = np.minimum(np.maximum(x, -746.0), 709.7)
    n = np.floor(bounded * 1.4426950408889634 + 0.5)
    r = (bounded - n * LN2_HIGH) - n * LN2_LOW
    p = 1.0 + r / 13.0  # Taylor's series: |r| ≤ ½ ln 2
    for k in range(12, 0, -1):
        p = 1.0 + r * p / k
    half = np.floor(0.5 * n)  # 2ⁿ in two factors: n may lie outside the range of one exponent
    return p * _power_of_two(half) * _power_of_two(n - half)


@inline
def _power_of_two(n):
    return np.int64((np.int64(n) + 1023) << 52).view(np.float64)


@inline
def log(x):
    """ln x for normal x > 0; absolute error below 2e-16·(1 + |ln x|).

    x = 2ⁿ·m with √½ ≤ m < √2, ln m = 2·artanh s, s = (m − 1)/(m + 1). Source: Gregory's series.
    """
    bits = np.float64(x).view(np.int64)
    m = np.int64((bits & 0x000FFFFFFFFFFFFF) | 0x3FE0000000000000).view(np.float64)
    low = m < 0.7071067811865476
    n = np.float64((bits >> 52) - 1022) - 1.0 * low
    m = m * (1.0 + 1.0 * low)  # np.where would take memory inside a step
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    p = 1.0 / 23.0 + 0.0 * z
    for k in range(21, 0, -2):
        p = 1.0 / k + z * p
    return n * LN2_HIGH + (n * LN2_LOW + 2.0 * s * p)


@inline
def power(x, exponent):
    """xᵖ for x ≥ 0 and p ≥ 0; relative error below 4e-16·(1 + p·|ln x|). 0⁰ is 1."""
    y = exp(exponent * log(np.maximum(x, 2.2250738585072014e-308)))
    return y * (1.0 - 1.0 * ((x == 0.0) & (exponent > 0.0)))


@inline
def whole_power(x, n):
    """xⁿ for a whole number n ≥ 0, by squaring; relative error below 2e-16·n, none for n < 2."""
    result = 1.0
    while n > 0:
        if n % 2 == 1:
            result *= x
        x *= x
        n //= 2
    return result


def whole_powers(x: float, n: NDArray[np.int64]) -> NDArray[np.float64]:
    """As `whole_power`, for an array of exponents."""
    result = np.ones(n.shape)
    while n.any():
        result = np.where(n % 2 == 1, result * x, result)
        x *= x
        n = n // 2
    return result


@inline
def cos_pi(u):
    """cos πu for −2 ≤ u ≤ 2; absolute error below 3e-16, exact for whole u. cos 2x = 1 − 2·sin² x, sin by Taylor."""
    u = np.abs(u)
    u = np.minimum(u, 2.0 - u)
    x = np.minimum(u, 1.0 - u) * (np.pi / 2)
    z = x * x
    p = 1.0 + 0.0 * z
    for k in range(8, 0, -1):
        p = 1.0 - z * p / (2 * k * (2 * k + 1))
    cosine = 1.0 - 2.0 * (x * p) * (x * p)
    return cosine * (1.0 - 2.0 * (u > 0.5))
