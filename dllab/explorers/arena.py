"""Optimizers that race down one landscape."""

from typing import Annotated, Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from dllab.catalogue import FromRegistry, ListFrom, Point, parameter
from dllab.engine.optimizers import OPTIMIZERS, Optimizer
from dllab.engine.optimizers.adagrad import AdaGrad
from dllab.engine.optimizers.adam import Adam
from dllab.engine.optimizers.rmsprop import RMSProp
from dllab.engine.optimizers.sgd import SGD
from dllab.engine.schedules import SCHEDULES, Schedule
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.explorers.racing import CONSTANT, Trail, race
from dllab.explorers.surfaces import SURFACES, Numbers, relief, row
from dllab.messages import text

MOST_RACERS = 8
LONGEST = 5_000  # steps
FIELD = ListFrom(OPTIMIZERS, least=1, most=MOST_RACERS, without=("perceptron",))  # that one asks for examples

LANDSCAPES = Literal[
    "ravine", "rosenbrock", "beale", "himmelblau", "saddle", "product", "two minima", "plateau", "quartic"
]
RACERS = (
    SGD(learning_rate=0.05),
    SGD(learning_rate=0.05, momentum=0.9),
    SGD(learning_rate=0.05, momentum=0.9, nesterov=True),
    AdaGrad(learning_rate=1.0),
    RMSProp(learning_rate=0.1),
    Adam(learning_rate=0.3),
)
# What each landscape begins with where nothing else is set: a race in which something is decided.
STEEP = (
    SGD(learning_rate=0.001),
    SGD(learning_rate=0.001, momentum=0.9),
    SGD(learning_rate=0.001, momentum=0.9, nesterov=True),
    AdaGrad(learning_rate=0.5),
    Adam(learning_rate=0.05),
)
GENTLE = (
    SGD(learning_rate=0.1),
    SGD(learning_rate=0.1, momentum=0.9),
    RMSProp(learning_rate=0.1),
    Adam(learning_rate=0.1),
)
VALLEYS = (
    SGD(learning_rate=0.01),
    SGD(learning_rate=0.01, momentum=0.9),
    AdaGrad(learning_rate=0.5),
    Adam(learning_rate=0.1),
)
FIRST: dict[str, dict[str, Any]] = {
    "ravine": {},
    "rosenbrock": {"racers": STEEP, "length": 2_000},
    "beale": {"racers": VALLEYS, "length": 1_000},
    "himmelblau": {"racers": VALLEYS},
    "saddle": {"racers": GENTLE, "target": 0.01, "length": 100},
    "product": {"racers": GENTLE, "length": 100},
    "two minima": {"racers": GENTLE},
    "plateau": {"racers": GENTLE},
    "quartic": {"racers": GENTLE},
}


def best_rates(curvatures: NDArray[np.float64]) -> dict[str, float]:
    """What theory says of a bowl with these eigenvalues: rates of gradient descent and of momentum; NaN elsewhere.

    η < 2/λₙ;   η* = 2/(λ₁ + λₙ);   with momentum η* = 4/(√λ₁ + √λₙ)², β* = ((√κ − 1)/(√κ + 1))², κ = λₙ/λ₁
    """
    low, high = float(curvatures[0]), float(curvatures[-1])
    if not low > 0:
        return dict.fromkeys(("largest_rate", "best_rate", "best_momentum_rate", "best_momentum"), float("nan"))
    root = (high / low) ** 0.5
    return {
        "largest_rate": 2 / high,
        "best_rate": 2 / (low + high),
        "best_momentum_rate": 4 / (low**0.5 + high**0.5) ** 2,
        "best_momentum": ((root - 1) / (root + 1)) ** 2,
    }


@EXPLORERS.register("arena", label="Arena: optimizers race downhill", order=40)
class Arena(Explorer):
    """Up to eight optimizers run down one landscape from the same place, each with the kernel that trains networks.

        best rate of gradient descent: η* = 2/(λ₁ + λₙ); it diverges from 2/λₙ
        best momentum: η* = 4/(√λ₁ + √λₙ)², β* = ((√κ − 1)/(√κ + 1))², κ = λₙ/λ₁

    λ are the curvatures at the lowest place that is nearest to the start. The formulas are for a bowl and for many
    steps: in a short race others may win. Numbers are float32, as in training.

    Source: Polyak (1964), Some Methods of Speeding up the Convergence of Iteration Methods; Goh (2017), Why Momentum
    Really Works.
    """

    surface: LANDSCAPES = parameter("ravine", label="Landscape", help="What the optimizers run down.")
    start: Point = parameter((-8.0, 1.0), label="Starting point", help="Where all of them begin; drag it.")
    racers: Annotated[
        tuple[Optimizer, ...], ListFrom(OPTIMIZERS, least=1, most=MOST_RACERS, without=("perceptron",))
    ] = parameter(RACERS, label="Racers", help="The optimizers, each with its own rate.")
    kappa: float = parameter(
        20.0,
        label="κ",
        help="How much steeper the ravine is across than along.",
        ge=1,
        le=10_000,
        logarithmic=True,
        needs="surface=ravine",
    )
    target: float = parameter(
        1e-3, label="Target", help="How far above the lowest place counts as having arrived.", ge=1e-12, le=1e3,
        logarithmic=True,
    )  # fmt: skip
    length: int = parameter(300, label="Steps", help="How long the race is.", ge=1, le=LONGEST, logarithmic=True)
    schedule: Annotated[Schedule, FromRegistry(SCHEDULES, without=("reduce_on_plateau",))] = parameter(
        CONSTANT, label="Schedule", help="What all rates follow over the race."
    )
    noise: float = parameter(0.0, label="Noise c", help="Deviation of what is added to every gradient.", ge=0, le=100)
    noise_decay: float = parameter(
        0.0, label="Noise decay γ", help="The deviation at step t is c/(1 + t)^γ.", ge=0, le=1
    )
    seed: int = parameter(0, label="Seed", help="Of the noise: the same for all racers.", ge=0, le=2**31)
    tilt: float = parameter(
        0.15,
        label="Tilt",
        help="Lifts the right one of the two minima, which is gone from 0.385 on.",
        ge=-0.5,
        le=0.5,
        needs="surface=two minima",
    )
    angle: float = parameter(
        0.0, label="Angle", help="By which the ravine is turned.", unit="°", ge=-90, le=90, needs="surface=ravine"
    )
    shaded: bool = parameter(
        False, label="Shade the map", help="As if light fell on the landscape from the upper left."
    )

    group = "optimizers"
    topics = (4, 5, 7, 8, 9, 11, 12, 22, 35)
    terms = (
        "optimizer race ravine saddle momentum nesterov adagrad rmsprop adam rosenbrock beale himmelblau local minimum "
        "优化器 竞技场 峡谷 鞍点 动量 学习率 局部极小 条件数"
    )
    card = Card(
        tries=(
            text("Before you look: at which rate does SGD stop getting anywhere in the ravine? Then try 0.1 and 0.11."),
            text("Beat Adam: find a rate and a momentum that reach the target in fewer steps."),
            text("Take the saddle, start exactly at (1, 0), then move the start up by a hair's breadth."),
        ),
        mistakes=(
            text("“A smaller rate is safer, so it is better.” Along the ravine it hardly moves; κ decides how bad."),
            text("“Momentum always helps.” Beale's valley throws it out at the rate that suits plain SGD."),
            text("“Adam finds the global minimum.” It takes the valley it rolls into; see Himmelblau's four."),
        ),
        script=text(
            "Show the ravine and ask which way the gradient points: across, not along. Play SGD at 0.05, then 0.1: it "
            "swings between the walls for ever, because 2/λₙ is 0.1. At 0.11 it flies away. Add momentum and let the "
            "class guess who arrives first. Close with the saddle: on the ridge nothing pushes sideways, and a start "
            "that is off by 0.001 is enough to escape."
        ),
        slip=text(
            "Notes write w + ηm for momentum; the step goes downhill: w − ηm. AdaGrad sums g², not w², and it does not "
            "lead to the global optimum."
        ),
    )  # fmt: skip
    numbers = {
        "target_level": Readout(text("Loss that counts as arrived")),
        "curvature_least": Readout(text("Smallest curvature λ₁")),
        "curvature_most": Readout(text("Largest curvature λₙ")),
        "largest_rate": Readout(text("SGD diverges from 2/λₙ")),
        "best_rate": Readout(text("Best rate of SGD")),
        "best_momentum_rate": Readout(text("Best rate with momentum")),
        "best_momentum": Readout(text("Best momentum β")),
        **{f"loss_{n}": Readout(text("Loss of racer"), index=n) for n in range(1, MOST_RACERS + 1)},
        **{f"x_{n}": Readout(text("X of racer"), index=n) for n in range(1, MOST_RACERS + 1)},
        **{f"y_{n}": Readout(text("Y of racer"), index=n) for n in range(1, MOST_RACERS + 1)},
        **{f"reached_{n}": Readout(text("Steps to the target, racer"), index=n) for n in range(1, MOST_RACERS + 1)},
        **{f"diverged_at_{n}": Readout(text("Step of divergence, racer"), index=n) for n in range(1, MOST_RACERS + 1)},
    }
    runs = (race, best_rates)
    pace = 40

    @model_validator(mode="before")
    @classmethod
    def _first(cls, given: Any) -> Any:
        """What is not set begins as suits the landscape."""
        if not isinstance(given, dict) or given.get("surface") not in FIRST:
            return given
        return {**cls.suited(given["surface"]), **given}

    @classmethod
    def suited(cls, surface: str) -> dict[str, Any]:
        """Start, racers, target and length with which something is decided on a landscape."""
        return {"start": SURFACES[surface].start, **FIRST[surface]}

    def following(self, changed: str) -> Self:
        """With another landscape, what suits it."""
        return self if changed != "surface" else type(self)(surface=self.surface)

    @property
    def k(self) -> Numbers:
        """What the formulas of the landscapes read."""
        return row(self.kappa, self.angle, self.tilt)

    @property
    def steps(self) -> int:
        return self.length

    @property
    def trails(self) -> list[Trail]:
        """Of every racer, the whole race."""
        noise = (self.noise, self.noise_decay, self.seed)
        return [
            race(self.surface, self.k, self.start, racer, self.length, self.schedule, noise) for racer in self.racers
        ]

    def scene(self, step: int = 0) -> Scene:
        """What lies below: x, y, height[y, x]; field, float[4, n] of x, y and the slope there; minima, float[m, 2].

        path, float[racers, length + 1, 2] and loss, float[racers, length + 1]: the whole race; at, float[racers, 2]:
        where they are after `step` steps.
        """
        trails, minima = self.trails, SURFACES[self.surface].minima(self.k)
        path = np.stack([trail.path for trail in trails])
        return frozen(
            {
                **relief(self.surface, self.k, SURFACES[self.surface].around(self.start)),
                "path": path,
                "loss": np.stack([trail.loss for trail in trails]),
                "at": path[:, min(step, self.length)],
                "minima": np.reshape(minima, (-1, 2)),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Theory's rates, then of every racer where it is after `step` steps and when it arrived or diverged."""
        surface, step = SURFACES[self.surface], min(step, self.length)
        level = surface.lowest(self.k) + self.target
        nearest = min(surface.minima(self.k), key=lambda place: float(np.hypot(*np.subtract(place, self.start))))
        curvatures = np.linalg.eigvalsh(surface.hessian(*nearest, self.k)).astype(np.float64)
        found = {
            "target_level": level,
            "curvature_least": float(curvatures[0]),
            "curvature_most": float(curvatures[1]),
            **best_rates(curvatures),
        }
        for number, trail in enumerate(self.trails, start=1):
            found[f"loss_{number}"] = float(trail.loss[step])
            found[f"x_{number}"], found[f"y_{number}"] = map(float, trail.path[step])
            found[f"reached_{number}"] = trail.reached(level)
            found[f"diverged_at_{number}"] = trail.diverged_at
        return found
