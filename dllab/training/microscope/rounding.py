"""What float32 may make of a network that is computed in float64: how far a gradient may be off without being wrong."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

EPSILON = float(np.finfo(np.float32).eps)  # of sums, beside the sizes of their terms
SLOPE = 5 * EPSILON  # of f′, beside the largest: 1 − a² of a saturated tanh has no digit left
DRAWS = 4
SPREAD = 4.0  # standard deviations that are allowed for

Array = NDArray[np.float64]


class Rounding:
    """One draw of all rounding errors, each as large as it may be and of a random sign, the same at every weight.

    Weighted sums are shifted, and activations tilted about what they were given first, which changes f′ and not f.
    """

    def __init__(self, seed: int):
        self._random = np.random.default_rng(seed)
        self._shifts: dict[int, Array] = {}
        self._tilts: dict[int, tuple[Array, Array]] = {}

    def shift(self, number: int, sizes: Callable[[], Array]) -> Array:
        """What is added to the weighted sums of layer `number`; sizes: Σ|w·x| + |b| of each."""
        if number not in self._shifts:
            terms = sizes()
            self._shifts[number] = EPSILON * terms * self._signs(terms)
        return self._shifts[number]

    def tilt(self, number: int, u: Array, units: slice, largest: float) -> Array:
        """What is added to f(u) of some units of layer `number`, f′ being `largest` at most; all of them come first."""
        if number not in self._tilts:
            self._tilts[number] = u, SLOPE * largest * self._signs(u)
        at, slope = self._tilts[number]
        return slope[:, units] * (u - at[:, units])

    def _signs(self, like: Array) -> Array:
        return self._random.choice([-1.0, 1.0], like.shape)


def gradient_error(exact: float, slope: Callable[[Rounding], float]) -> float:
    """How far float32 may be off a gradient, given that of the network with such rounding errors."""
    return SPREAD * float(np.sqrt(np.mean([(slope(Rounding(seed)) - exact) ** 2 for seed in range(DRAWS)])))
