"""Learning rates over a run, and the warm-ups that optimizers bring along."""

import math
from functools import lru_cache
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from dllab.catalogue import ListFrom, parameter
from dllab.engine.optimizers.radam import KNOWN
from dllab.engine.schedules import SCHEDULES, Schedule
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen, numbered
from dllab.messages import text

MOST = 4  # schedules on one axis
POINTS = 1_000  # of a curve, at most
LONGEST = 10_000_000  # steps of a run
PAPERS_KNOWN = 4  # RAdam's r is a number where ρ is larger

Several = Annotated[tuple[Schedule, ...], ListFrom(SCHEDULES, least=1, most=MOST, without=("reduce_on_plateau",))]


@lru_cache(64)
def curve(schedule: Schedule, rate: float, total: int, steps_per_epoch: int) -> NDArray[np.float64]:
    """Step and learning rate at up to 1,000 steps from the first to the end, float64[2, n]."""
    steps = np.unique(np.linspace(0, total, min(total + 1, POINTS)).astype(np.int64))
    return np.stack([steps, schedule.rates(steps, rate, total, steps_per_epoch)])


def uncorrected(t: NDArray[np.float64], beta1: float, beta2: float) -> NDArray[np.float64]:
    """Adam's step t without its corrections, under a constant gradient, in η: (1 − β₁ᵗ)/√(1 − β₂ᵗ)."""
    return (1 - beta1**t) / np.sqrt(1 - beta2**t)


def rectified(t: NDArray[np.float64], beta2: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """RAdam's ρ and r at step t; r is NaN where ρ ≤ 4.

    ρ∞ = 2/(1 − β₂) − 1;   ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ);   r = √((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ))
    """
    power = beta2**t
    last = 2 / (1 - beta2) - 1
    rho = last - 2 * t * power / (1 - power)
    known = np.where(rho > PAPERS_KNOWN, rho, np.nan)
    return rho, np.sqrt((known - 4) * (known - 2) * last / ((last - 4) * (last - 2) * known))


@EXPLORERS.register("schedules", label="Schedules and warm-ups", order=60)
class Schedules(Explorer):
    """How large is the step at every moment of a run, by the schedule and by the optimizer itself?

        η(t) = schedule(t, η, T)
        Adam uncorrected, constant gradient:
            η·(1 − β₁ᵗ)/√(1 − β₂ᵗ)
        RAdam: η·r(ρ)
            ρ∞ = 2/(1 − β₂) − 1
            ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)

    A schedule makes large steps while there is far to go and small ones to settle; a warm-up holds the first ones back.
    Without its corrections Adam would begin the other way, with steps several times too large. RAdam brings a warm-up
    of its own, whose length follows from β₂. The curves are computed by the code that trains.

    Source: Loshchilov & Hutter (2017), SGDR; Smith (2017); Kingma & Ba (2015); Liu et al. (2020).
    """

    schedules: Several = parameter(
        (
            SCHEDULES["cosine"](),
            SCHEDULES["polynomial"].model_validate({"power": 0.5}),
            SCHEDULES["one_cycle"](),
            SCHEDULES["multistep"].model_validate({"milestones": (2000, 3000)}),
        ),
        label="Schedules",
        help="Up to four on one axis, each with its warm-up.",
    )
    rate: float = parameter(
        0.01, label="Learning rate η", help="What the schedules begin from.", gt=0, le=1000, logarithmic=True
    )
    total: int = parameter(
        4_000, label="Length T", help="Steps of the run.", unit="steps", ge=1, le=LONGEST, logarithmic=True
    )
    at: int = parameter(
        3_000, label="Step t", help="Where the rates are read off, up to the end of the run.", ge=0, le=LONGEST
    )
    steps_per_epoch: int = parameter(
        100, label="Steps an epoch", help="For schedules that count epochs.", ge=1, le=LONGEST, logarithmic=True
    )
    beta1: float = parameter(0.9, label="β₁", help="Adam's memory of the gradient.", ge=0, le=0.9999)
    beta2: float = parameter(0.999, label="β₂", help="Adam's and RAdam's memory of its square.", ge=0, le=0.99999)

    group = "optimizers"
    topics = (11, 12)
    terms = "learning rate warm-up cosine one-cycle polynomial RAdam 学习率调度 预热 余弦退火 多项式衰减 循环学习率"
    card = Card(
        tries=(
            text("Say the rate of the cosine in the middle of the run, then read it there."),
            text("Where has the polynomial with power one half lost half of its rate? Guess, then find the step."),
            text("Read Adam's uncorrected step at the steps 1, 10 and 1,000. When would it be the largest?"),
        ),
        mistakes=(
            text("“Adam's corrections keep the first steps from being small.” Without both they would be too large."),
            text("“A factor of 0.99 is a decay.” Over a whole run it takes one hundredth; it is meant for an epoch."),
            text("“A warm-up cures a rate that is too large.” It only delays what such a rate does."),
        ),
        script=text(
            "Let the class draw a schedule of its own on paper: large or small at first, and at the end? Show the four "
            "and move the cursor. Add a warm-up to one of them. Then the optimizers' own: show Adam's first steps "
            "without corrections, and ask what a warm-up is good for there. Close with RAdam, whose warm-up nobody has "
            "to choose."
        ),
        slip=text(
            "Notes call (1 − t/T)ᵖ a decay at equal intervals: it is polynomial decay. And 0.99^(t/T) falls by 1 % in "
            "the whole run; meant is 0.99 an epoch."
        ),
    )  # fmt: skip
    numbers = {
        "step": Readout(text("Step read off")),
        **numbered("rate", text("Rate of schedule"), MOST),
        **numbered("share", text("Share of η, schedule"), MOST),
        "adam": Readout(text("Adam's step without corrections, in η")),
        "radam_rho": Readout(text("RAdam's ρ")),
        "radam_r": Readout(text("RAdam's r")),
        "radam_divides": Readout(text("RAdam divides by √v (1) or not yet (0)")),
    }
    runs = (curve, uncorrected, rectified)

    @property
    def cursor(self) -> int:
        """The step that is read off: none after the end of the run."""
        return min(self.at, self.total)

    def scene(self, step: int = 0) -> Scene:
        """t: float[n], steps, and rates: float[S, n]. warm_t: float[m], steps from 1, evenly on a logarithmic axis;
        adam and radam: float[m], Adam's step without corrections and RAdam's r there, NaN before RAdam divides.
        """
        curves = [curve(one, self.rate, self.total, self.steps_per_epoch) for one in self.schedules]
        t = np.unique(np.geomspace(1, max(self.total, 2), 300).astype(np.int64)).astype(np.float64)
        rho, r = rectified(t, self.beta2)
        return frozen(
            {
                "t": curves[0][0].copy(),
                "rates": [one[1] for one in curves],
                "warm_t": t,
                "adam": uncorrected(t, self.beta1, self.beta2),
                "radam": np.where(rho > KNOWN, r, np.nan),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Rates of the step at the cursor, steps counting from 0; what optimizers bring along is NaN at 0."""
        values: dict[str, float] = {"step": self.cursor}
        for k, one in enumerate(self.schedules, 1):
            at = np.array([self.cursor])
            values[f"rate{k}"] = one.rates(at, self.rate, self.total, self.steps_per_epoch).item()
            values[f"share{k}"] = values[f"rate{k}"] / self.rate
        if not self.cursor:
            return values | dict.fromkeys(("adam", "radam_rho", "radam_r", "radam_divides"), math.nan)
        t = np.array([float(self.cursor)])
        rho, r = (one.item() for one in rectified(t, self.beta2))
        adam = uncorrected(t, self.beta1, self.beta2).item()
        return values | {"adam": adam, "radam_rho": rho, "radam_r": r, "radam_divides": int(rho > KNOWN)}
