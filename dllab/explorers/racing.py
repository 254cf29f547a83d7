"""Optimizers on a landscape: where each has been, with the kernels that train networks."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dllab.engine.hyper import address, numbers
from dllab.engine.kernels import compiler
from dllab.engine.network import LANES, aligned_zeros
from dllab.engine.optimizers import Optimizer
from dllab.engine.schedules import SCHEDULES, Schedule
from dllab.explorers.surfaces import SURFACES, Numbers

CONSTANT = SCHEDULES["constant"]()
Noise = tuple[float, float, int]  # deviation at the first step, γ, seed
QUIET: Noise = (0.0, 0.0, 0)


@dataclass(frozen=True)
class Trail:
    """Where an optimizer has been: path, float64[steps + 1, 2], of float32 values; loss, float64[steps + 1].

    diverged_at: the first step whose loss is not finite; NaN where all are.
    """

    path: NDArray[np.float64]
    loss: NDArray[np.float64]
    diverged_at: float

    def reached(self, level: float) -> float:
        """The first step with a loss of at most `level`; NaN where there is none."""
        below = np.flatnonzero(self.loss <= level)
        return float(below[0]) if below.size else float("nan")


@lru_cache(maxsize=64)
def race(
    surface: str, k: Numbers, start: tuple[float, float], optimizer: Optimizer, steps: int,
    schedule: Schedule = CONSTANT, noise: Noise = QUIET,
) -> Trail:  # fmt: skip
    """Let an optimizer run down from `start`, in float32 as in training; remembered."""
    from dllab.engine.descent import descend  # late: brings numba in

    land, chain = SURFACES[surface], optimizer.chain
    w = aligned_zeros(LANES)
    w[:2] = start
    updates = np.zeros((2, 3), np.int64)
    hyper: list[float] = []
    places = [sum(len(part.slots) for part in chain[1:]) * LANES, 0]  # a wrapper's slots come before the others
    for row, part, place in zip(updates, chain, places, strict=False):
        row[:] = address(part, "update"), place, len(hyper)
        hyper += numbers(part)
    rates = schedule.rates(np.arange(steps), optimizer.learning_rate, steps)
    decay = sum(getattr(part, "weight_decay", 0.0) for part in chain)
    path = np.empty((steps + 1, 2), np.float32)
    with np.errstate(all="ignore"):
        descend(
            compiler.address(land.slope), np.array(k), w, aligned_zeros(LANES), np.zeros(2), optimizer.initial_slots(w),
            updates, np.array([*hyper, 0.0]), rates, float(decay), gradient_noise(steps, *noise), path,
        )  # fmt: skip
        walked = path.astype(np.float64)
        loss = np.asarray(land.value(walked[:, 0], walked[:, 1], k))
    lost = np.flatnonzero(~np.isfinite(loss))
    return Trail(walked, loss, float(lost[0]) if lost.size else float("nan"))


def gradient_noise(steps: int, deviation: float, gamma: float, seed: int) -> NDArray[np.float64]:
    """What is added to the gradient of step t: normal numbers of deviation c/(1 + t)^γ, float64[steps, 2].

    Source: Neelakantan et al. (2015), Adding Gradient Noise Improves Learning for Very Deep Networks.
    """
    if not deviation:
        return np.zeros((steps, 2))
    fading = deviation / (1.0 + np.arange(steps)) ** gamma
    return np.random.default_rng(seed).standard_normal((steps, 2)) * fading[:, None]
