"""Scalar formulas in forms that a compiler turns into vector code.

The C library's float functions are called one value at a time and differ from machine to machine; these polynomial and
rational forms do neither. Bounds on their errors are stated and tested over the whole range.
"""

import math
from typing import Any

import numpy as np

from dllab.engine.kernels.compiler import inline

F = np.float32


def fma(a: Any, b: Any, c: Any) -> np.float32:
    """a·b + c in float32, rounded once.

    In float64 the product is exact; their sum is rounded to an odd last bit, so that rounding it again does no harm.
    Source: Boldo & Melquiond (2008), Emulation of FMA and Correctly Rounded Sums.
    """
    product, addend = float(a) * float(b), float(c)
    whole = product + addend
    part = whole - product
    lost = (product - (whole - part)) + (addend - part)
    if lost != 0.0 and math.isfinite(whole) and np.float64(whole).view(np.int64) & 1 == 0:
        whole = math.nextafter(whole, math.copysign(math.inf, lost))
    return F(whole)


@inline
def power_of_two(n: int) -> float:
    """2ⁿ for −127 < n < 128, 0 for −127 and infinity for 128, by writing the exponent of a float32."""
    return np.int32((n + 127) << 23).view(np.float32)


@inline
def exp(x: float) -> float:
    """eˣ; relative error below 3e-7 for −87 < x < 88, then infinity, or down to 0 below; NaN stays NaN.

    x = n·ln 2 + r with |r| ≤ ½ ln 2, eˣ = 2ⁿ·eʳ; ln 2 is split in two so that n·ln 2 is subtracted exactly.
    Source: Cody & Waite (1980); coefficients after Cephes' expf (Moshier 1992).
    """
    n, p = halvings(min(max(x, F(-104.0)), F(89.0)))
    half = n >> 1  # 2ⁿ in two factors: n may lie outside the range of one exponent
    return (p + F(1.0)) * power_of_two(half) * power_of_two(n - half) if x == x else x


@inline
def halvings(x):
    """(n, eʳ − 1), where x = n·ln 2 + r with whole n and |r| ≤ ½ ln 2. No answer for NaN."""
    n = np.floor(fma(x, F(1.44269504088896341), F(0.5)))
    r = fma(n, F(-0.693359375), x)
    r = fma(n, F(2.12194440e-4), r)
    p = F(1.9875691500e-4)
    p = fma(p, r, F(1.3981999507e-3))
    p = fma(p, r, F(8.3334519073e-3))
    p = fma(p, r, F(4.1665795894e-2))
    p = fma(p, r, F(1.6666665459e-1))
    p = fma(p, r, F(5.0000001201e-1))
    return np.int32(n), fma(p * r, r, r)


@inline
def expm1(x: float) -> float:
    """eˣ − 1 for x ≤ 88; relative error below 5e-7, also where eˣ would round to 1; NaN stays NaN.

    As exp, with eʳ − 1 in place of eʳ: eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1).
    """
    n, p = halvings(min(max(x, F(-104.0)), F(88.0)))
    half = n >> 1
    scale = power_of_two(half) * power_of_two(n - half)
    y = p if n == 0 else fma(scale, p, scale - F(1.0))
    return y if x == x else x


@inline
def sigmoid(x: float) -> float:
    """1/(1 + e⁻ˣ); relative error below 5e-7 for x > −87, then down to 0; NaN stays NaN.

    As exp, with one factor: 2ⁿ beyond the range of its exponent is 0 or infinite, and the sigmoid 1 or 0.
    """
    n, p = halvings(min(max(-x, F(-88.0)), F(88.5)))
    y = F(1.0) / fma(p + F(1.0), power_of_two(n), F(1.0))
    return y if x == x else x


@inline
def normal_share(x: float) -> float:
    """Φ(x), the share of a standard normal distribution below x; absolute error below 3e-7; NaN stays NaN.

    Φ(−|x|) = e^(−x²/2)·p(1/(1 + 0.3|x|)), whose relative error grows with x², to 5e-6 at |x| = 12.
    Source: the form of Abramowitz & Stegun (1964), 7.1.26; p is fitted for the least relative error, 2e-7.
    """
    t = F(1.0) / fma(F(0.3), abs(x), F(1.0))
    p = F(3.5423856e-2)
    p = fma(p, t, F(-1.5615890e-1))
    p = fma(p, t, F(2.0455747e-1))
    p = fma(p, t, F(-5.2034580e-2))
    p = fma(p, t, F(1.2769204e-1))
    p = fma(p, t, F(1.0017587e-1))
    p = fma(p, t, F(1.2071215e-1))
    p = fma(p, t, F(1.1963201e-1))
    tail = p * t * exp(F(-0.5) * x * x)
    whole, sign = (F(1.0) if x > F(0.0) else F(0.0)), (F(-1.0) if x > F(0.0) else F(1.0))
    return fma(sign, tail, whole)


@inline
def log(x: float) -> float:
    """ln x for normal x > 0; relative error below 3e-7, absolute below 1e-7 near 1; NaN stays NaN. No answer for x ≤ 0.

    x = 2ⁿ·m with √½ ≤ m < √2, ln x = n·ln 2 + ln m. Source: coefficients after Cephes' logf (Moshier 1992).
    """
    bits = np.float32(x).view(np.int32)
    n = (bits >> 23) - 126
    m = np.int32((bits & 0x007FFFFF) | 0x3F000000).view(np.float32)
    low = m < F(0.707106781186547524)
    exponent = F(n) - (F(1.0) if low else F(0.0))
    r = (m + m if low else m) - F(1.0)
    z = r * r
    p = F(7.0376836292e-2)
    p = fma(p, r, F(-1.1514610310e-1))
    p = fma(p, r, F(1.1676998740e-1))
    p = fma(p, r, F(-1.2420140846e-1))
    p = fma(p, r, F(1.4249322787e-1))
    p = fma(p, r, F(-1.6668057665e-1))
    p = fma(p, r, F(2.0000714765e-1))
    p = fma(p, r, F(-2.4999993993e-1))
    p = fma(p, r, F(3.3333331174e-1))
    y = fma(F(-0.5), z, fma(exponent, F(-2.12194440e-4), p * r * z))
    return fma(exponent, F(0.693359375), r + y) if x == x else x


@inline
def log1p(x: float) -> float:
    """ln(1 + x) for 0 ≤ x ≤ 1; relative error below 3e-7, also where 1 + x would round to 1.

    2·artanh s = 2(s + s³/3 + s⁵/5 + …) with s = x/(2 + x) ≤ 1/3. Source: Gregory's series.
    """
    s = x / (F(2.0) + x)
    z = s * s
    p = fma(z, F(1.0 / 13.0), F(1.0 / 11.0))
    p = fma(p, z, F(1.0 / 9.0))
    p = fma(p, z, F(1.0 / 7.0))
    p = fma(p, z, F(1.0 / 5.0))
    p = fma(p, z, F(1.0 / 3.0))
    return F(2.0) * fma(s * z, p, s)


@inline
def power(x: float, exponent: float) -> float:
    """xᵖ for x ≥ 0 and p ≥ 0; relative error below 3e-7·(1 + p·|ln x|) up to 1.6e38; NaN stays NaN.

    e^(p·ln x), and 0 for denormal x and p > 0.
    """
    y = exp(exponent * log(max(x, F(1.17549435e-38))))
    kept = F(0.0) if x < F(1.17549435e-38) and exponent > F(0.0) else y
    return kept if x <= F(3.4028234e38) else x  # NaN and infinity


@inline
def cos_turns(u: float) -> float:
    """cos 2πu for 0 ≤ u ≤ 1; absolute error below 1e-6. cos 2x = 1 − 2·sin² x, and sin by its Taylor series."""
    x = F(np.pi / 2) * fma(F(2.0), abs(u - F(0.5)), F(-1.0))
    z = x * x
    p = fma(z, F(-1.0 / 39916800.0), F(1.0 / 362880.0))
    p = fma(p, z, F(-1.0 / 5040.0))
    p = fma(p, z, F(1.0 / 120.0))
    p = fma(p, z, F(-1.0 / 6.0))
    sine = fma(x * z, p, x)
    return fma(F(-2.0) * sine, sine, F(1.0))


@inline
def tanh(x: float) -> float:
    """tanh x; absolute error below 3e-7, relative error below 5e-7, odd exactly; NaN stays NaN.

    A ratio of polynomials of degree 13 and 6 on |x| < 7.905; ±1 from 9.02 on, where float32 tanh is, so that 1 − tanh²
    vanishes there.
    Source: the coefficients used by Eigen's vectorised float tanh (MathFunctionsImpl.h).
    """
    bounded = min(max(x, F(-7.90531110763549805)), F(7.90531110763549805))
    s = bounded * bounded
    p = fma(s, F(-2.76076847742355e-16), F(2.00018790482477e-13))
    p = fma(s, p, F(-8.60467152213735e-11))
    p = fma(s, p, F(5.12229709037114e-08))
    p = fma(s, p, F(1.48572235717979e-05))
    p = fma(s, p, F(6.37261928875436e-04))
    p = fma(s, p, F(4.89352455891786e-03))
    q = fma(s, F(1.19825839466702e-06), F(1.18534705686654e-04))
    q = fma(s, q, F(2.26843463243900e-03))
    q = fma(s, q, F(4.89352518554385e-03))
    value = bounded * p / q if abs(x) < F(9.02) else (F(1.0) if x > F(0.0) else F(-1.0))
    return value if abs(x) >= F(4e-4) else x  # NaN, and where x is tanh x: a tiny x·p would lose digits
