"""How numbers are spread: histograms of a layer's values, and how they change from step to step."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dllab.training.microscope.look import QUANTITIES, Look

BINS = 48
MOST = 160  # looks remembered; beyond, the one that stands closest to its neighbours is forgotten

Key = tuple[int, str]  # a layer's number, and one of QUANTITIES


@dataclass(frozen=True, eq=False)
class Histogram:
    """counts: int64[n] values between edges[i] and edges[i + 1], float64[n + 1]; broken: values that are not finite."""

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    broken: int

    @classmethod
    def of(cls, values: NDArray[np.float32]) -> "Histogram":
        """In bins of equal width from the smallest to the largest finite value; a single one gets a bin around it."""
        flat = values.ravel()
        finite = flat[np.isfinite(flat)].astype(np.float64)
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        if not high - low > 1e-9 * max(abs(low), abs(high)):
            margin = 0.05 * abs(low) or 0.5
            low, high = low - margin, high + margin
        bins = ((finite - low) * (BINS / (high - low))).astype(np.int64)
        counts = np.bincount(np.clip(bins, 0, BINS - 1), minlength=BINS)  # twice as fast as np.histogram
        return cls(np.linspace(low, high, BINS + 1), counts, flat.size - finite.size)

    def shares(self, edges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Which share of the values lies in each of other bins, if they are spread evenly within a bin of this one."""
        total = self.counts.sum()
        if total == 0:
            return np.zeros(len(edges) - 1)
        below = np.concatenate([[0.0], np.cumsum(self.counts)]) / total
        return np.diff(np.interp(edges, self.edges, below))


def histograms_of(look: Look) -> dict[Key, Histogram]:
    """Of every quantity of every layer."""
    return {(layer.number, name): Histogram.of(layer.values(name)) for layer in look.layers for name in QUANTITIES}


@dataclass(frozen=True, eq=False)
class Flow:
    """steps: int64[m], rising; edges: float64[n + 1]; shares: float64[n, m] of the values in each bin at each step."""

    steps: NDArray[np.int64]
    edges: NDArray[np.float64]
    shares: NDArray[np.float64]


class Distributions:
    """The histograms of one run, in the order of its steps, however they come in."""

    def __init__(self) -> None:
        self._steps: list[int] = []
        self._looks: list[Mapping[Key, Histogram]] = []

    def add(self, step: int, histograms: Mapping[Key, Histogram]) -> None:
        """Remember those of a step; a look at the same step replaces the older one."""
        place = bisect_left(self._steps, step)
        if place < len(self._steps) and self._steps[place] == step:
            self._looks[place] = histograms
            return
        self._steps.insert(place, step)
        self._looks.insert(place, histograms)
        if len(self._steps) > MOST:
            steps = np.array(self._steps)
            crowded = 1 + int(np.argmin(steps[2:] - steps[:-2]))
            del self._steps[crowded], self._looks[crowded]

    def flow(self, layer: int, quantity: str, until: int) -> Flow | None:
        """One quantity of one layer up to step `until`, in common bins; None where nothing has been seen."""
        seen = bisect_left(self._steps, until + 1)
        own = [look[layer, quantity] for look in self._looks[:seen] if (layer, quantity) in look]
        if not own:
            return None
        low, high = min(h.edges[0] for h in own), max(h.edges[-1] for h in own)
        edges = np.linspace(low, high, 2 * BINS + 1)
        shares = np.stack([histogram.shares(edges) for histogram in own], axis=1)
        return Flow(np.array(self._steps[:seen]), edges, shares)
