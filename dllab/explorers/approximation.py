"""How a sum of simple units becomes any curve."""

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
from numpy.polynomial.chebyshev import Chebyshev
from numpy.typing import NDArray
from pydantic import Field

from dllab.catalogue import PointList, parameter
from dllab.datasets.points import EXTENT
from dllab.engine.activations import ACTIVATIONS
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.explorers.called import activated
from dllab.messages import text

if TYPE_CHECKING:
    from dllab.experiment import Experiment

POINTS = 401  # of the axis
CLOSEST = 1e-6  # knots that are no further apart are one: the later counts
FAMILY = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)  # units of the chart
MOST = 64

Kind = Literal["steps", "bumps", "ReLU"]
Target = Literal["sine", "jump", "parabola", "hill"]
Array = NDArray[np.float64]
Knots = Annotated[PointList, Field(min_length=1, max_length=MOST)]

LEARNT: dict[Target, dict[str, Any]] = {  # the datasets that are the targets
    "sine": {"name": "sine", "cycles": 1.5},
    "jump": {"name": "step_function", "steps": 1},
    "parabola": {"name": "polynomial", "degree": 2},
    "hill": {"name": "hill", "width": 0.6},
}

AXIS = np.linspace(-EXTENT, EXTENT, POINTS)


def target_of(name: Target, x: Array) -> Array:
    """A wave of one and a half cycles; a jump from −1 to 1; 2u² − 1; exp(−u²/0.18); u = x/R, as the lab's datasets."""
    u = x / EXTENT
    match name:
        case "sine":
            return np.sin(1.5 * np.pi * u)
        case "jump":
            return np.where(u >= 0, 1.0, -1.0)
        case "parabola":
            return np.asarray(Chebyshev.basis(2)(u), np.float64)
    return np.exp(-(u**2) / 0.18)


def columns(kind: Kind, places: Array, width: float) -> Array:
    """What each unit gives over the axis, by the kernels that train, float64[401, K].

    steps: s(x − x_k), 1 from x_k on; bumps: s(x − x_k + w/2) − s(x − x_k − w/2); ReLU: max(0, x − x_k).
    """

    def of(activation: str, knots: Array) -> Array:
        z = np.round(AXIS[:, None] - knots, 9)  # bumps that stand side by side share their edge
        return activated(ACTIVATIONS[activation](), z.ravel())[0].reshape(z.shape).astype(np.float64)

    if kind == "bumps":
        return of("step", places - width / 2) - of("step", places + width / 2)
    return of("relu" if kind == "ReLU" else "step", places)


def through(kind: Kind, places: Array, heights: Array) -> tuple[float, Array]:
    """The constant and the weight of every unit with which the curve has its knots at these heights.

    steps: level from each knot to the next, 0 before the first. bumps: each as high as its knot. ReLU: straight from
    knot to knot, and level before the first and after the last.
    """
    if kind == "bumps":
        return 0.0, heights
    if kind == "steps":
        return 0.0, np.diff(heights, prepend=0.0)
    slopes = np.diff(heights) / np.diff(places)
    return float(heights[0]), np.diff(slopes, prepend=0.0, append=0.0)


def fitted(units: Array, target: Array) -> tuple[float, Array]:
    """The constant and weights with the least squared error, by numpy.linalg.lstsq."""
    found = np.linalg.lstsq(np.column_stack([np.ones(POINTS), units]), target)[0]
    return float(found[0]), np.asarray(found[1:], np.float64)


def evenly(kind: Kind, count: int) -> Array:
    """So many knots, evenly spread: where the pieces of the axis begin, or, of bumps, their middles."""
    edges = np.linspace(-EXTENT, EXTENT, count + 1)
    return (edges[1:] + edges[:-1]) / 2 if kind == "bumps" else edges[:-1]


def rmse(curve: Array, target: Array) -> float:
    """Root mean squared error over the axis."""
    return float(np.sqrt(np.mean((curve - target) ** 2)))


@lru_cache(32)
def improvement(kind: Kind, target: Target) -> Array:
    """How the error falls with the number of evenly spread units at their best, float64[2, 12]: units, RMSE."""
    wanted, errors = target_of(target, AXIS), []
    for count in FAMILY:
        units = columns(kind, evenly(kind, count), 2 * EXTENT / count)
        constant, weights = fitted(units, wanted)
        errors.append(rmse(constant + units @ weights, wanted))
    return np.array([FAMILY, errors], np.float64)


@EXPLORERS.register("approximation", label="Universal approximation", order=110)
class Approximation(Explorer):
    """One hidden layer of simple units, weighted and added: with enough of them it comes as near to a curve as wanted.

        g(x) = c + Σ v_k·φ(x − x_k)
        φ: a step, a bump of two steps, or a ReLU

    A unit bends or jumps at one place, its knot. Steps build stairs, bumps build towers, ReLUs build straight pieces
    with at most one kink a unit. That some weights exist does not say that training finds them: drag the knots by hand,
    or let least squares set the heights.

    Source: Cybenko (1989), Approximation by Superpositions of a Sigmoidal Function; Hornik (1991).
    """

    units: Kind = parameter("steps", label="Kind of unit", help="What each hidden unit gives.")
    target: Target = parameter("sine", label="Target", help="The curve that is wanted.")
    knots: Knots = parameter(
        ((-2.0, 0.5), (-1.2, -0.5), (0.2, 0.5), (1.2, -0.5)), label="Knots", help="Where units bend, and how high."
    )
    best: bool = parameter(False, label="Best heights", help="Set by least squares for these knots.")
    even: int = parameter(
        0, label="Even knots", help="So many, evenly spread, in place of the dragged ones.", ge=0, le=MOST
    )
    width: float = parameter(
        1.0, label="Width of a bump", help="From its rise to its fall.", ge=0.01, le=2 * EXTENT, needs="units=bumps"
    )

    group = "theory"
    topics = (33,)
    terms = "universal approximation step bump ReLU kink width 万能逼近 通用近似定理 阶跃 折点 宽度"
    card = Card(
        tries=(
            text("Build the wave by hand with four steps. How small does the error get?"),
            text("Switch to ReLU with the same knots. How many kinks can so many units make?"),
            text("Say how the error falls when the number of even knots doubles, for steps and for ReLU."),
        ),
        mistakes=(
            text("“A wide network learns everything.” It could; whether training finds the weights is not said."),
            text("“Deep networks are needed to fit a curve.” One layer is enough; it may have to be very wide."),
        ),
        script=text(
            "Let the class place four knots by calling out numbers, and read the error. Take the best heights, and "
            "show how little the hand had missed. Double the knots: steps halve the error, ReLUs quarter it. Choose "
            "the jump: one step is perfect, and ReLUs struggle. Then let the same network learn, and compare its error "
            "with the best one."
        ),
    )  # fmt: skip
    numbers = {
        "rmse": Readout(text("Root mean squared error")),
        "best_rmse": Readout(text("The least with these knots")),
        "largest_error": Readout(text("Largest error")),
        "hidden_units": Readout(text("Hidden units")),
        "kinks": Readout(text("Places where the curve bends or jumps")),
        "parameters": Readout(text("Parameters of the network")),
    }
    runs = (columns, through, fitted)

    @property
    def placed(self) -> tuple[Array, Array]:
        """Places of the knots, rising, and their heights, float64[K] each."""
        if self.even:
            places = evenly(self.units, self.even)
            return places, target_of(self.target, places)
        kept: list[tuple[float, float]] = []
        for x, y in sorted(self.knots, key=lambda knot: knot[0]):
            if kept and x - kept[-1][0] <= CLOSEST:
                kept.pop()
            kept.append((x, y))
        places, heights = np.array(kept).T
        return places, heights

    @property
    def bump_width(self) -> float:
        """Of a bump: even ones stand side by side."""
        return 2 * EXTENT / self.even if self.even else self.width

    @property
    def hidden_units(self) -> int:
        """Of the network that gives the curve: a bump takes two steps."""
        return len(self.placed[0]) * (2 if self.units == "bumps" else 1)

    @property
    def experiment(self) -> "Experiment":
        """A network of so many units that learns the target from 200 examples.

        Steps have no slope to learn by: sigmoids take their place.
        """
        from dllab.experiment import Experiment  # late: brings all the choices in

        activation = {"name": "relu"} if self.units == "ReLU" else {"name": "sigmoid"}
        network = {"hidden": [self.hidden_units], "activation": activation}
        if self.units == "ReLU":
            network["initializer"] = {"name": "he_normal"}
        return Experiment.model_validate(
            {
                "name": "Universal approximation",
                "dataset": {"noise": 0.0, "samples": 200, **LEARNT[self.target]},
                "network": network,
                "loss": {"name": "mse"},
                "optimizer": {"name": "adam", "learning_rate": 0.01},
                "training": {"batch_size": 32, "epochs": 1000},
            }
        )

    def built(self) -> tuple[Array, Array, float, Array, Array]:
        """Places, what each unit gives, the constant, the weights, and the best curve for these places."""
        places, heights = self.placed
        units = columns(self.units, places, self.bump_width)
        constant, weights = at_best = fitted(units, target_of(self.target, AXIS))
        best_curve = at_best[0] + units @ at_best[1]
        if not self.best:
            constant, weights = through(self.units, places, heights)
        return places, units, constant, weights, best_curve

    def scene(self, step: int = 0) -> Scene:
        """x, target, curve, best: float[401]. parts: float[K, 401], what each unit adds. knots: float[2, K], places and
        the curve's height there. weights: float[K]. improvement: float[2, 12], number of even units and least RMSE.
        """
        places, units, constant, weights, best_curve = self.built()
        curve = constant + units @ weights
        return frozen(
            {
                "x": AXIS.copy(),
                "target": target_of(self.target, AXIS),
                "curve": curve,
                "best": best_curve,
                "parts": (units * weights).T,
                "knots": [places, np.interp(places, AXIS, curve) if self.best else self.placed[1]],
                "weights": weights,
                "improvement": improvement(self.units, self.target).copy(),
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Errors over the whole axis; a bump takes two hidden units, a unit two parameters and its weight."""
        places, units, constant, weights, best_curve = self.built()
        target, curve = target_of(self.target, AXIS), constant + units @ weights
        hidden = self.hidden_units
        ends = (-0.5, 0.5) if self.units == "bumps" else (0.0,)
        bends = {
            round(float(x + end * self.bump_width), 9)
            for x, weight in zip(places, weights, strict=True)
            for end in ends
            if abs(weight) > 1e-9
        }
        return {
            "rmse": rmse(curve, target),
            "best_rmse": rmse(best_curve, target),
            "largest_error": float(np.abs(curve - target).max()),
            "hidden_units": hidden,
            "kinks": sum(-EXTENT < x < EXTENT for x in bends),
            "parameters": 3 * hidden + 1,
        }
