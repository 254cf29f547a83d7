"""What is recorded of every layer, what it means, and when it is a cause for concern."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from dllab.diagnostics import trends
from dllab.diagnostics.bounds import CRAWLING, DEAD, GROWN, GROWN_NORM, JUMPING, SATURATED, VANISHED
from dllab.diagnostics.cures import rectifies, squashes
from dllab.engine.activations import Activation
from dllab.messages import text
from dllab.training.snapshot import Curves


class Light(Enum):
    """A verdict on a value; each has a shape and a colour of its own."""

    NONE = "none"
    FINE = "fine"
    LOW = "low"
    HIGH = "high"
    BROKEN = "broken"


@dataclass(frozen=True)
class Place:
    """Where a value was measured.

    activation: of the layer; None for the output layer, which has none. output: the quantity's value there. longest:
    the norm beyond which a gradient explodes, which goes with the data. frozen: whether the layer is.
    """

    activation: Activation | None
    output: float
    longest: float
    frozen: bool = False


Verdict = Callable[[float, Place], Light]


def _of_gradient(norm: float, place: Place) -> Light:
    """Too long by itself, or beside the output layer's, or too short beside it."""
    if norm > place.longest:
        return Light.HIGH
    if not place.output > 0:  # nothing to compare with
        return Light.FINE if norm or np.isnan(place.output) else Light.LOW
    ratio = norm / place.output
    if ratio > GROWN and norm > GROWN_NORM:
        return Light.HIGH
    return Light.LOW if ratio < VANISHED else Light.FINE


def _of_saturated(share: float, place: Place) -> Light:
    """A rectifier is meant to be off for some examples: only what squashes is judged."""
    if place.activation is None or not squashes(place.activation):
        return Light.NONE
    return Light.HIGH if share > SATURATED else Light.FINE


def _of_dead(share: float, place: Place) -> Light:
    """Of what is flat somewhere; a leaky unit passes gradients everywhere."""
    if place.activation is None or not (squashes(place.activation) or rectifies(place.activation)):
        return Light.NONE
    return Light.HIGH if share > DEAD else Light.FINE


def _of_update(ratio: float, place: Place) -> Light:
    """A frozen layer is meant to stay."""
    if place.frozen:
        return Light.NONE
    return Light.LOW if ratio < CRAWLING else Light.HIGH if ratio > JUMPING else Light.FINE


def lately(curves: Curves, name: str) -> NDArray[np.float64]:
    """float64[layers]: what a quantity is judged by, as in the findings; empty before anything was recorded.

    The median of late, for one batch is noise; of dead units the smallest share, for a unit that wakes up now and then
    is sparse, not dead. Where the newest value is not finite, that one.
    """
    newest = trends.by_layer(curves, name)[:, -1:]
    if not newest.shape[1]:
        return np.zeros(0)
    window = trends.recent(curves)
    if name == "dead":
        usual = np.fmin.reduce(trends.lowest_by_layer(curves, name)[:, window], axis=1)
    else:
        usual = trends.medians(trends.by_layer(curves, name)[:, window])
    return np.where(np.isfinite(newest[:, 0]), usual, newest[:, 0])


@dataclass(frozen=True)
class Quantity:
    """One quantity of a layer.

    name: of the columns of the history. share: a number from 0 to 1, best read as a percentage. verdict: what a finite
    value means, or None where no value is better than another; `warning_low` and `warning_high` say it. off, off_help:
    what to call it, and what it is, where an activation does not saturate but is off.
    """

    name: str
    label: str
    help: str
    share: bool = False
    verdict: Verdict | None = None
    logarithmic: bool = False
    warning_low: str = ""
    warning_high: str = ""
    off: str = ""
    off_help: str = ""

    def judge(self, value: float, place: Place) -> Light:
        """The light for a value."""
        if not np.isfinite(value):
            return Light.BROKEN
        return Light.NONE if self.verdict is None else self.verdict(value, place)

    def label_for(self, *activations: Activation) -> str:
        """What to call it in layers with these activations."""
        return self.off if self.off and activations and not any(map(squashes, activations)) else self.label

    def help_for(self, *activations: Activation) -> str:
        """What it is in layers with these activations."""
        return self.off_help if self.label_for(*activations) != self.label else self.help


QUANTITIES = (
    Quantity(
        "grad_norm",
        text("Gradient"),
        text(
            "Length of the loss's gradient with respect to all weights and biases of the layer: ‖∂L/∂θ‖ = √Σg². "
            "Shrinking from the output to layer 1 it vanishes, growing it explodes."
        ),
        verdict=_of_gradient,
        logarithmic=True,
        warning_low=text("Vanishing: less than 1/1000 of the output layer's gradient"),
        warning_high=text("Exploding: longer than any update can use, or 1000 times the output layer's gradient"),
    ),
    Quantity(
        "activation_mean",
        text("Mean"),
        text("Mean of the layer's outputs over the batch: μ = 1/n Σa. Far from 0 it shifts every later layer."),
    ),
    Quantity(
        "activation_std",
        text("Spread"),
        text(
            "Standard deviation of the layer's outputs over the batch: σ = √(1/n Σ(a − μ)²). "
            "Near 0 all examples look the same to the next layer."
        ),
        logarithmic=True,
    ),
    Quantity(
        "saturated",
        text("Saturated"),
        text("Share of the layer's outputs where the activation is nearly flat, so that little gradient passes."),
        share=True,
        verdict=_of_saturated,
        off=text("Off"),
        off_help=text(
            "Share of the layer's outputs on the side where the activation is flat. A rectifier is meant to be off for "
            "some examples; a unit that is off for all of them is dead."
        ),
        warning_high=text("Saturated: more than 50 % of the outputs lie where the activation is flat"),
    ),
    Quantity(
        "dead",
        text("Dead"),
        text("Share of the layer's units that are flat for every example of the batch: they learn nothing from it."),
        share=True,
        verdict=_of_dead,
        warning_high=text("Dead: more than 40 % of the units pass no gradient for any example"),
    ),
    Quantity(
        "update_ratio",
        text("Update"),
        text(
            "Length of one update compared with the weights it changes: ‖Δw‖ / ‖w‖. About 0.001 is healthy; "
            "far below, the layer hardly learns, far above, it jumps."
        ),
        verdict=_of_update,
        logarithmic=True,
        warning_low=text("Hardly learning: an update changes the weights by less than 1/50000 of their length"),
        warning_high=text("Jumping: an update changes the weights by more than 1/10 of their length"),
    ),
)
